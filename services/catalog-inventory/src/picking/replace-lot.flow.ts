/** Replaces boxes that cannot be taken from their lot by boxes of other lots, and takes missing boxes out of stock. */
import type { ShortReason } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import type { Tx } from '@toric/messaging/sql';
import { DAY_MS, dayOf } from '@toric/optics/calendar-day';
import { assertByHand, refuseChange } from '../stock/lot.ts';
import { changeOnHand, countByHand, findLot, recordMovement } from '../stock/lot.store.ts';
import type { WantedTask } from './judge-scan.ts';
import { chooseLots, narrowTo, refuseLot } from './other-lots.ts';
import { findHolding, lockLotsOfLens, swapBoxes } from './pick-lot.store.ts';
import { moveTask } from './pick-task.store.ts';
import type { Wave } from './pick-wave.ts';
import type { ScannedLabel } from './scanned-label.ts';

type By = {
  readonly reason: string;
  readonly actorId: string;
  readonly now: Date;
  readonly newId: () => string;
};
type Replaced = {
  readonly wave: Wave;
  readonly task: WantedTask;
  readonly boxes: number;
  readonly spareDays: number;
  readonly by: By;
  /** Names the lot that the picker has in hand. If no lot is named, the lots that expire first are chosen. */
  readonly only?: ScannedLabel;
};

/**
 * Moves boxes of a task to other lots of the same lens in the same warehouse. Returns these lots. If no lots can
 * replace the boxes, changes nothing and returns undefined, or throws the reason if a person named the lot. The caller
 * has locked the wave and the reservation.
 */
export async function replaceLot(tx: Tx, { wave, task, boxes, spareDays, by, only }: Replaced) {
  const { reason, actorId, now, newId } = by;
  const today = dayOf(now);
  const lots = await lockLotsOfLens(tx, wave.warehouseId, task);
  const { market, lines } = await findHolding(tx, task.orderId);
  const among = only ? narrowTo(only, task, lots) : lots;
  const sale = { today, spareDays };
  const chosen = market === undefined ? undefined : chooseLots({ task, boxes, market, lines, sale }, among);
  if (!chosen) {
    const [named] = only ? among : [];
    if (named) throw refuseLot(named, boxes, today);
    return undefined;
  }
  await swapBoxes(tx, { task, boxes, to: chosen, causeId: newId(), reason, actorId, now });
  const to = chosen.map((lot) => ({ ...lot, id: newId() }));
  await moveTask(tx, { waveId: wave.id, task, boxes, to });
  const numbers = new Map(lots.map(({ lotId, lotNumber }) => [lotId, lotNumber]));
  return chosen.map(({ lotId, quantity }) => ({ lotId, lotNumber: numbers.get(lotId) ?? '', quantity }));
}

type Missing = { readonly lotId: string; readonly boxes: number; readonly reason: ShortReason; readonly by: By };

/**
 * Takes boxes that are missing or damaged out of stock, with the reason. Refuses more boxes than one person may change
 * by hand. The caller has locked the lot.
 */
export async function takeOut(tx: Tx, { lotId, boxes, reason: kind, by }: Missing): Promise<void> {
  const { reason, actorId, now, newId } = by;
  const isOut = await changeOnHand(tx, lotId, -boxes);
  if (!isOut) {
    const lot = await findLot(tx, lotId);
    if (lot) throw refuseChange(lot, -boxes);
  }
  const since = new Date(now.getTime() - DAY_MS);
  assertByHand((await countByHand(tx, lotId, { actorId, since })) + boxes);
  const movement = { id: newId(), lotId, delta: -boxes, reason, actorId, now };
  await recordMovement(tx, { kind: kind === 'damaged' ? 'discard' : 'adjust', ...movement });
}
