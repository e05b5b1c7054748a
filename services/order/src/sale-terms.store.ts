/**
 * Holds the stamps of the rules that apply to every order: delivery methods and taxes. A change of the rules writes a
 * new random stamp in its transaction. So an instance of the service may cache the rules: it compares their stamp with
 * the stamp that it reads with each order.
 */
import type { Tx } from '@toric/messaging/sql';

export type TermStamps = { readonly deliveryStamp: string | null; readonly taxStamp: string | null };

/**
 * Returns the stamps of the delivery methods and of the taxes. An order reads them together with its number, in one
 * statement (order.store.ts).
 */
export const readStamps = async (tx: Tx): Promise<TermStamps> =>
  (await tx.maybe<TermStamps>`select delivery as delivery_stamp, tax as tax_stamp from sale_terms`) ?? {
    ...{ deliveryStamp: null, taxStamp: null },
  };

/**
 * Locks the delivery methods until the commit, so that two people change them one after the other, and writes a new
 * stamp.
 */
export async function restampDelivery(tx: Tx): Promise<void> {
  await tx.run`
    insert into sale_terms (id, delivery, tax) values (true, gen_random_uuid(), gen_random_uuid())
    on conflict (id) do update set delivery = excluded.delivery`;
}

/** Locks the tax registrations and the rows of the tax table until the commit, and writes a new stamp. */
export async function restampTax(tx: Tx): Promise<void> {
  await tx.run`
    insert into sale_terms (id, delivery, tax) values (true, gen_random_uuid(), gen_random_uuid())
    on conflict (id) do update set tax = excluded.tax`;
}
