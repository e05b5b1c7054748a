import { newBoxKeys } from '@toric/chassis/data/sealed-box';
import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PersonalDataAsked, RestrictionChanged } from '@toric/contracts/customer/events';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { PRIVACY_REQUEST_OPEN } from '@toric/contracts/customer/privacy/privacy.errors';
import { AskPrivacyRequest } from '@toric/contracts/customer/privacy/privacy.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { lockCustomers } from '../../customer-lock.store.ts';
import { deadlineOf } from '../deadline.ts';
import { sealBoxKey } from '../file/file.store.ts';
import { findPlaces } from '../place.store.ts';
import { FIRST_STATE, requestView, requireReason } from '../privacy-request.ts';
import { insertRequest, insertStep } from '../privacy-request.store.ts';
import { setRestricted } from '../restriction.store.ts';

/**
 * POST /customers/{customerId}/privacy-requests. Records the request with its legal deadline. A request for access or
 * portability sends → customer.personal-data-asked.v1. A restriction is in force at once →
 * customer.restriction-changed.v1.
 */
export const askPrivacyRequest = ({ vault }: { vault: Vault }) =>
  command(AskPrivacyRequest, {
    async run({ params: { customerId }, body: { kind, reason }, actor, tx, now, newId }) {
      requireReason(actor, reason);
      await lockCustomers(tx, [customerId]);
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const id = newId();
      const request = {
        ...{ id, customerId, kind, state: FIRST_STATE[kind], askedBy: actor.id, askedByStaff: actor.kind === 'staff' },
        ...deadlineOf(await findPlaces(tx, keys, customerId), now),
        ...{ fileUntil: null, endedAt: null, version: 1, createdAt: now, updatedAt: now },
      };
      const box = request.state === 'collecting' ? newBoxKeys() : undefined;
      const sealedKey = box ? sealBoxKey(keys, id, box.privateKey) : null;
      if (!(await insertRequest(tx, request, { keys, reason, sealedKey }))) throw PRIVACY_REQUEST_OPEN();
      await insertStep(tx, { id: newId(), requestId: id, kind: 'asked', at: now }, actor);
      if (kind === 'restriction') await setRestricted(tx, customerId, now);
      const change = { action: 'privacy-request.asked', subject: id, customerId, why: reason } as const;
      return answer(requestView(request, []))
        .emits(
          ...(box ? [PersonalDataAsked({ requestId: id, customerId, publicKey: box.publicKey })] : []),
          ...(kind === 'restriction' ? [RestrictionChanged({ customerId, isRestricted: true })] : []),
        )
        .records({ ...change, fields: [{ name: 'kind', before: null, after: kind }] });
    },
  });
