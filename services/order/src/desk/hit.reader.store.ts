/** Finds orders by what people read out: the number of the order or a part of it, and the number of the parcel. */
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

/** A part of a number must have so many characters: the index holds the runs of four. */
const SHORTEST_PART = 4;
/** The most orders with the same part in their number that are read. The newest of them are shown. */
const SAME_PART = 200;

/** Returns a pattern of LIKE that matches the text anywhere. */
const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Returns at most `most` orders, newest first. The text is compared without case and without blanks at its ends. */
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
