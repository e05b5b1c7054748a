/** Finds the customers of orders, for the areas that seal data about orders under the keys of the customers. */
import type { Tx } from '@toric/messaging/sql';

/**
 * Returns the customer of an order. Returns undefined if the order does not exist or its customer was erased, or if
 * `self` names another customer.
 */
export async function findBuyer(tx: Tx, orderId: string, self?: string): Promise<string | undefined> {
  const row = await tx.maybe<{ customerId: string }>`
    select customer_id from orders o where id = ${orderId} and customer_id = coalesce(${self ?? null}::uuid, customer_id)
      and not exists (select from erased_customer e where e.customer_id = o.customer_id)`;
  return row?.customerId;
}

/** Locks the row of the order, and returns its customer like `findBuyer`. */
export async function lockBuyer(tx: Tx, orderId: string, self?: string): Promise<string | undefined> {
  const row = await tx.maybe<{ customerId: string }>`
    select customer_id from orders o where id = ${orderId} and customer_id = coalesce(${self ?? null}::uuid, customer_id)
      and not exists (select from erased_customer e where e.customer_id = o.customer_id) for no key update`;
  return row?.customerId;
}
