/** Reads the customers who were merged into another one. Each service stores the merges that it has followed. */
import type { Read } from '@toric/messaging/sql';

/** No customer is merged this number of times in a row. The limit ends a circle that a damaged row would cause. */
const MOST_STEPS = 20;

/**
 * Holds a subquery with the ids of the customer `$1` and of all customers who were merged into `$1`, directly or
 * through others.
 */
export const HER_IDS = `(
  with recursive step as (
    select $1::uuid as id, 1 as n
    union all
    select m.merged_id, n + 1 from step s join merged_customer m on m.kept_id = s.id
    where m.state = 'merged' and n < ${MOST_STEPS})
  select distinct id from step)`;

/** Returns the ids of the customers who were merged into the given customer. */
export async function readMergedInto(read: Read, customerId: string): Promise<string[]> {
  const rows = await read<{ id: string }>({
    text: `select id from ${HER_IDS} her where id <> $1`,
    values: [customerId],
  });
  return rows.map(({ id }) => id);
}
