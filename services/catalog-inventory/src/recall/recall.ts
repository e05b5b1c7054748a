/** Decides which boxes a notice covers, and the state of a recall. recall-case.ts has the cases of customers. */
import type { Coverage } from '@toric/contracts/catalog-inventory/recall/passport.http';
import {
  NO_SUCH_PRODUCT,
  RECALL_CLOSED,
  RECALL_SCOPE_INVALID,
  RECALL_TOO_WIDE,
} from '@toric/contracts/catalog-inventory/recall/recall.errors';
import type { RecallFigures, RecallScope, RecallSummary } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { NO_GTIN } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import type { BoxParameters } from '@toric/contracts/lens';
import { DIMENSIONS, toHundredths } from '@toric/optics/dimensions';
import { isGtin } from '@toric/optics/gs1';
import { gtin14 } from '../catalogue/product.ts';

/** Describes the label of a box. `productId` is undefined if the shop does not know the product. */
export type Label = {
  readonly lotNumber: string;
  readonly gtin: string;
  readonly productId: string | undefined;
  /** Holds the expiry day. It is undefined if the day is unknown. */
  readonly expiresOn?: string | undefined;
  /**
   * Holds the first day of manufacture. For a single box, it equals the last day. It is null or undefined if unknown.
   */
  readonly madeFrom?: string | null | undefined;
  readonly madeUntil?: string | null | undefined;
  /** Is true if the shop set the lot number or the expiry day, because the box states none. */
  readonly labelledByShop?: boolean | undefined;
};
export type Box = Label & { readonly parameters: BoxParameters };
type LensPattern = NonNullable<RecallScope['parameters']>[number];

/**
 * `maybe` means that the label does not tell whether the box is recalled, because its day of manufacture or its expiry
 * day is unknown.
 */
type Fit = 'yes' | 'maybe' | 'no';
type Entry = {
  readonly fitOf: (label: Label) => Fit;
  /** The lens must match one of these patterns. If there are no patterns, any lens matches. */
  readonly lensPatterns: readonly LensPattern[];
};
export type Scope = readonly Entry[];

type Days = { readonly from?: string | undefined; readonly until?: string | undefined };

/**
 * Compares the recalled days with the first and the last day of a label. Days are YYYY-MM-DD, so they compare as texts.
 */
function fitOfDays({ from, until }: Days, first: string | null | undefined, last: string | null | undefined): Fit {
  if (from === undefined && until === undefined) return 'yes';
  if (!first || !last) return 'maybe';
  if ((from !== undefined && last < from) || (until !== undefined && first > until)) return 'no';
  return (from === undefined || first >= from) && (until === undefined || last <= until) ? 'yes' : 'maybe';
}

function entryOf(entry: RecallScope): Entry {
  const { lots, lotPrefixes = [], gtins, productIds, parameters = [] } = entry;
  const named = { lots: new Set(lots), gtins: new Set(gtins), products: new Set(productIds) };
  const anyLot = !lots && lotPrefixes.length === 0;
  const namesGoods = gtins !== undefined || productIds !== undefined;
  const isNamed = ({ lotNumber, gtin, productId, labelledByShop = false }: Label) =>
    (anyLot ||
      named.lots.has(lotNumber) ||
      lotPrefixes.some((prefix) => lotNumber.startsWith(prefix)) ||
      // nobody knows the lot of a box without a lot number, so the box cannot be excluded from a recall of its product
      (namesGoods && labelledByShop)) &&
    (!gtins || named.gtins.has(gtin)) &&
    (!productIds || (productId !== undefined && named.products.has(productId)));
  const made = { from: entry.madeFrom, until: entry.madeUntil };
  const expires = { from: entry.expiresFrom, until: entry.expiresUntil };
  return {
    lensPatterns: parameters,
    fitOf: (label) => {
      if (!isNamed(label)) return 'no';
      const fits = [
        fitOfDays(made, label.madeFrom, label.madeUntil),
        fitOfDays(expires, label.expiresOn, label.expiresOn),
      ];
      if (fits.includes('no')) return 'no';
      return fits.includes('maybe') ? 'maybe' : 'yes';
    },
  };
}

/**
 * Compiles the scope of a notice once, so that each comparison with a lot is fast. A notice may name thousands of lots,
 * and is compared with hundreds of thousands of lots.
 */
export const compileScope = (entries: readonly RecallScope[]): Scope => entries.map(entryOf);

/** Returns true if the lens has all values of the pattern. Goods that are not a lens match no pattern. */
const matchesPattern = (pattern: LensPattern, lens: BoxParameters) =>
  lens !== null &&
  DIMENSIONS.every(
    (dimension) =>
      pattern[dimension] === undefined || toHundredths(pattern[dimension]) === toHundredths(lens[dimension]),
  );

const matchesEntry = (lens: BoxParameters, { lensPatterns }: Entry) =>
  lensPatterns.length === 0 || lensPatterns.some((pattern) => matchesPattern(pattern, lens));

/**
 * Returns `every-box` or `some-boxes` if every box or some boxes with this label are recalled. Returns undefined if no
 * box is recalled. `lenses` holds every lens that boxes with this label are known to contain. It is empty if the lenses
 * are unknown.
 */
export function coverage(scope: Scope, label: Label, lenses: readonly BoxParameters[]): Coverage | undefined {
  const fitting = scope.map((entry) => ({ entry, fit: entry.fitOf(label) })).filter(({ fit }) => fit !== 'no');
  if (fitting.length === 0) return undefined;
  const certain = fitting.filter(({ fit }) => fit === 'yes').map(({ entry }) => entry);
  if (certain.some((entry) => entry.lensPatterns.length === 0)) return 'every-box';
  if (lenses.length === 0) return 'some-boxes';
  if (!lenses.some((lens) => fitting.some(({ entry }) => matchesEntry(lens, entry)))) return undefined;
  return lenses.every((lens) => certain.some((entry) => matchesEntry(lens, entry))) ? 'every-box' : 'some-boxes';
}

/**
 * Returns true if the box is recalled or may be recalled. A box whose day of manufacture is unknown cannot be excluded,
 * so it is covered.
 */
export const covers = (scope: Scope, { parameters, ...label }: Box): boolean =>
  coverage(scope, label, [parameters]) !== undefined;

/**
 * Holds the values by which the database finds the lots that a scope may cover. Every covered lot has at least one of
 * these values. `everything` is true if an entry of the scope has no such value, so that every lot must be read.
 */
export type LookupKeys = {
  readonly lots: readonly string[];
  readonly lotPrefixes: readonly string[];
  readonly gtins: readonly string[];
  readonly productIds: readonly string[];
  /**
   * Holds the GTINs by which the database finds the lots that the shop labelled itself. `labelledProductIds` does the
   * same for products.
   */
  readonly labelledGtins: readonly string[];
  readonly labelledProductIds: readonly string[];
  readonly everything: boolean;
};

type EntryKeys = { readonly [K in keyof LookupKeys]?: LookupKeys[K] | undefined };

/**
 * Returns the lookup keys of a scope entry: the lists that find the fewest lots. Lots and their prefixes come before
 * GTINs, and GTINs before products. A lot that the shop labelled itself is found only by its GTIN or product, so an
 * entry with lots adds these as labelled keys.
 */
function keysOfEntry({ lots, lotPrefixes, gtins, productIds }: RecallScope): EntryKeys {
  if (lots ?? lotPrefixes)
    return { lots, lotPrefixes, labelledGtins: gtins, labelledProductIds: gtins ? undefined : productIds };
  if (gtins) return { gtins };
  return productIds ? { productIds } : { everything: true };
}

export function lookupKeysOf(entries: readonly RecallScope[]): LookupKeys {
  const keys = entries.map(keysOfEntry);
  return {
    lots: keys.flatMap(({ lots = [] }) => lots),
    lotPrefixes: keys.flatMap(({ lotPrefixes = [] }) => lotPrefixes),
    gtins: keys.flatMap(({ gtins = [] }) => gtins),
    productIds: keys.flatMap(({ productIds = [] }) => productIds),
    labelledGtins: keys.flatMap(({ labelledGtins = [] }) => labelledGtins),
    labelledProductIds: keys.flatMap(({ labelledProductIds = [] }) => labelledProductIds),
    everything: keys.some(({ everything }) => everything),
  };
}

/** Returns the scope with 14-digit GTINs and with ids in lower case, because lots are stored in this form. */
export const canonicalScope = (entries: readonly RecallScope[]): RecallScope[] =>
  entries.map(({ gtins, productIds, ...entry }) => ({
    ...entry,
    ...(gtins && { gtins: gtins.map(gtin14) }),
    ...(productIds && { productIds: productIds.map((id) => id.toLowerCase()) }),
  }));

export const productsIn = (entries: readonly RecallScope[]): string[] =>
  entries.flatMap(({ productIds = [] }) => productIds);

/**
 * Refuses a scope with a wrong GTIN or an unknown product, because a typing error would silently recall nothing.
 * `known` holds the ids of the products that exist.
 */
export function requireValidScope(entries: readonly RecallScope[], known: ReadonlySet<string>): void {
  const wrong = entries.flatMap(({ gtins = [], productIds = [] }, i) => [
    ...gtins.flatMap((gtin, j) =>
      isGtin(gtin) ? [] : [{ pointer: `/scope/${i}/gtins/${j}`, detail: NO_GTIN({ gtin }) }],
    ),
    ...productIds.flatMap((id, j) =>
      known.has(id) ? [] : [{ pointer: `/scope/${i}/productIds/${j}`, detail: NO_SUCH_PRODUCT() }],
    ),
  ]);
  if (wrong.length > 0) throw RECALL_SCOPE_INVALID().at(...wrong);
}

/**
 * Holds the largest number of order lines that a recall may cover. A wider recall is refused. One transaction can
 * search this number within five seconds on two busy cores.
 */
export const MAX_ORDER_LINES = 200_000;

export function requireWithinLimit(lines: number): void {
  if (lines > MAX_ORDER_LINES) throw RECALL_TOO_WIDE({ most: MAX_ORDER_LINES });
}

export type Notice = Pick<RecallSummary, 'title' | 'sourceUrl' | 'severity' | 'whatToDo'> & {
  readonly scope: readonly RecallScope[];
};
export type Recall = {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
};
export type RecallWithNotice = Recall & Omit<Notice, 'scope'>;

export function requireOpen({ reference, closedAt }: Recall): void {
  if (closedAt) throw RECALL_CLOSED({ reference });
}

export function recallSummary(recall: RecallWithNotice): RecallSummary {
  const { id, reference, title, sourceUrl, severity, whatToDo, version, createdAt, updatedAt, closedAt } = recall;
  return {
    ...{ id, reference, title, sourceUrl, severity, whatToDo, version },
    status: closedAt ? 'closed' : 'open',
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

/**
 * Returns the percentage of the affected boxes that were returned or destroyed, with one decimal. Returns null if no
 * box is affected. The percentage is rounded down, so that 100 means every box.
 */
export function effectivenessPercent({
  affected,
  returned,
  destroyed,
}: Pick<RecallFigures['boxes'], 'affected' | 'returned' | 'destroyed'>): number | null {
  return affected === 0 ? null : Math.floor(((returned + destroyed) * 1_000) / affected) / 10;
}
