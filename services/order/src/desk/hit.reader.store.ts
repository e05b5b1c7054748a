/**
 * Finds orders by the number that a person reads out: the order number or a part of it, or the tracking number of a
 * parcel.
 */
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';

const { sql } = Prisma;

export type FoundOrder = {
  readonly id: string;
  readonly number: string;
  readonly market: string;
  readonly carrier: string | null;
  /** Holds the tracking number by which the order was found. It is null if the order was found by its own number. */
  readonly trackingNumber: string | null;
  readonly createdAt: Date;
};

/**
 * A search for a part of an order number needs at least this number of characters, because the index stores sequences
 * of four.
 */
const SHORTEST_PART = 4;
/** A search reads at most this number of orders whose numbers contain the same part. The newest of them are shown. */
const SAME_PART = 200;

/** Returns a LIKE pattern that matches the text anywhere. */
const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * Returns at most `most` orders whose number or tracking number matches the text, the newest first. The comparison
 * ignores case.
 */
export async function findOrders(read: Read, text: string, most: number): Promise<FoundOrder[]> {
  const wanted = text.toUpperCase();
  const part = Array.from(wanted).length < SHORTEST_PART ? null : wanted;
  return read<FoundOrder>(sql`
    select id, number, market, carrier, tracking_number, created_at from (
      select id, number, market, null as carrier, null as tracking_number, created_at from orders where number = ${wanted}
      union
      (select id, number, market, null, null, created_at from orders
        where number_parts(number) @> number_parts(${part}::text) and number like ${part === null ? null : anywhere(part)}::text
        limit ${SAME_PART}::int)
      union
      select id, number, market, carrier, tracking_number, created_at from orders
        where tracking_number is not null and upper(tracking_number) = ${wanted}) found
    order by created_at desc, id desc limit ${most}::int`);
}
