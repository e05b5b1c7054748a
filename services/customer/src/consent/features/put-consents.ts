import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PutConsents } from '@toric/contracts/customer/consent/consent.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { consentsView, requireProof } from '../consent.ts';
import { recordConsents } from '../record-consents.flow.ts';

/** PUT /customers/{customerId}/consents. Records the choices of a customer → customer.consent-changed.v1. */
export const putConsents = ({ vault }: { vault: Vault }) =>
  command(PutConsents, {
    async run({ params: { customerId }, body, actor, language, tx, now, newId }) {
      const byStaff = actor.kind === 'staff';
      requireProof(byStaff, body.proof);
      const keys = await findCustomerKeys(tx, vault, customerId, selfOf(actor));
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const { last, needsGuardian, messages, changes } = await recordConsents(
        { tx, vault, keys, now, newId },
        {
          ...{ customerId, choices: body.consents, textVersions: body.textVersions, language },
          source: byStaff ? 'staff' : 'account',
          recordedBy: byStaff ? actor.id : null,
          proof: byStaff ? body.proof : undefined,
        },
      );
      return answer({ data: consentsView(last, needsGuardian), needsGuardian })
        .emits(...messages)
        .records(...changes);
    },
  });
