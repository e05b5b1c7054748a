import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  KEPT_OVER_DELIVERY,
  MORE_THAN_A_LINE_HAS,
  MORE_THAN_ORDERED,
  NOT_IN_ORDER,
  RECEIPT_NOT_ORDERED,
  RECEIPT_OVER_DELIVERED,
  RECEIPT_TOO_MANY_BOXES,
} from '@toric/contracts/catalog-inventory/receiving/receiving.errors';
import { BOXES_PER_LOT_AT_MOST as limit } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { OrderedLine } from '../purchasing/purchase-line.ts';
import type { CheckedReceipt } from './receipt.ts';
import { lensInPack } from '../stock/stock.ts';
import { refuseWrong, type WrongLine, wrongLine } from './line-errors.ts';

type Arrival = { boxes: number; lineIndexes: number[] };
type Delivery = { readonly lines: readonly OrderedLine[]; readonly warnings: readonly FieldError[] };

/** Returns the number of received boxes of each lens in each pack, with the indexes of their lines in the receipt. */
function arrivalsByLens({ lots, lotOfLine }: CheckedReceipt): Map<string, Arrival> {
  const arrivals = new Map<string, Arrival>();
  for (const lot of lots) {
    const name = lensInPack(lot);
    const arrival: Arrival = arrivals.get(name) ?? { boxes: 0, lineIndexes: [] };
    arrival.boxes += lot.quantity;
    arrivals.set(name, arrival);
    lotOfLine.forEach((key, index) => key === lot.key && arrival.lineIndexes.push(index));
  }
  return arrivals;
}

/**
 * Adds the received boxes to the lines of the purchase order. Refuses surplus boxes, because a person must decide
 * whether to pay for them or send them back. If `keepSurplus` is true, the person keeps them, and they only cause a
 * warning. Boxes that were never ordered are always refused. More boxes than a lot may have are also refused.
 */
export function matchDelivery(
  ordered: readonly OrderedLine[],
  receipt: CheckedReceipt,
  { keepSurplus, now }: { keepSurplus: boolean; now: Date },
): Delivery {
  const wrong: WrongLine[] = [];
  const warnings: FieldError[] = [];
  const arrivals = arrivalsByLens(receipt);
  const lines = ordered.map((line): OrderedLine => {
    const { boxes, lineIndexes }: Arrival = arrivals.get(lensInPack(line)) ?? { boxes: 0, lineIndexes: [] };
    const open = Math.max(line.quantity - line.received, 0);
    const surplus = boxes - open;
    for (const index of surplus > 0 ? lineIndexes : []) {
      const detail = MORE_THAN_ORDERED({ open, came: boxes });
      if (!keepSurplus) wrong.push(wrongLine(RECEIPT_OVER_DELIVERED, index, 'quantity', detail));
      else warnings.push({ pointer: `/lines/${index}/quantity`, detail: KEPT_OVER_DELIVERY({ more: surplus }) });
    }
    const received = line.received + boxes;
    for (const index of keepSurplus && received > limit ? lineIndexes : []) {
      wrong.push(
        wrongLine(RECEIPT_TOO_MANY_BOXES, index, 'quantity', MORE_THAN_A_LINE_HAS({ boxes: received, limit })),
      );
    }
    return boxes === 0 ? line : { ...line, received, lastReceivedAt: now };
  });
  const orderedNames = new Set(ordered.map(lensInPack));
  for (const [name, { lineIndexes }] of arrivals) {
    if (orderedNames.has(name)) continue;
    for (const index of lineIndexes) wrong.push(wrongLine(RECEIPT_NOT_ORDERED, index, 'parameters', NOT_IN_ORDER()));
  }
  refuseWrong(wrong, receipt.lotOfLine.length);
  return { lines, warnings };
}
