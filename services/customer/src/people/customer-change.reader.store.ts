import type { ChangeRow } from '@toric/chassis/changes/chain';
import { readChanges, readKeyrings } from '@toric/chassis/changes/change.reader.store';
import { type ChangeValues, openValues } from '@toric/chassis/changes/change-values';
import type { Cursor, PageRows } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { readMergedInto } from '@toric/chassis/merge/merged-customer.reader.store';
import { CustomerChange } from '@toric/contracts/customer/people/customer-change.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Read } from '@toric/messaging/sql';
import type { Reader } from '../reader.store.ts';

const ACTIONS = ['customer.changed', 'address.added', 'address.changed', 'address.removed'] as const;
const Fields = CustomerChange.shape.fields;

/**
 * Returns at most `limit` + 1 changes by staff of a customer's profile and addresses, newest first. The extra change
 * shows that another page follows. Includes the changes of customers who were merged into this customer. Returns
 * undefined if the customer does not exist.
 */
export async function readCustomerChanges(
  { db, read, vault }: { db: Reader; read: Read; vault: Vault },
  customerId: string,
  page: PageQuery,
): Promise<PageRows<Cursor & { view: CustomerChange }> | undefined> {
  if (!(await db.customer.findFirst({ where: { id: customerId, erasedAt: null }, select: { id: true } })))
    return undefined;
  const { rows, ...total } = await readChanges(
    read,
    { customerId, mergedIds: await readMergedInto(read, customerId), actorKinds: ['staff', 'key'], actions: ACTIONS },
    page,
  );
  const keyringOf = await readKeyrings(
    read,
    vault,
    rows.map(({ change }) => change),
  );
  const views = rows.map(({ id, createdAt, change }) => ({
    ...{ id, createdAt },
    get view() {
      const keys = keyringOf(change);
      if (!keys || change.sealed === null) throw new Error(`the values of the change ${id} cannot be opened`);
      const { reason, fields } = openValues(keys, id, change.sealed);
      return { ...viewOf(change, customerId), reason: reason ?? '', fields: Fields.parse(fields.map(inWords)) };
    },
  }));
  return { rows: views, ...total };
}

/** Returns the values of a change as texts. A list is shown with commas between its values. */
const inWords = ({ name, before, after }: ChangeValues['fields'][number]) => ({
  name,
  ...{ before: textOf(before), after: textOf(after) },
});
const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const viewOf = ({ id, at, action, subjectType, subject, actorId }: ChangeRow, customerId: string) => ({
  ...{ id, customerId, addressId: subjectType === 'address' ? subject : null },
  kind: CustomerChange.shape.kind.parse(action.slice(action.indexOf('.') + 1)),
  ...{ changedBy: actorId, createdAt: at.toISOString() },
});
