import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { customerView } from '../customer.ts';
import { searchCustomers as search } from '../customer.store.ts';
import { normalisePhone } from '../phone.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /customers?email=&phone=&phoneLast4=. Finds customers by exact values. The values are compared as keyed digests,
 *  so nobody can search by other parts of a value or browse all customers. */
export const searchCustomers = ({ vault }: { vault: Vault }) =>
  query<typeof SearchCustomers, Reader>(SearchCustomers, {
    async run({ query: { limit, cursor, count, email, phone, phoneLast4 }, db }) {
      const filter = { email, phoneLast4, phone: phone && normalisePhone(withPlus(phone), '#query/phone') };
      return pageOf(await search(db, vault, filter, { limit, cursor, count }), limit, ({ customer }) =>
        customerView(customer),
      );
    },
  });

/** Restores the `+` of the country code. An unescaped `+` in a query arrives as a blank, and the contract trims the
 *  blank. */
const withPlus = (phone: string) => (phone.startsWith('+') ? phone : `+${phone}`);
