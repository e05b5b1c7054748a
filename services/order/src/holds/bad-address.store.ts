/** Stores addresses to which no parcel can be delivered, and finds the orders that would be sent there. */
import { json, type Tx } from '@toric/messaging/sql';

type Judged = { readonly addressId: string; readonly customerId: string; readonly judgedAt: string };

/**
 * Takes the advisory locks under which these customers place orders (failed-cards.store.ts). An order that is placed at
 * the same time then either sees the verdict about its address, or is found by lockOrdersTo.
 */
export async function lockNewOrders(tx: Tx, customerIds: readonly string[]): Promise<void> {
  const names = [...new Set(customerIds)].sort().map((id) => `orders of ${id}`);
  await tx.run`select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${names}::text[]) as l(name)`;
}

export async function saveBadAddresses(tx: Tx, judged: readonly Judged[]): Promise<void> {
  await tx.run`
    insert into bad_address (address_id, customer_id, judged_at)
    select "addressId", "customerId", "judgedAt"
    from json_to_recordset(${json(judged)}::json) as j("addressId" uuid, "customerId" uuid, "judgedAt" timestamptz)
    order by 1
    on conflict (address_id) do update set judged_at = excluded.judged_at`;
}

export async function deleteBadAddresses(tx: Tx, addressIds: readonly string[]): Promise<void> {
  await tx.run`delete from bad_address where address_id = any(${addressIds}::uuid[])`;
}

export type OrderThere = { readonly id: string; readonly customerId: string; readonly status: string };

/** Returns the orders to one of these addresses that have not shipped. Locks their processes first. */
export async function lockOrdersTo(
  tx: Tx,
  judged: readonly Pick<Judged, 'addressId' | 'customerId'>[],
): Promise<OrderThere[]> {
  const addressIds = judged.map(({ addressId }) => addressId);
  const customerIds = judged.map(({ customerId }) => customerId);
  const find = () => tx.many<OrderThere>`
    select id, customer_id, status from orders
    where customer_id = any(${customerIds}::uuid[]) and shipping_address_id = any(${addressIds}::uuid[])
      and status not in ('shipping', 'capturing', 'payment-due', 'shipped', 'completed', 'cancelling', 'cancelled')
    order by id`;
  const ids = (await find()).map(({ id }) => id);
  if (ids.length === 0) return [];
  await tx.run`
    select from process where name = 'order-process' and key = any(${ids}::uuid[]) order by key for update`;
  return find();
}

/** Deletes the verdicts about the addresses of erased customers. */
export async function forgetBadAddresses(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run`delete from bad_address where customer_id = any(${customerIds}::uuid[])`;
}
