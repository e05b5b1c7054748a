/** Recalls: which boxes a notice covers, and how far it has come. Whom it concerns: recall-case.ts. */
import type { Coverage } from '@toric/contracts/catalog-inventory/recall/passport.http';
import {
  NO_SUCH_PRODUCT,
  RECALL_CLOSED,
  RECALL_SCOPE_INVALID,
  RECALL_TOO_WIDE,
} from '@toric/contracts/catalog-inventory/recall/recall.errors';
import type { RecallFigures, RecallScope, RecallSummary } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { NO_GTIN } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import type { LensParameters } from '@toric/contracts/lens';
import { DIMENSIONS, toHundredths } from '@toric/optics/dimensions';
import { isGtin } from '@toric/optics/gs1';
import { gtin14 } from '../catalogue/product.ts';

/** What is printed on a box, and which product that is. */
export type Label = { readonly lotNumber: string; readonly gtin: string; readonly productId: string | undefined };
export type Box = Label & { readonly parameters: LensParameters };
type PartOfLens = NonNullable<RecallScope['parameters']>[number];

/* What a notice covers */

type Entry = {
  readonly names: (label: Label) => boolean;
  /** The lens must be as one of these says; none: any lens. */
  readonly lenses: readonly PartOfLens[];
};
export type Scope = readonly Entry[];

function entryOf({ lots, lotPrefixes = [], gtins, productIds, parameters = [] }: RecallScope): Entry {
  const named = { lots: new Set(lots), gtins: new Set(gtins), products: new Set(productIds) };
  const anyLot = !lots && lotPrefixes.length === 0;
  return {
    lenses: parameters,
    names: ({ lotNumber, gtin, productId }) =>
      (anyLot || named.lots.has(lotNumber) || lotPrefixes.some((prefix) => lotNumber.startsWith(prefix))) &&
      (!gtins || named.gtins.has(gtin)) &&
      (!productIds || (productId !== undefined && named.products.has(productId))),
  };
}

/** Once for a notice, which may name thousands of lots and be held against hundreds of thousands. */
export const scopeOf = (entries: readonly RecallScope[]): Scope => entries.map(entryOf);

const isSuch = (part: PartOfLens, lens: LensParameters) =>
  DIMENSIONS.every(
    (dimension) => part[dimension] === undefined || toHundredths(part[dimension]) === toHundredths(lens[dimension]),
  );

/** `lenses`: all that boxes of this label are known to hold; none: nobody knows. Undefined: not recalled. */
export function coverage(scope: Scope, label: Label, lenses: readonly LensParameters[]): Coverage | undefined {
  const entries = scope.filter(({ names }) => names(label));
  if (entries.length === 0) return undefined;
  if (entries.some((entry) => entry.lenses.length === 0)) return 'every-box';
  if (lenses.length === 0) return 'some-boxes';
  const meant = lenses.filter((lens) => entries.some((entry) => entry.lenses.some((part) => isSuch(part, lens))));
  if (meant.length === 0) return undefined;
  return meant.length === lenses.length ? 'every-box' : 'some-boxes';
}

export const covers = (scope: Scope, { parameters, ...label }: Box): boolean =>
  coverage(scope, label, [parameters]) === 'every-box';

/** What to look a scope's lots up by: whatever it covers has one of these. `everything`: no other way than to look at all. */
export type Traces = {
  readonly lots: readonly string[];
  readonly lotPrefixes: readonly string[];
  readonly gtins: readonly string[];
  readonly productIds: readonly string[];
  readonly everything: boolean;
};

type Trace = { readonly [K in keyof Traces]?: Traces[K] | undefined };

/** The list that leads to the fewest lots. */
function traceOf({ lots, lotPrefixes, gtins, productIds }: RecallScope): Trace {
  if (lots ?? lotPrefixes) return { lots, lotPrefixes };
  if (gtins) return { gtins };
  return productIds ? { productIds } : { everything: true };
}

export function tracesOf(entries: readonly RecallScope[]): Traces {
  const traces = entries.map(traceOf);
  return {
    lots: traces.flatMap(({ lots = [] }) => lots),
    lotPrefixes: traces.flatMap(({ lotPrefixes = [] }) => lotPrefixes),
    gtins: traces.flatMap(({ gtins = [] }) => gtins),
    productIds: traces.flatMap(({ productIds = [] }) => productIds),
    everything: traces.some(({ everything }) => everything),
  };
}

/** GTINs with 14 digits and ids in small letters, as lots have them. */
export const canonicalScope = (entries: readonly RecallScope[]): RecallScope[] =>
  entries.map(({ gtins, productIds, ...entry }) => ({
    ...entry,
    ...(gtins && { gtins: gtins.map(gtin14) }),
    ...(productIds && { productIds: productIds.map((id) => id.toLowerCase()) }),
  }));

export const productsIn = (entries: readonly RecallScope[]): string[] =>
  entries.flatMap(({ productIds = [] }) => productIds);

/** A slip of the pen would recall nothing, and nobody would know. `known`: the products that there are of those named. */
export function requireSoundScope(entries: readonly RecallScope[], known: ReadonlySet<string>): void {
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

/** What one transaction finds within five seconds, on two busy cores. */
export const MOST_LINES = 200_000;

export function requireNarrow(lines: number): void {
  if (lines > MOST_LINES) throw RECALL_TOO_WIDE({ most: MOST_LINES });
}

/* The recall itself */

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

/** Of a hundred boxes that customers have, how many are out of the world; rounded down, so that 100 means all. */
export function effectivenessPercent({
  affected,
  returned,
  destroyed,
}: Pick<RecallFigures['boxes'], 'affected' | 'returned' | 'destroyed'>): number | null {
  return affected === 0 ? null : Math.floor(((returned + destroyed) * 1_000) / affected) / 10;
}
