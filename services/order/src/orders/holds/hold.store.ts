/**
 * Stores holds of orders. `orders.hold_count` is the number of open holds of an order. A hold and this number change
 * under the lock of the order's process.
 */
import type { Keyring } from '@toric/chassis/data/vault';
import { OrderHoldKind } from '@toric/contracts/order/holds/order-hold.http';
import type { Tx } from '@toric/messaging/sql';
import type { OrderHold as Row } from '../../generated/client.ts';

export type Hold = Omit<Row, 'kind' | 'sealedReason' | 'sealedRelease'> & {
  readonly kind: OrderHoldKind;
  readonly reason: string | null;
  readonly releaseReason: string | null;
};

const cell = (column: string) => (row: string) => ({ table: 'order_hold', column, row });
const reasonOf = cell('sealed_reason');
const releaseOf = cell('sealed_release');

/**
 * Returns the decrypted reason of a hold. Returns null if the hold has no reason, or if the key of the customer was
 * destroyed.
 */
const openText = (keys: Keyring | undefined, at: ReturnType<typeof reasonOf>, sealed: string | null): string | null =>
  sealed !== null && keys?.hasKeyOf(sealed) ? keys.open(at, sealed) : null;

export const openHold = (keys: Keyring | undefined, { sealedReason, sealedRelease, kind, ...row }: Row): Hold => ({
  ...row,
  kind: OrderHoldKind.parse(kind),
  reason: openText(keys, reasonOf(row.id), sealedReason),
  releaseReason: openText(keys, releaseOf(row.id), sealedRelease),
});

type RuleHolds = {
  readonly orderId: string;
  readonly kinds: readonly OrderHoldKind[];
  readonly ids: readonly string[];
};

/**
 * Writes the holds of a new order. The statement is sent together with the statements that insert the order.
 * `insertOrder` writes the number of these holds.
 */
export function writeFirstHolds(tx: Tx, { orderId, kinds, ids }: RuleHolds, now: Date): void {
  if (kinds.length === 0) return;
  tx.write`
    insert into order_hold (id, order_id, kind, created_at)
    select id, ${orderId}::uuid, kind, ${now}::timestamptz from unnest(${ids}::uuid[], ${kinds}::text[]) as h(id, kind)`;
}

type ManualHold = {
  readonly id: string;
  readonly orderId: string;
  readonly kind: OrderHoldKind;
  readonly reason: string;
  readonly placedBy: string;
};

/** Inserts a hold that a person places, and returns the number of open holds of the order. */
export async function insertHold(tx: Tx, keys: Keyring, hold: ManualHold, now: Date): Promise<number> {
  const { id, orderId, kind, reason, placedBy } = hold;
  await tx.run`
    insert into order_hold (id, order_id, kind, sealed_reason, placed_by, created_at)
    values (${id}, ${orderId}, ${kind}, ${keys.seal(reasonOf(id), reason)}, ${placedBy}, ${now})`;
  return countHolds(tx, orderId, 1);
}

/**
 * Inserts a hold that a rule places, and returns the number of open holds of the order. If this rule has held the order
 * before, changes nothing and returns undefined.
 */
export async function insertRuleHold(
  tx: Tx,
  { id, orderId, kind }: { id: string; orderId: string; kind: OrderHoldKind },
  now: Date,
): Promise<number | undefined> {
  const inserted = await tx.run`
    insert into order_hold (id, order_id, kind, created_at) values (${id}, ${orderId}, ${kind}, ${now})
    on conflict (order_id, kind) where placed_by is null do nothing`;
  return inserted === 1 ? countHolds(tx, orderId, 1) : undefined;
}

async function countHolds(tx: Tx, orderId: string, more: number): Promise<number> {
  const { holdCount } = await tx.one<{ holdCount: number }>`
    update orders set hold_count = hold_count + ${more}::int where id = ${orderId} returning hold_count`;
  return holdCount;
}

/** Returns the id of the order to which a hold belongs. A hold never moves to another order. */
export const orderOfHold = async (tx: Tx, holdId: string): Promise<string | undefined> =>
  (await tx.maybe<{ orderId: string }>`select order_id from order_hold where id = ${holdId}`)?.orderId;

export const findHold = async (tx: Tx, keys: Keyring, holdId: string): Promise<Hold> =>
  openHold(keys, await tx.one<Row>`select * from order_hold where id = ${holdId}`);

type Release = { readonly holdId: string; readonly orderId: string; readonly reason: string; readonly by: string };

/** Releases an open hold, and returns the number of open holds that remain. */
export async function releaseHold(tx: Tx, keys: Keyring, release: Release, now: Date): Promise<number> {
  const { holdId, orderId, reason, by } = release;
  await tx.run`
    update order_hold set released_by = ${by}, released_at = ${now}, sealed_release = ${keys.seal(releaseOf(holdId), reason)}
    where id = ${holdId}`;
  return countHolds(tx, orderId, -1);
}

/** Removes the reasons that people wrote from the holds of erased customers. */
export async function forgetHoldReasons(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run`
    update order_hold h set sealed_reason = null, sealed_release = null from orders o
    where o.id = h.order_id and o.customer_id = any(${customerIds}::uuid[])`;
}

/** Returns the holds of all orders of a customer, for an access request. */
export async function findPersonalHolds(tx: Tx, customerId: string, keys: Keyring): Promise<object[]> {
  const rows = await tx.many<Row>`
    select h.* from order_hold h join orders o on o.id = h.order_id
    where o.customer_id = ${customerId} order by h.order_id, h.created_at, h.id`;
  return rows.map((row) => {
    const { orderId, kind, reason, releaseReason, createdAt, releasedAt } = openHold(keys, row);
    return { orderId, kind, reason, releaseReason, createdAt, releasedAt };
  });
}
