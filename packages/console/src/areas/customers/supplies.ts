import type { Eye, Replacement } from '@toric/contracts/lens';
import type { OrderView } from '@toric/contracts/order/order.http';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import { runOut } from '@toric/optics/run-out';
import type { z } from 'zod';

/** Describes the lenses of one order for one eye, with the days on which they are worn. */
export type Supply = {
  readonly orderId: string;
  readonly number: string;
  readonly productId: string;
  readonly productName: string;
  readonly boxes: number;
  readonly lenses: number;
  /** `ordered`: the boxes have not shipped yet. */
  readonly kind: 'worn' | 'ordered';
  /** Holds the first day on which these lenses are worn. */
  readonly from: string;
  /** Holds the day after the last day on which these lenses are worn. */
  readonly until: string;
};
type Wear = z.infer<typeof Replacement>;
type Order = Pick<OrderView, 'id' | 'number' | 'status' | 'createdAt' | 'updatedAt' | 'lines'>;

const SENT: readonly string[] = ['shipped', 'completed'];
const ENDED_WITHOUT: readonly string[] = ['cancelling', 'cancelled'];
/** A delivery takes about this number of days. */
const DELIVERY_DAYS = 3;

/**
 * Returns the lenses that one eye wore, wears and will wear, the oldest first, computed from the orders. The shop does
 * not know when a box is opened. It assumes that a box is opened when it has arrived and the boxes before it are used
 * up.
 */
export function suppliesOf(orders: readonly Order[], eye: Eye, wearOf: (productId: string) => Wear | undefined) {
  const oldestFirst = [...orders].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  const supplies: Supply[] = [];
  for (const order of oldestFirst) {
    if (ENDED_WITHOUT.includes(order.status)) continue;
    const arrives = addDays(dayOf(new Date(order.createdAt)), DELIVERY_DAYS);
    for (const line of order.lines.filter((one) => one.eye === eye)) {
      const replacement = wearOf(line.productId);
      if (!replacement) continue;
      const before = supplies.at(-1)?.until;
      const from = before !== undefined && before > arrives ? before : arrives;
      const supply = { boxes: line.quantity, packSize: line.packSize, replacement, openedOn: from };
      const until = runOut({ [eye]: supply }, from).runsOutOn;
      supplies.push({
        ...{ orderId: order.id, number: order.number, productId: line.productId, productName: line.productName },
        ...{ boxes: line.quantity, lenses: line.quantity * line.packSize, from, until },
        kind: SENT.includes(order.status) ? 'worn' : 'ordered',
      });
    }
  }
  return supplies;
}

/** Returns the run-out day of an eye, computed from the shipped boxes. Returns undefined if none was shipped. */
export const runsOutOn = (supplies: readonly Supply[]): string | undefined =>
  supplies.filter(({ kind }) => kind === 'worn').at(-1)?.until;
