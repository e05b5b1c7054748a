/**
 * Computes the parts of orders that leave in several parcels: the boxes of a parcel, its price, and the remaining
 * boxes.
 */
import { ShipStock } from '@toric/contracts/catalog-inventory/events';
import { isStocked } from '@toric/contracts/goods/goods';
import type { Message } from '@toric/contracts/kernel/message';
import { allocate, divide } from '@toric/contracts/kernel/money';
import { CapturePayment } from '@toric/contracts/payment/events';
import { invoiceLines, money, type OrderFacts, total } from '../order.facts.ts';
import { stockedLines } from './line-rules.ts';

type Boxes = readonly { readonly lineId: string; readonly quantity: number }[];
type Line = OrderFacts['lines'][number];
type Asked = { parcelId?: string | undefined; lines?: Boxes | undefined; waveId?: string | undefined };

const boxesIn = (boxes: Boxes | undefined, lineId: string): number =>
  (boxes ?? []).reduce((sum, one) => sum + (one.lineId === lineId ? one.quantity : 0), 0);

/** Returns the boxes of each line of the order that no parcel has taken yet. Lines without such boxes are left out. */
export const restOf = ({ lines, sent }: OrderFacts): Boxes =>
  lines
    .map(({ lineId, quantity }) => ({ lineId, quantity: quantity - boxesIn(sent, lineId) }))
    .filter(({ quantity }) => quantity > 0);

/**
 * Returns the parcel that a shipment request announces: its boxes, or all remaining boxes. It never takes more boxes of
 * a line than remain. Services, which are in no parcel, go with the last boxes of the warehouse. If the rest of an
 * order ships without a parcel, the order id is used as the parcel id. If a whole order ships without a parcel id,
 * there is no part.
 */
export function partOf(o: OrderFacts, asked: Asked) {
  if (asked.parcelId === undefined && o.sent === undefined) return { part: undefined };
  const parcelId = asked.parcelId ?? o.orderId;
  const lines = asked.lines ? takenOf(o, asked.lines) : restOf(o);
  const isWhole = o.sent === undefined && isLast({ ...o, part: { parcelId, lines } });
  const packed = asked.waveId === undefined ? {} : { waveId: asked.waveId };
  return { part: { parcelId, lines: isWhole ? undefined : lines, ...packed } };
}

function takenOf(o: OrderFacts, asked: Boxes): Boxes {
  const rest = restOf(o);
  const lines = rest
    .map(({ lineId, quantity }) => ({ lineId, quantity: Math.min(quantity, boxesIn(asked, lineId)) }))
    .filter(({ quantity }) => quantity > 0);
  const stocked = stockedLines(o).map(({ lineId }) => lineId);
  const isLastOfStock = rest.every(
    ({ lineId, quantity }) => !stocked.includes(lineId) || quantity <= boxesIn(lines, lineId),
  );
  return lines.length > 0 && isLastOfStock ? rest : lines;
}

const linesOf = (o: OrderFacts): Boxes => o.part?.lines ?? restOf(o);

/** Returns true if the announced parcel has none of the order's remaining boxes. Such a parcel changes nothing. */
export const takesNothing = (o: OrderFacts): boolean => linesOf(o).length === 0;

/** Returns true if no box of the order remains after the parcel that is being shipped. */
export const isLast = (o: OrderFacts): boolean =>
  restOf(o).every(({ lineId, quantity }) => quantity <= boxesIn(linesOf(o), lineId));

/** Returns true if the parcel that is being shipped is the whole order. */
export const isWhole = (o: OrderFacts): boolean => o.sent === undefined && o.part?.lines === undefined;

/** Returns true if the parcel that is being shipped has boxes of a warehouse. Services have none. */
export const partHasStock = (o: OrderFacts): boolean =>
  o.lines.some(({ lineId, goods }) => isStocked(goods) && boxesIn(linesOf(o), lineId) > 0);

export function shipPart(o: OrderFacts): Message {
  const parcel = { orderId: o.orderId, parcelId: o.part?.parcelId, waveId: o.part?.waveId };
  if (isWhole(o)) return ShipStock(parcel);
  const stocked = o.lines.filter(({ goods }) => isStocked(goods)).map(({ lineId }) => lineId);
  const lines = linesOf(o).filter(({ lineId }) => stocked.includes(lineId));
  return ShipStock({ ...parcel, lines: [...lines] });
}

/** Returns the boxes that have left with the parcel that is being shipped and with earlier parcels. */
export const sentWithPart = (o: OrderFacts): Boxes =>
  o.lines
    .map(({ lineId }) => ({ lineId, quantity: boxesIn(o.sent, lineId) + boxesIn(linesOf(o), lineId) }))
    .filter(({ quantity }) => quantity > 0);

/**
 * Returns the part of a line's `amount` that falls on this number of boxes. The parts of all boxes add up to the
 * amount.
 */
const shareOf = (amount: number, boxes: number, { quantity }: Line): number =>
  boxes >= quantity ? amount : divide(amount, boxes, quantity).whole;

/** Returns the price of each line after the discount. The prices add up to the subtotal less the discount. */
const paidFor = (o: OrderFacts): number[] =>
  allocate(
    o.subtotal - o.discount,
    o.lines.map(({ gross }) => gross),
  );

/**
 * Returns the invoice lines of the parcel that is being shipped. Each amount is the amount for all boxes so far, less
 * the amount for the boxes of earlier parcels. So the parcels of an order add up to its total to the smallest unit. The
 * delivery is charged with the first parcel.
 */
export function partLines(o: OrderFacts) {
  const paid = paidFor(o);
  const goods = o.lines.flatMap((line, index) => {
    const before = boxesIn(o.sent, line.lineId);
    const boxes = boxesIn(linesOf(o), line.lineId);
    if (boxes === 0) return [];
    const part = (amount: number) => shareOf(amount, before + boxes, line) - shareOf(amount, before, line);
    const [gross, net, tax] = [part(line.gross), part(paid[index] ?? 0), part(line.tax ?? 0)];
    const { lineId, description, taxRate } = line;
    return [
      {
        lineId,
        description,
        taxRate,
        quantity: boxes,
        gross,
        discount: gross - net,
        ...(line.goods === 'service' && { kind: 'service' as const }),
        ...(line.tax !== undefined && { tax }),
      },
    ];
  });
  const others = o.sent === undefined ? invoiceLines(o).filter(({ kind }) => kind === 'delivery') : [];
  return [...goods, ...others];
}

type InvoiceLine = { gross: number; discount?: number | undefined; tax?: number | undefined };
const dueFor = ({ gross, discount = 0, tax = 0 }: InvoiceLine) => gross - discount + tax;

/** Returns the amount that is captured for the parcel that is being shipped. */
export const partAmount = (o: OrderFacts): number =>
  isWhole(o) ? total(o) : partLines(o).reduce((sum, line) => sum + dueFor(line), 0);

export function capturePart(o: OrderFacts): Message {
  const common = { orderId: o.orderId, orderNumber: o.number, sealedBuyer: o.sealedBuyer };
  const parcelId = o.part?.parcelId;
  if (isWhole(o)) return CapturePayment({ ...common, parcelId, amount: money(total(o), o), lines: invoiceLines(o) });
  const lines = partLines(o);
  return CapturePayment({ ...common, parcelId, lines, amount: money(partAmount(o), o), isLast: isLast(o) });
}

/** Returns the state of the order after the payment for a parcel was captured. */
export const afterCapture = (o: OrderFacts): 'shipped' | 'part-shipped' =>
  restOf(o).length === 0 || o.sent === undefined ? 'shipped' : 'part-shipped';

/** Returns the fields of the order that change when the boxes of a parcel have left. */
export const partLeft = (o: OrderFacts): Partial<OrderFacts> => {
  const parcels = o.part?.parcelId === undefined ? {} : { parcels: [...(o.parcels ?? []), o.part.parcelId] };
  return isWhole(o) ? parcels : { ...parcels, sent: sentWithPart(o) };
};

/**
 * Returns the fields of the order that change when a parcel has arrived. A delivery without a parcel id means that all
 * parcels have arrived.
 */
export const arrivedWith = (o: OrderFacts, parcelId: string | undefined): Partial<OrderFacts> => {
  if (parcelId === undefined) return { arrived: o.parcels ?? [] };
  return { arrived: [...new Set([...(o.arrived ?? []), parcelId])] };
};

/** Returns true if every parcel of the order has arrived. An order without parcel ids has only one parcel. */
export const allArrived = ({ parcels = [], arrived }: OrderFacts): boolean =>
  arrived !== undefined && parcels.every((parcelId) => arrived.includes(parcelId));
