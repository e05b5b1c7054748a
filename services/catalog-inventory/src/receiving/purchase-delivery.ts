/** Boxes that came for a purchase order: which of its lines they fill, and which of them it never asked for. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  KEPT_OVER_DELIVERY,
  MORE_THAN_ORDERED,
  NOT_IN_ORDER,
  RECEIPT_NOT_ORDERED,
  RECEIPT_OVER_DELIVERED,
} from '@toric/contracts/catalog-inventory/receiving/receiving.errors';
import type { OrderedLine } from '../purchasing/purchase-line.ts';
import type { CheckedReceipt } from './receipt.ts';
import { lensInPack } from '../stock/stock.ts';
import { refuseWrong, type WrongLine, wrongLine } from './line-errors.ts';

type Came = { boxes: number; at: number[] };
type Delivery = { readonly lines: readonly OrderedLine[]; readonly warnings: readonly FieldError[] };

/** Boxes by lens in pack, and the lines of the receipt that they stood in. */
function cameIn({ lots, lotOfLine }: CheckedReceipt): Map<string, Came> {
  const came = new Map<string, Came>();
  for (const lot of lots) {
    const name = lensInPack(lot);
    const of: Came = came.get(name) ?? { boxes: 0, at: [] };
    of.boxes += lot.quantity;
    came.set(name, of);
    lotOfLine.forEach((key, index) => key === lot.key && of.at.push(index));
  }
  return came;
}

/** Too many are refused, for somebody must pay for them or send them back; `keepMore` says that this was decided. */
export function deliver(
  ordered: readonly OrderedLine[],
  receipt: CheckedReceipt,
  { keepMore, now }: { keepMore: boolean; now: Date },
): Delivery {
  const wrong: WrongLine[] = [];
  const warnings: FieldError[] = [];
  const came = cameIn(receipt);
  const lines = ordered.map((line): OrderedLine => {
    const { boxes, at }: Came = came.get(lensInPack(line)) ?? { boxes: 0, at: [] };
    const open = Math.max(line.quantity - line.received, 0);
    const more = boxes - open;
    for (const index of more > 0 ? at : []) {
      const detail = MORE_THAN_ORDERED({ open, came: boxes });
      if (!keepMore) wrong.push(wrongLine(RECEIPT_OVER_DELIVERED, index, 'quantity', detail));
      else warnings.push({ pointer: `/lines/${index}/quantity`, detail: KEPT_OVER_DELIVERY({ more }) });
    }
    return boxes === 0 ? line : { ...line, received: line.received + boxes, lastReceivedAt: now };
  });
  const asked = new Set(ordered.map(lensInPack));
  for (const [name, { at }] of came) {
    if (asked.has(name)) continue;
    for (const index of at) wrong.push(wrongLine(RECEIPT_NOT_ORDERED, index, 'parameters', NOT_IN_ORDER()));
  }
  refuseWrong(wrong, receipt.lotOfLine.length);
  return { lines, warnings };
}
