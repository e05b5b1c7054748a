import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CustomerErased } from '@toric/contracts/customer/events';
import { PRIVACY_REQUEST_NOT_FOUND } from '@toric/contracts/customer/privacy/privacy.errors';
import { ConfirmErasure } from '@toric/contracts/customer/privacy/privacy.http';
import { erasePerson } from '../erasing/erase-person.flow.ts';
import { findOrdersUnderWay, lockPerson } from '../erasing/erase.store.ts';
import type { KeepTombstone } from '../erasing/keep-tombstone.flow.ts';
import { requestView, requireConfirmable } from '../privacy-request.ts';
import { endRequest, insertStep, lockRequest } from '../privacy-request.store.ts';

type Deps = { vault: Vault; keepTombstone: KeepTombstone };

/**
 * POST /customers/{customerId}/privacy-requests/{requestId}/confirm. Erases the customer → customer.erased.v1. The
 * customer is locked before the orders are read, so that no order can be decided between the two.
 */
export const confirmErasure = ({ vault, keepTombstone }: Deps) =>
  command(ConfirmErasure, {
    async run({ params, actor, tx, now, newId }) {
      const { customerId, requestId } = params;
      await lockPerson(tx, customerId);
      const request = await lockRequest(tx, params, selfOf(actor));
      if (!request) throw PRIVACY_REQUEST_NOT_FOUND();
      requireConfirmable(request, actor, await findOrdersUnderWay(tx, customerId));
      const tombstone = { customerId, requestId, erasedAt: now.toISOString() };
      const erased = await erasePerson({ tx, vault, now }, tombstone);
      if (erased.length === 0) throw PRIVACY_REQUEST_NOT_FOUND();
      await insertStep(tx, { id: newId(), requestId, kind: 'confirmed', at: now }, actor);
      const ended = await endRequest(tx, requestId, 'erased', now);
      return answer(requestView(ended, []))
        .emits(...erased.map(({ customerId: id }) => CustomerErased({ customerId: id, erasedAt: tombstone.erasedAt })))
        .performs(...erased.map((one) => keepTombstone(one)))
        .records({ action: 'privacy-request.confirmed', subject: requestId, customerId });
    },
  });
