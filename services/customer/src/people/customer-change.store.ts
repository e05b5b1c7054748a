/**
 * Changes of profiles and addresses by staff, append-only. The reason and the values are sealed with the key of the
 * customer, so that they are lost with her other data when the key is destroyed.
 */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { CustomerChange } from '@toric/contracts/customer/people/customer.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings, readKeyrings } from '../data-key.store.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { FieldChange } from './customer-change.ts';

const sealedChange = sealedColumn('customer_change', CustomerChange.pick({ reason: true, fields: true }));

type NewChange = {
  id: string;
  customerId: string;
  /** Null for the profile. */
  addressId: string | null;
  kind: CustomerChange['kind'];
  fields: FieldChange[];
  reason: string;
  changedBy: string;
  at: Date;
};

export async function insertCustomerChange(tx: Tx, vault: Vault, change: NewChange): Promise<void> {
  const { id, customerId, addressId, kind, fields, reason, changedBy, at } = change;
  const keys = (await findKeyrings(tx, vault, [customerId]))(customerId);
  await tx.run`
    insert into customer_change (id, customer_id, address_id, kind, fields, sealed, changed_by, created_at)
    values (${id}, ${customerId}, ${addressId}, ${kind}, ${fields.map(({ name }) => name)},
      ${sealedChange.seal(keys, id, { reason, fields })}, ${changedBy}, ${at})`;
}

/**
 * Returns at most `limit` + 1 changes, newest first: the extra one shows that another page follows. Returns undefined if
 * the customer does not exist.
 */
export async function readCustomerChanges(
  db: Reader,
  vault: Vault,
  customerId: string,
  page: PageQuery,
): Promise<PageRows<Cursor & { view: CustomerChange }> | undefined> {
  if (!(await db.customer.findUnique({ where: { id: customerId }, select: { id: true } }))) return undefined;
  const rows = await db.customerChange.findMany(pageRange(page, { customerId }));
  const keys = (await readKeyrings(db, vault, [customerId]))(customerId);
  const changes = rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      const { id, addressId, changedBy, createdAt } = row;
      return {
        ...{ id, customerId, addressId, kind: CustomerChange.shape.kind.parse(row.kind) },
        ...{ ...sealedChange.open(keys, id, row.sealed), changedBy, createdAt: createdAt.toISOString() },
      };
    },
  }));
  return withTotal(page, changes, (range) => db.customerChange.count({ where: { customerId }, ...range }));
}
