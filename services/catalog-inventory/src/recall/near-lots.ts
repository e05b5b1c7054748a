/**
 * Finds stored lots that are near to a lot of a recall notice. Notices often list only the first digits of lots, or
 * write them with other hyphens or letters. Entered as exact lot numbers, such texts would cover no lot, and nobody
 * would be notified.
 */
import { NEAR_LOTS, RECALL_NEAR_LOTS } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import type { RecallScope } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { sentence } from '@toric/contracts/kernel/sentence';
import { compileScope, type Label } from './recall.ts';

/**
 * Holds the length of the shortest lot prefix that is compared with stored lots. Too many lots begin with a shorter
 * text by chance.
 */
const SHORTEST_PREFIX = 4;
/** Holds the largest number of near lots that a refusal names for one lot of the notice. */
const MOST_NAMED = 10;

const NO_BOX = sentence({ en: 'no lot on file', zh: '库中没有此批号' });
const A_BOX = sentence({ en: 'a lot on file', zh: '库中有此批号' });
const AND_MORE = sentence({ en: '{near} and {more} more', zh: '{near} 等，另有 {more} 个' });

/**
 * Returns the lot number without the differences that people make: without separators, in capitals, with 0 for O, and
 * with 1 for I and L.
 */
const plain = (lot: string) =>
  lot
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

const beginnings = (lot: string) =>
  Array.from({ length: Math.max(lot.length - SHORTEST_PREFIX, 0) }, (_, i) => lot.slice(0, SHORTEST_PREFIX + i));

type Found = { readonly pointer: string; readonly lot: string; readonly near: Set<string>; exact: boolean };

/**
 * Returns the lots of a notice that are near to other stored lots. Two lots are near if one begins with the other, or
 * if they differ only in capitals, separators, O and 0, or I, L and 1. A stored lot that the notice covers anyway is
 * not near.
 */
export function findNearLots(entries: readonly RecallScope[], onFile: readonly Label[]): readonly Found[] {
  const whole = compileScope(entries);
  const others = onFile.map((label) => ({ label, isCovered: whole.some(({ fitOf }) => fitOf(label) !== 'no') }));
  return entries.flatMap((entry, i) => {
    if (!entry.lots) return [];
    const found = entry.lots.map(
      (lot, j): Found => ({ pointer: `/scope/${i}/lots/${j}`, lot, near: new Set(), exact: false }),
    );
    const byText = new Map<string, Found[]>();
    const add = (key: string, one: Found) => byText.set(key, [...(byText.get(key) ?? []), one]);
    for (const one of found) {
      add(`whole ${one.lot}`, one);
      add(`plain ${plain(one.lot)}`, one);
      for (const beginning of beginnings(one.lot)) add(`begins ${beginning}`, one);
    }
    const { lots: _, lotPrefixes: __, ...rest } = entry;
    const [sameGoods] = compileScope([rest]);
    for (const { label, isCovered } of others) {
      if (sameGoods?.fitOf(label) === 'no') continue;
      const number = label.lotNumber;
      for (const one of byText.get(`whole ${number}`) ?? []) one.exact = true;
      if (isCovered) continue;
      const near = [
        ...beginnings(number).flatMap((beginning) => byText.get(`whole ${beginning}`) ?? []),
        ...(number.length < SHORTEST_PREFIX ? [] : (byText.get(`begins ${number}`) ?? [])),
        ...(byText.get(`plain ${plain(number)}`) ?? []),
      ];
      for (const one of near) one.near.add(number);
    }
    return found.filter(({ near }) => near.size > 0);
  });
}

/** Refuses a recall notice with lots that are near to other stored lots, and names these stored lots. */
export function requireNoNearLots(entries: readonly RecallScope[], onFile: readonly Label[]): void {
  const found = findNearLots(entries, onFile);
  if (found.length === 0) return;
  const errors = found.map(({ pointer, near, exact }) => {
    const numbers = [...near].sort();
    const named = numbers.slice(0, MOST_NAMED).join(', ');
    const more = numbers.length - MOST_NAMED;
    const text = more > 0 ? AND_MORE({ near: named, more }) : { en: named, zh: named };
    const boxes = exact ? A_BOX() : NO_BOX();
    return {
      pointer,
      detail: {
        en: NEAR_LOTS({ boxes: boxes.en, near: text.en }).en,
        zh: NEAR_LOTS({ boxes: boxes.zh, near: text.zh }).zh,
      },
    };
  });
  throw RECALL_NEAR_LOTS().at(...errors);
}
