import type { Tx } from '@toric/messaging/sql';
import type { OrderReturn, ReturnBox, ReturnLine, ReturnPicture, ReturnStep } from '../generated/client.ts';

/** Describes a stored return. A query over `pg` returns a day as a text, and Prisma returns it as a date. */
export type StoredReturn = Omit<OrderReturn, 'sendBackBy'> & {
  readonly sendBackBy: Date | string | null;
  readonly lines: readonly ReturnLine[];
  readonly boxes: readonly (Omit<ReturnBox, 'expiresOn'> & { readonly expiresOn: Date | string })[];
  readonly pictures: readonly Omit<ReturnPicture, 'sealed'>[];
  readonly steps: readonly ReturnStep[];
};

/** Returns a stored return with its lines, boxes, pictures and steps, as this transaction has changed them. */
export async function findStoredReturn(tx: Tx, returnId: string): Promise<StoredReturn | undefined> {
  const row = await tx.maybe<OrderReturn>`select * from order_return where id = ${returnId}`;
  if (!row) return undefined;
  const [lines, boxes, pictures, steps] = await Promise.all([
    tx.many<ReturnLine>`select * from return_line where return_id = ${returnId} order by position`,
    tx.many<StoredReturn['boxes'][number]>`
      select * from return_box where return_id = ${returnId} order by received_at, id`,
    tx.many<StoredReturn['pictures'][number]>`
      select id, return_id, box_id, size, added_by, created_at from return_picture where return_id = ${returnId}
      order by created_at, id`,
    tx.many<ReturnStep>`select * from return_step where return_id = ${returnId} order by id`,
  ]);
  return { ...row, lines, boxes, pictures, steps };
}
