import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CustomerRegistered } from '@toric/contracts/customer/events';
import { CUSTOMER_MAY_EXIST, SAME_CUSTOMER } from '@toric/contracts/customer/people/customer.errors';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { insertAccount } from '../../accounts/account.store.ts';
import { requirePlausiblePerson } from '../customer.ts';
import { findAlike, insertCustomer } from '../customer.store.ts';
import { normalisePhone } from '../phone.ts';

/**
 * POST /customers/walk-ins. Adds a customer without e-mail and password → customer.customer-registered.v1. Refuses a
 * person who seems to exist, unless staff state that she is new.
 */
export const addWalkIn = ({ vault }: { vault: Vault }) =>
  command(AddWalkIn, {
    async run({ body: { isNew, ...body }, tx, now, newId }) {
      const { givenName = null, familyName = null, dateOfBirth = null, language = null, timeZone = null } = body;
      const phone = body.phone === undefined ? null : normalisePhone(body.phone);
      const known = { givenName, familyName, phone, dateOfBirth, language, timeZone };
      const personal = { ...NO_DETAILS, ...known, email: null };
      requirePlausiblePerson(personal, now);
      const alike = isNew ? [] : await findAlike(tx, vault, personal);
      if (alike.length > 0)
        throw CUSTOMER_MAY_EXIST().at(...alike.map((id) => ({ pointer: '/isNew', detail: SAME_CUSTOMER({ id }) })));
      const id = newId();
      const account = { id, kind: 'customer', roles: ['customer'], emailIndex: null, passwordHash: null } as const;
      await insertAccount(tx, account, now);
      const customer = { id, version: 1, createdAt: now, updatedAt: now, personal, earlierNote: null };
      await insertCustomer(tx, vault, customer);
      const at = now.toISOString();
      return answer({ id, version: 1, createdAt: at, updatedAt: at })
        .emits(CustomerRegistered({ customerId: id }))
        .records({ action: 'customer.added', subject: id, customerId: id, fields: changed({}, personal) });
    },
  });
