import { type Cursor, pageOf, type PageRows } from '@toric/chassis/data/cursor';
import { readings } from '@toric/chassis/changes/readings';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_SEARCHED_TOO_OFTEN, FIELD_NOT_SEARCHABLE } from '@toric/contracts/customer/people/customer.errors';
import { SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import type { Actor } from '@toric/contracts/kernel/access';
import { digestOfField } from '../../fields/find-by-field.flow.ts';
import { type Customer, type CustomerExtras, customerView } from '../customer.ts';
import { searchCustomers as search } from '../customer.store.ts';
import { normalisePhone } from '../phone.ts';
import { readExtras } from '../read-extras.flow.ts';
import type { Reader } from '../../reader.store.ts';
import { findByName } from '../search/find-by-name.flow.ts';
import { countNameSearch, countSearch, NAME_QUOTA, QUOTA } from '../search-quota.store.ts';

/** Holds the largest number of customers that a search by name finds in the list of customers. */
const NAMED = 200;

type Found = {
  readonly page: PageRows<Cursor & { customer: Customer }>;
  readonly extrasOf: (id: string) => CustomerExtras;
};
type Wanted = { readonly fieldId?: string | undefined; readonly fieldValue?: string | undefined };

/**
 * GET /customers?email=&phone=&phoneLast4=&name=&tagId=&fieldId=&fieldValue=. Finds customers by exact values, by parts
 * of their names, by a tag and by a custom field, or lists all of them. The values are compared as keyed digests. It is
 * a command, because each found customer is recorded. Searches by four digits or only by a name, and pages of all
 * customers, are limited for each person.
 */
export const searchCustomers = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof SearchCustomers, Reader, Found>(SearchCustomers, {
    async prepare({
      query: { limit, cursor, count, email, phone, phoneLast4, name, tagId, ...field },
      actor,
      db,
      aside,
    }) {
      const byWholeValue = email !== undefined || phone !== undefined;
      if (!byWholeValue && name === undefined && !(await countSearch(aside, actor.id)))
        throw CUSTOMER_SEARCHED_TOO_OFTEN(QUOTA);
      if (!byWholeValue && name !== undefined && !(await countNameSearch(aside, vault, actor.id, name)))
        throw CUSTOMER_SEARCHED_TOO_OFTEN(NAME_QUOTA);
      const ids = name === undefined ? undefined : (await findByName(db, vault, name, NAMED)).map(({ id }) => id);
      const fieldDigests = await digestsOf(db, vault, { ...field, actor });
      const known = { email, phoneLast4, ids, tagId, fieldDigests };
      const filter = { ...known, phone: phone && normalisePhone(withPlus(phone), '#query/phone') };
      const page = await search(db, vault, filter, { limit, cursor, count });
      const found = page.rows.map(({ id }) => id);
      return { page, extrasOf: await readExtras(db, vault, { ids: found, roles: actor.roles }) };
    },
    async run({ query: { limit }, prepared }) {
      const page = pageOf(prepared.page, limit, ({ id, customer }) => customerView(customer, prepared.extrasOf(id)));
      const found = page.data.map(({ id }) => ({ id, customerId: id }));
      return answer(page).records(...readings('customer.found', found));
    },
  });

/** Restores the `+` of the country code. An unescaped `+` in a query arrives as a blank, and the contract trims the
 *  blank. */
const withPlus = (phone: string) => (phone.startsWith('+') ? phone : `+${phone}`);

/**
 * Returns the digest of the wanted value of a custom field. Returns undefined if no field is named. Throws if only the
 * field or only the value is named, or if the field cannot be searched.
 */
async function digestsOf(db: Reader, vault: Vault, { fieldId, fieldValue, actor }: Wanted & { actor: Actor }) {
  if (fieldId === undefined && fieldValue === undefined) return undefined;
  if (fieldId === undefined || fieldValue === undefined) throw FIELD_NOT_SEARCHABLE();
  const digest = await digestOfField(db, vault, { fieldId, text: fieldValue, roles: actor.roles });
  if (digest === undefined) throw FIELD_NOT_SEARCHABLE();
  return [digest];
}
