import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ChangeCustomer } from '@toric/contracts/customer/people/customer.http';
import { customerView, requirePlausiblePerson, withChanges } from '../customer.ts';
import { lockCustomer, updateCustomer } from '../customer.store.ts';
import { normalisePhone } from '../phone.ts';
import { recordChange } from '../record-change.flow.ts';

/** PATCH /customers/{customerId}. Changes a customer's personal data. A change by staff is kept with its reason. The e-mail
 *  cannot be changed here, because customers sign in with it. */
export const changeCustomer = ({ vault }: { vault: Vault }) =>
  command(ChangeCustomer, {
    async run({ params: { customerId }, body: { reason, ...body }, actor, expectedVersion, tx, now, newId }) {
      const customer = await lockCustomer(tx, vault, customerId, selfOf(actor));
      if (!customer) throw CUSTOMER_NOT_FOUND();
      requireVersion(expectedVersion, customer.version);
      const phone = body.phone ? normalisePhone(body.phone) : body.phone;
      const personal = withChanges(customer.personal, { ...body, phone });
      requirePlausiblePerson(personal, now);
      const next = { ...customer, personal, version: customer.version + 1, updatedAt: now };
      await updateCustomer(tx, vault, next);
      const change = {
        customerId,
        addressId: null,
        kind: 'changed',
        before: customer.personal,
        after: personal,
      } as const;
      await recordChange({ tx, vault, actor, now, newId }, { ...change, reason });
      return answer(customerView(next));
    },
  });
