/** Finds orders by what people read out: the number of the order or its end, and the number of the parcel. */
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';

const { sql } = Prisma;

export type FoundOrder = {
  readonly id: string;
  readonly number: string;
  readonly market: string;
  readonly carrier: string | null;
  /** The number of the parcel if the order was found by it. Null if it was found by its own number. */
  readonly trackingNumber: string | null;
  readonly createdAt: Date;
};

/** An end of a number must have so many characters, because a shorter one is the end of too many numbers. */
const SHORTEST_END = 4;
/** The most orders with the same end of their number that are read. The newest of them are shown. */
const SAME_END = 200;

/** Returns the text as a pattern of LIKE that matches only its reverse at the beginning. */
const backwards = (text: string): string =>
  Array.from(text)
    .reverse()
    .join('')
    .replace(/[\\%_]/g, '\\$&');

/** Returns at most `most` orders, newest first. The text is compared without case and without blanks at its ends. */
export async function findOrders(read: Read, text: string, most: number): Promise<FoundOrder[]> {
  const wanted = text.toUpperCase();
  const pattern = wanted.length < SHORTEST_END ? null : `${backwards(wanted)}%`;
  return read<FoundOrder>(sql`
    select id, number, market, carrier, tracking_number, created_at from (
      select id, number, market, null as carrier, null as tracking_number, created_at from orders where number = ${wanted}
      union
      (select id, number, market, null, null, created_at from orders
        where reverse(number) like ${pattern}::text limit ${SAME_END}::int)
      union
      select id, number, market, carrier, tracking_number, created_at from orders
        where tracking_number is not null and upper(tracking_number) = ${wanted}) found
    order by created_at desc, id desc limit ${most}::int`);
}
