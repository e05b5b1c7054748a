import { readings } from '@toric/chassis/changes/readings';
import { type Aside, preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { Email } from '@toric/contracts/contact/email';
import { CUSTOMER_SEARCHED_TOO_OFTEN } from '@toric/contracts/customer/people/customer.errors';
import { SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { HITS_AT_MOST, Search, type SearchHit } from '@toric/contracts/desk/overview.http';
import { type Actor, mayCall } from '@toric/contracts/kernel/access';
import type { Reader } from '../../reader.store.ts';
import type { Customer } from '../customer.ts';
import { type CustomerFilter, searchCustomers } from '../customer.store.ts';
import { searchedPhone } from '../phone.ts';
import { findByName } from '../search/find-by-name.flow.ts';
import { shownName } from '../search/name-tokens.ts';
import { countNameSearch, countSearch, NAME_QUOTA, QUOTA } from '../search-quota.store.ts';

type Means = { readonly vault: Vault; readonly db: Reader; readonly aside: Aside; readonly actor: Actor };

/**
 * GET /search, the part of this service. Finds customers by a part of their names, by e-mail, by phone or by its last four
 * digits. Each customer who is found is recorded. A caller who may not search customers finds none.
 */
export const searchPeople = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof Search, Reader, Customer[]>(Search, {
    async prepare({ query: { q }, actor, db, aside }) {
      return mayCall(SearchCustomers.allow, actor) ? findPeople(q, { vault, db, aside, actor }) : [];
    },
    async run({ prepared }) {
      const found = prepared.map(({ id }) => ({ id, customerId: id }));
      return answer({ hits: prepared.map(hitOf) }).records(...readings('customer.found', found));
    },
  });

const hitOf = ({ id, personal }: Customer): SearchHit => ({
  kind: 'customer',
  id,
  title: shownName(personal),
  detail: [personal.email, personal.phone].filter((value) => value !== null).join(' · '),
});

/** Returns the customers whom the text means: an e-mail, four digits, a phone number, or a name. */
async function findPeople(q: string, { vault, db, aside, actor }: Means): Promise<Customer[]> {
  const byValue = async (filter: CustomerFilter) => {
    const page = { limit: HITS_AT_MOST, cursor: undefined, count: undefined };
    const { rows } = await searchCustomers(db, vault, filter, page);
    return rows.slice(0, HITS_AT_MOST).map(({ customer }) => customer);
  };
  const email = Email.safeParse(q);
  if (email.success) return byValue({ email: email.data });
  if (/^\d{4}$/.test(q)) {
    if (!(await countSearch(aside, actor.id))) throw CUSTOMER_SEARCHED_TOO_OFTEN(QUOTA);
    return byValue({ phoneLast4: q });
  }
  const phone = searchedPhone(q);
  if (phone !== undefined) return byValue({ phone });
  if (!/\p{L}/u.test(q)) return [];
  if (!(await countNameSearch(aside, vault, actor.id, q))) throw CUSTOMER_SEARCHED_TOO_OFTEN(NAME_QUOTA);
  return findByName(db, vault, q, HITS_AT_MOST);
}
