import { BoxesTakenBack, type TakeBackBoxes } from '@toric/contracts/catalog-inventory/returned/returned.events';
import type { DataOf } from '@toric/contracts/kernel/message';
import { fateOf, type Shelf } from './box-fate.ts';
import type { ReturnedBox, SentLot } from './returned-box.store.ts';

type Command = DataOf<typeof TakeBackBoxes>;

/**
 * Decides about the boxes of a command that were not decided before. Decides one box after the other, so that two boxes
 * are not both taken back if only one of their lot was sent.
 */
export function decideBoxes(
  { returnId, orderId, boxes }: Command,
  { sent, back }: { readonly sent: readonly SentLot[]; readonly back: readonly ReturnedBox[] },
  shelf: Shelf,
): ReturnedBox[] {
  const fresh: ReturnedBox[] = [];
  for (const { boxId, lineId, lotNumber, expiresOn, state, reason, receivedBy } of boxes) {
    if ([...back, ...fresh].some(({ id }) => id === boxId)) continue;
    const lots = sent.filter(
      (lot) => lot.lineId === lineId && lot.lotNumber === lotNumber && lot.expiresOn === expiresOn,
    );
    const cameBack = (lotId: string) =>
      [...back, ...fresh].filter(
        (box) => box.lineId === lineId && box.lotId === lotId && box.disposition !== 'not-ours',
      ).length;
    // a lot number may exist in two warehouses: takes the first lot of which not all boxes came back
    const lot = lots.find((one) => cameBack(one.lotId) < one.shipped) ?? lots[0];
    const fate = fateOf({ state, reason }, lot && { ...lot, back: cameBack(lot.lotId) }, shelf);
    fresh.push({
      ...{ id: boxId, returnId, orderId, lineId, lotNumber, expiresOn, state, reason: reason ?? null, ...fate },
      receivedBy: receivedBy ?? null,
      lotId: lot?.lotId ?? null,
      supplierId: lot?.supplierId ?? null,
      costAmount: lot?.costAmount ?? null,
      costCurrency: lot?.costAmount === undefined || lot.costAmount === null ? null : lot.costCurrency,
    });
  }
  return fresh;
}

/** Returns the cost of a box that was thrown away. Returns null for any other box, or if the cost is unknown. */
export const lostCost = ({
  disposition,
  costAmount,
  costCurrency,
}: Pick<ReturnedBox, 'disposition' | 'costAmount' | 'costCurrency'>) =>
  disposition === 'scrapped' && costAmount !== null && costCurrency !== null
    ? { amount: costAmount, currency: costCurrency }
    : null;

/** Returns the answer about the boxes of a command, including the boxes that were decided before. */
export const answerFor = ({ returnId, boxes }: Command, known: readonly ReturnedBox[]) =>
  BoxesTakenBack({
    returnId,
    boxes: boxes.flatMap(({ boxId }) => {
      const box = known.find(({ id }) => id === boxId);
      return box ? [{ boxId, disposition: box.disposition, rule: box.rule, cost: lostCost(box) }] : [];
    }),
  });
