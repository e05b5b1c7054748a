import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { OpenCase } from '@toric/contracts/customer/cases/case.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { caseView } from '../case.ts';
import { openCase as open } from '../open-case.flow.ts';

/**
 * POST /cases. Opens a case by staff. A device problem is added to the register of complaints →
 * customer.complaint-changed.v1.
 */
export const openCase = ({ vault }: { vault: Vault }) =>
  command(OpenCase, {
    async run({ body, actor, tx, now, newId }) {
      const { customerId = null, senderName = null, senderEmail = null, ...rest } = body;
      if (customerId !== null && !(await findCustomerKeys(tx, vault, customerId, undefined)))
        throw CUSTOMER_NOT_FOUND();
      const isOutside = customerId === null && (senderName !== null || senderEmail !== null);
      const sender = isOutside ? { name: senderName, email: senderEmail } : null;
      const means = { tx, vault, now, newId };
      const given = { ...rest, customerId, sender, by: actor.id, byStaff: true };
      const { opened, messages, effects, changes } = await open(means, given);
      return answer(caseView(opened, now))
        .emits(...messages)
        .performs(...effects)
        .records(...changes);
    },
  });
