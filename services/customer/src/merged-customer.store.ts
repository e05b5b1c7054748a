/** Finds the customer into whom another one was merged. An old id leads to the customer who stayed. */
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from './reader.store.ts';

/**
 * Holds the largest number of merges that a search for the surviving customer follows. The limit ends a cycle that a
 * damaged row would cause.
 */
const MOST_STEPS = 20;

/**
 * Returns the id of the customer who finally stayed after all merges of this customer. Returns the given id if she was
 * not merged.
 */
export async function readSurvivor(db: Reader, id: string): Promise<string> {
  let last = id;
  for (let step = 0; step < MOST_STEPS; step++) {
    const row = await db.customer.findUnique({ where: { id: last }, select: { mergedInto: true } });
    if (!row?.mergedInto) return last;
    last = row.mergedInto;
  }
  return last;
}

/** Works like `readSurvivor`, but reads in a transaction. */
export async function findSurvivor(tx: Pick<Tx, 'maybe'>, id: string): Promise<string> {
  const row = await tx.maybe<{ id: string }>`
    with recursive step as (
      select id, merged_into, 1 as n from customer where id = ${id}
      union all
      select c.id, c.merged_into, n + 1 from step s join customer c on c.id = s.merged_into where n < ${MOST_STEPS}::int)
    select id from step order by n desc limit 1`;
  return row?.id ?? id;
}

export type MergedCustomer = { readonly id: string; readonly sealed: string };

/** Returns the customers who were merged into this one, directly or through others. */
export const findMergedInto = (tx: Pick<Tx, 'many'>, id: string): Promise<MergedCustomer[]> =>
  tx.many<MergedCustomer>`
    with recursive step as (
      select id, sealed, 1 as n from customer where merged_into = ${id}
      union all
      select c.id, c.sealed, n + 1 from step s join customer c on c.merged_into = s.id where n < ${MOST_STEPS}::int)
    select id, sealed from step order by id`;
