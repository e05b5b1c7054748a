import { pageOf } from '@toric/chassis/data/cursor';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { ListOrders } from '@toric/contracts/order/order.http';
import type { Role } from '@toric/contracts/kernel/access';
import { ORDER_FIELD_NOT_SEARCHABLE } from '@toric/contracts/order/order.errors';
import { idsWithValue } from '../../fields/order-value.store.ts';
import type { Reader } from '../../reader.store.ts';
import { shownTo } from '../holds/desk.view.ts';
import { readOrders } from '../order.reader.store.ts';

/**
 * GET /orders. Lists orders, the newest first. A customer sees only her own orders, even if she sends another filter.
 */
export const listOrders = ({ vault }: { vault: Vault }) =>
  query<typeof ListOrders, Reader>(ListOrders, {
    async run({ query: { limit, cursor, count, customerId, fieldId, fieldValue: text, ...rest }, actor, db }) {
      const ids = await foundBy(db, vault, { fieldId, text, roles: actor.roles });
      const filter = { ...rest, ids: selfOf(actor) && rest.tagId ? [] : ids, customerId: selfOf(actor) ?? customerId };
      return pageOf(await readOrders(db, vault, filter, { limit, cursor, count }), limit, ({ view }) =>
        shownTo(actor, view),
      );
    },
  });

type Wanted = { fieldId: string | undefined; text: string | undefined; roles: readonly Role[] };

/** Returns the ids of the orders with a value of a custom field. Returns undefined if the request names no field. */
async function foundBy(db: Reader, vault: Vault, { fieldId, text, roles }: Wanted): Promise<string[] | undefined> {
  if (fieldId === undefined && text === undefined) return undefined;
  const isWhole = fieldId !== undefined && text !== undefined;
  const ids = isWhole ? await idsWithValue(db, vault, { fieldId, text, roles }) : undefined;
  if (!ids) throw ORDER_FIELD_NOT_SEARCHABLE();
  return ids;
}
