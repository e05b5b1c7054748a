/** Checks a parcel before it is closed. */
import {
  PACK_CONTENTS_DIFFER,
  PACK_SET_ASIDE,
  PACK_WEIGHT_DIFFERS,
} from '@toric/contracts/catalog-inventory/picking/pick.errors';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { readLabel, type ScannedLabel } from './scanned-label.ts';

type Taken = {
  readonly packId: string;
  readonly gtin: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly isQuarantined: boolean;
  readonly quantity: number;
};

const MISSING = sentence({ en: 'lot {lot} is missing', zh: '缺少批次 {lot}' });
const FOREIGN = sentence({ en: 'lot {lot} does not belong in it', zh: '批次 {lot} 不属于此包裹' });
const UNREADABLE = sentence({ en: 'a code cannot be read', zh: '有条码无法读取' });
const OTHER_NUMBER = sentence({ en: 'another number', zh: '数量不符' });

const boxesOf = (taken: readonly Taken[]): number => taken.reduce((sum, { quantity }) => sum + quantity, 0);

function differs(taken: readonly Taken[], found: number, why: Text): BusinessError {
  return PACK_CONTENTS_DIFFER({ wanted: boxesOf(taken), found }).at({ pointer: '', detail: why });
}

const isOf = ({ gtin, lotNumber, expiresOn }: Taken, label: ScannedLabel): boolean =>
  gtin === label.gtin && lotNumber === label.lotNumber && expiresOn === (label.expiresOn ?? expiresOn);

/** Throws unless the codes that were scanned at the packing table belong to exactly the boxes that were taken. */
function assertScanned(taken: readonly Taken[], codes: readonly string[], today: string): void {
  const left = taken.map((boxes) => ({ ...boxes }));
  for (const barcode of codes) {
    const label = readLabel({ barcode }, today);
    if (!label) throw differs(taken, codes.length, UNREADABLE());
    const boxes = left.find((one) => isOf(one, label) && one.quantity > 0);
    if (!boxes) throw differs(taken, codes.length, FOREIGN({ lot: label.lotNumber }));
    boxes.quantity -= 1;
  }
  const missing = left.find(({ quantity }) => quantity > 0);
  if (missing) throw differs(taken, codes.length, MISSING({ lot: missing.lotNumber }));
}

type Check = { readonly codes?: readonly string[] | undefined; readonly counted?: number | undefined };

/**
 * Throws unless the parcel holds exactly the boxes that were taken. Throws also if a lot was set aside after its boxes
 * were taken, because such a box must not leave.
 */
export function assertContents(taken: readonly Taken[], { codes, counted }: Check, today: string): void {
  const aside = taken.find(({ isQuarantined }) => isQuarantined);
  if (aside) throw PACK_SET_ASIDE({ lotNumber: aside.lotNumber });
  if (codes !== undefined) return assertScanned(taken, codes, today);
  const wanted = boxesOf(taken);
  if (counted !== wanted) throw differs(taken, counted ?? 0, OTHER_NUMBER());
}

/** Returns the number of boxes in the parcel for each order line. */
export function linesOf(taken: readonly { readonly lineId: string; readonly quantity: number }[]) {
  const lines = new Map<string, number>();
  for (const { lineId, quantity } of taken) lines.set(lineId, (lines.get(lineId) ?? 0) + quantity);
  return Array.from(lines, ([lineId, quantity]) => ({ lineId, quantity }));
}

/**
 * The weight of a pack is learned from earlier parcels only if at least this number of them held nothing but this pack.
 */
export const PARCELS_TO_KNOW = 3;
/**
 * Holds the weight of a box in grams. `isLearned` is true if the weight comes from earlier parcels, and false if it
 * comes from the catalogue.
 */
export type BoxWeight = { readonly packId: string; readonly grams: number; readonly isLearned: boolean };

/**
 * A parcel may differ by a sixth of the expected weight plus `PAPER_GRAMS`, the weight of one or two sheets of paper.
 */
const SHARE = 1 / 6;
const PAPER_GRAMS = 10;
/**
 * Holds the greatest weight of a carton. Earlier parcels were weighed with their carton. The catalogue states the
 * weight of a box without one.
 */
const CARTON_GRAMS = 150;

/**
 * Throws if the weight differs too much from the expected weight. Does nothing if the weight of a pack in the parcel is
 * unknown.
 */
export function assertWeight(taken: readonly Taken[], weights: readonly BoxWeight[], found: number): void {
  const known = new Map(weights.map(({ packId, grams }) => [packId, grams]));
  if (taken.some(({ packId }) => !known.has(packId))) return;
  const expected = taken.reduce((sum, { packId, quantity }) => sum + quantity * (known.get(packId) ?? 0), 0);
  const spread = expected * SHARE + PAPER_GRAMS;
  const carton = weights.every(({ isLearned }) => isLearned) ? 0 : CARTON_GRAMS;
  if (found >= expected - spread && found <= expected + spread + carton) return;
  throw PACK_WEIGHT_DIFFERS({ found, expected: Math.round(expected) });
}
