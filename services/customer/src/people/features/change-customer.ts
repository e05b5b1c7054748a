import { changed } from '@toric/chassis/changes/changed';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ChangeCustomer } from '@toric/contracts/customer/people/customer.http';
import { confirmFacts } from '../../fact.store.ts';
import { reasonOf } from '../customer-change.ts';
import { customerView, requirePlausiblePerson, withChanges } from '../customer.ts';
import { lockCustomer, updateCustomer } from '../customer.store.ts';
import { changedFacts } from '../facts.ts';
import { normalisePhone } from '../phone.ts';

/**
 * PATCH /customers/{customerId}. Changes a customer's personal data. Staff must give a reason. This operation cannot
 * change the e-mail, because customers sign in with it. A change confirms the facts that it changes.
 */
export const changeCustomer = ({ vault }: { vault: Vault }) =>
  command(ChangeCustomer, {
    async run({ params: { customerId }, body: { reason, ...body }, actor, expectedVersion, tx, now }) {
      const customer = await lockCustomer(tx, vault, customerId, selfOf(actor));
      if (!customer) throw CUSTOMER_NOT_FOUND();
      requireVersion(expectedVersion, customer.version);
      const phone = body.phone ? normalisePhone(body.phone) : body.phone;
      const personal = withChanges(customer.personal, { ...body, phone });
      requirePlausiblePerson(personal, now);
      const next = { ...customer, personal, version: customer.version + 1, updatedAt: now };
      await updateCustomer(tx, vault, next);
      const [why, fields] = [reasonOf(actor, reason), changed(customer.personal, personal)];
      const facts = changedFacts(fields, personal).map((fact) => ({ fact }));
      await confirmFacts(tx, { customerId, facts, actor, now });
      const change = { action: 'customer.changed', subject: customerId, customerId, why, fields } as const;
      return answer(customerView(next)).records(...(fields.length > 0 ? [change] : []));
    },
  });
