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
import { digestsOfText } from '../../fields/find-by-field.flow.ts';
import { findByName } from '../search/find-by-name.flow.ts';
import { shownName } from '../search/name-tokens.ts';
import { countNameSearch, countSearch, NAME_QUOTA, QUOTA } from '../search-quota.store.ts';

type Means = { readonly vault: Vault; readonly db: Reader; readonly aside: Aside; readonly actor: Actor };

/**
 * GET /search, the part of it that this service answers. Finds customers by a part of their names, by e-mail, by phone
 * or its last four digits, and by the whole value of a searchable custom field. Each found customer is recorded. A
 * caller who may not search customers finds none.
 */
export const searchPeople = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof Search, Reader, Customer[]>(Search, {
    async prepare({ query: { q }, actor, db, aside }) {
      if (!mayCall(SearchCustomers.allow, actor)) return [];
      const means = { vault, db, aside, actor };
      const [found, byField] = [await findPeople(q, means), await findByField(q, means)];
      const others = byField.filter(({ id }) => !found.some((one) => one.id === id));
      return [...found, ...others].slice(0, HITS_AT_MOST);
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

async function findByValue({ db, vault }: Means, filter: CustomerFilter): Promise<Customer[]> {
  const page = { limit: HITS_AT_MOST, cursor: undefined, count: undefined };
  const { rows } = await searchCustomers(db, vault, filter, page);
  return rows.slice(0, HITS_AT_MOST).map(({ customer }) => customer);
}

/** Returns the customers who have this whole value in a custom field that the caller may read. */
async function findByField(q: string, means: Means): Promise<Customer[]> {
  const fieldDigests = await digestsOfText(means.db, means.vault, { text: q, roles: means.actor.roles });
  return fieldDigests.length === 0 ? [] : findByValue(means, { fieldDigests });
}

/** Returns the customers that the text names: by an e-mail, four digits, a phone number, or a name. */
async function findPeople(q: string, means: Means): Promise<Customer[]> {
  const { vault, db, aside, actor } = means;
  const byValue = (filter: CustomerFilter) => findByValue(means, filter);
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
