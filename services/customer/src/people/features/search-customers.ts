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
import { countSearch, QUOTA } from '../search-quota.store.ts';

/** GET /customers?email=&phone=&phoneLast4=. Finds customers by exact values. The values are compared as keyed digests,
 *  so nobody can search by other parts of a value or browse all customers. It is a command, because each customer who is
 *  found is recorded. Searches by four digits are limited for each person. */
export const searchCustomers = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof SearchCustomers, Reader, PageRows<Cursor & { customer: Customer }>>(SearchCustomers, {
    async prepare({ query: { limit, cursor, count, email, phone, phoneLast4 }, actor, db, aside }) {
      const byFour = phoneLast4 !== undefined && email === undefined && phone === undefined;
      if (byFour && !(await countSearch(aside, actor.id))) throw CUSTOMER_SEARCHED_TOO_OFTEN(QUOTA);
      const filter = { email, phoneLast4, phone: phone && normalisePhone(withPlus(phone), '#query/phone') };
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
