/** Chooses other lots for boxes that cannot be taken from their reserved lot. */
import {
  PICK_LOT_EXPIRED,
  PICK_LOT_OTHER_LENS,
  PICK_LOT_RECALLED,
  PICK_LOT_RESERVED,
  PICK_LOT_SAME,
  PICK_LOT_SET_ASIDE,
  PICK_LOT_TOO_SHORT,
} from '@toric/contracts/catalog-inventory/picking/pick.errors';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { allocate, type Sale, type WantedOrder } from '../stock/stock.ts';
import type { WantedTask } from './judge-scan.ts';
import type { HeldLine, OtherLot } from './pick-lot.store.ts';

type Wanted = {
  readonly task: WantedTask;
  readonly boxes: number;
  readonly market: string;
  readonly lines: readonly HeldLine[];
  readonly sale: Sale;
};

/**
 * Returns the boxes that the order keeps: every box that it holds, without the boxes that are replaced. The kept boxes
 * are worn first.
 */
function keptOf({ task, boxes, lines }: Wanted) {
  return lines
    .map((line) => {
      const isReplaced = line.lineId === task.lineId && line.lotId === task.lotId;
      return { ...line, quantity: isReplaced ? line.quantity - boxes : line.quantity };
    })
    .filter(({ quantity }) => quantity > 0);
}

/**
 * Returns the lots that replace the boxes, first expired first out, by the rules for a new reservation. Returns
 * undefined if too few boxes are free and expire late enough.
 */
export function chooseLots(
  wanted: Wanted,
  lots: readonly OtherLot[],
): { lotId: string; quantity: number }[] | undefined {
  const { task, boxes, market, sale } = wanted;
  const eye = wanted.lines.find(({ lineId }) => lineId === task.lineId)?.eye;
  const { lineId, lensId, packId } = task;
  const order: WantedOrder = {
    orderId: task.orderId,
    market,
    lines: [{ lineId, lensId, packId, quantity: boxes, eye }],
    kept: keptOf(wanted),
  };
  const free = lots.filter(
    ({ lotId, isQuarantined, expiresOn }) => lotId !== task.lotId && !isQuarantined && expiresOn >= sale.today,
  );
  const { allocations, refused } = allocate([order], free, sale);
  return refused.size > 0 ? undefined : allocations.map(({ lotId, quantity }) => ({ lotId, quantity }));
}

/**
 * Returns the lots of the task's lens that the label means, without the lot of the task. Throws if the warehouse has no
 * such lot, or if the label means the lot of the task.
 */
export function narrowTo(
  label: { readonly lotNumber: string; readonly expiresOn: string | undefined },
  { lotId }: WantedTask,
  lots: readonly OtherLot[],
): readonly OtherLot[] {
  const meant = lots.filter(
    (lot) => lot.lotNumber === label.lotNumber && (label.expiresOn ?? lot.expiresOn) === lot.expiresOn,
  );
  if (meant.length === 0) throw PICK_LOT_OTHER_LENS();
  const others = meant.filter((lot) => lot.lotId !== lotId);
  if (others.length === 0) throw PICK_LOT_SAME();
  return others;
}

/**
 * Returns the reason why this lot alone cannot give the boxes. The caller has seen that `chooseLots` does not take it.
 */
export function refuseLot(lot: OtherLot, boxes: number, today: string): BusinessError {
  if (lot.isRecalled) return PICK_LOT_RECALLED();
  if (lot.isQuarantined) return PICK_LOT_SET_ASIDE();
  if (lot.expiresOn < today) return PICK_LOT_EXPIRED();
  return lot.available < boxes ? PICK_LOT_RESERVED({ free: lot.available, boxes }) : PICK_LOT_TOO_SHORT();
}
