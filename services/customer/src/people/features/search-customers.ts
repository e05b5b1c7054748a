import { type Cursor, pageOf, type PageRows } from '@toric/chassis/data/cursor';
import { readings } from '@toric/chassis/changes/readings';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_SEARCHED_TOO_OFTEN } from '@toric/contracts/customer/people/customer.errors';
import { SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { type Customer, customerView } from '../customer.ts';
import { searchCustomers as search } from '../customer.store.ts';
import { normalisePhone } from '../phone.ts';
import type { Reader } from '../../reader.store.ts';
import { findByName } from '../search/find-by-name.flow.ts';
import { countNameSearch, countSearch, NAME_QUOTA, QUOTA } from '../search-quota.store.ts';

/** The most customers whom a name finds in this list. */
const NAMED = 200;

/** GET /customers?email=&phone=&phoneLast4=&name=. Finds customers by exact values and by parts of their names, or lists all
 *  of them. The values are compared as keyed digests. It is a command, because each customer who is found is recorded.
 *  Searches by four digits or by a name alone, and pages of all customers, are limited for each person. */
export const searchCustomers = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof SearchCustomers, Reader, PageRows<Cursor & { customer: Customer }>>(SearchCustomers, {
    async prepare({ query: { limit, cursor, count, email, phone, phoneLast4, name }, actor, db, aside }) {
      const byWholeValue = email !== undefined || phone !== undefined;
      if (!byWholeValue && name === undefined && !(await countSearch(aside, actor.id)))
        throw CUSTOMER_SEARCHED_TOO_OFTEN(QUOTA);
      if (!byWholeValue && name !== undefined && !(await countNameSearch(aside, vault, actor.id, name)))
        throw CUSTOMER_SEARCHED_TOO_OFTEN(NAME_QUOTA);
      const ids = name === undefined ? undefined : (await findByName(db, vault, name, NAMED)).map(({ id }) => id);
      const filter = { email, phoneLast4, ids, phone: phone && normalisePhone(withPlus(phone), '#query/phone') };
      return search(db, vault, filter, { limit, cursor, count });
    },
    async run({ query: { limit }, prepared }) {
      const page = pageOf(prepared, limit, ({ customer }) => customerView(customer));
      const found = page.data.map(({ id }) => ({ id, customerId: id }));
      return answer(page).records(...readings('customer.found', found));
    },
  });

/** Restores the `+` of the country code. An unescaped `+` in a query arrives as a blank, and the contract trims the
 *  blank. */
const withPlus = (phone: string) => (phone.startsWith('+') ? phone : `+${phone}`);
