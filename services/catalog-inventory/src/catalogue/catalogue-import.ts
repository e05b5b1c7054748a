/**
 * Decides how a catalogue file changes the catalogue, product by product, by the same rules as the change of one
 * product.
 */
import { createHash } from 'node:crypto';
import { BusinessError, type FieldError } from '@toric/contracts/kernel/business-error';
import { GTIN_TWICE, PRODUCT_TWICE } from '@toric/contracts/catalog-inventory/catalogue/import.errors';
import type { CatalogueImport, CatalogueProduct } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { labelProblems } from './private-label.ts';
import {
  changedProduct,
  decidePack,
  gtin14,
  type KnownPack,
  newProduct,
  type Pack,
  type Product,
  type ProductRef,
} from './product.ts';
import { type PriceChange, type PriceLimits, priceChanges, requireWithinLimits } from '../pricing/price.ts';

export type StoredPack = KnownPack & Pick<Pack, 'prices' | 'content' | 'weightGrams'>;
/**
 * Holds the part of the catalogue that the file concerns: the products that it names, their private labels, their
 * packs, and the packs whose GTIN it names.
 */
export type KnownCatalogue = { readonly products: readonly Product[]; readonly packs: readonly StoredPack[] };
export type ImportedProduct = {
  readonly product: Product;
  /** Holds the packs of the product that the file adds or changes. */
  readonly packs: readonly Pack[];
  readonly priceChanges: readonly PriceChange[];
  readonly outcome: 'created' | 'changed' | 'unchanged';
};
type Context = {
  readonly now: Date;
  readonly newId: () => string;
  /** Limits the price changes that the uploader may make without a second person. */
  readonly limits: PriceLimits;
};

/**
 * Returns the result of `decide`. If `decide` throws a refusal, adds its errors to `errors`, each with `at` in front of
 * its JSON pointer, and returns undefined.
 */
function collectingErrors<T>(at: string, errors: FieldError[], decide: () => T): T | undefined {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    const details = error.errors.length > 0 ? error.errors : [{ pointer: '', detail: error.detail }];
    errors.push(...details.map(({ pointer, detail }) => ({ pointer: `${at}${pointer}`, detail })));
    return undefined;
  }
}

/**
 * Returns JSON with sorted keys, so that equal values give equal text. It is needed because jsonb does not keep the
 * order of keys.
 */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
const sameProduct = (a: Product, b: Product) =>
  canonicalJson({ ...a, version: 0, updatedAt: 0 }) === canonicalJson({ ...b, version: 0, updatedAt: 0 });
/** Returns true if the packs are equal. The order of their prices makes no difference. */
const samePack = (a: Pack, b: StoredPack) => {
  const byMarket = ({ id, gtin, size, content, weightGrams, prices }: Pack) =>
    canonicalJson({
      id,
      gtin,
      size,
      content,
      weightGrams,
      prices: prices.toSorted((one, other) => (one.market < other.market ? -1 : 1)),
    });
  return byMarket(a) === byMarket(b);
};

/** Returns an error for each repetition of a value in a list. The first occurrence is no error. */
function duplicateErrors(
  values: readonly (readonly [value: string, pointer: string])[],
  detailOf: (value: string) => Text,
): FieldError[] {
  const first = new Map(values.toReversed());
  return values
    .filter(([value, pointer]) => first.get(value) !== pointer)
    .map(([value, pointer]) => ({ pointer, detail: detailOf(value) }));
}

/**
 * Returns the handles and GTINs that the file names. They select the products and packs that the catalogue already has.
 */
export const identifiersIn = (file: readonly CatalogueProduct[]) => ({
  handles: file.flatMap(({ handle, privateLabelOf }) =>
    privateLabelOf === null ? [handle] : [handle, privateLabelOf],
  ),
  gtins: file.flatMap(({ packs }) => packs.map(({ gtin }) => gtin14(gtin))),
});

/**
 * Returns all errors of the file, and the decision for each product. If there is an error, no decision may be stored.
 */
export function decideImport(
  file: readonly CatalogueProduct[],
  known: KnownCatalogue,
  context: Context,
): { errors: readonly FieldError[]; imported: readonly ImportedProduct[] } {
  const handles = file.map(({ handle }, i) => [handle, `/products/${i}/handle`] as const);
  const gtins = file.flatMap(({ packs }, i) =>
    packs.map(({ gtin }, j) => [gtin14(gtin), `/products/${i}/packs/${j}/gtin`] as const),
  );
  const errors = [
    ...duplicateErrors(handles, (handle) => PRODUCT_TWICE({ handle })),
    ...duplicateErrors(gtins, (gtin) => GTIN_TWICE({ gtin })),
  ];
  const added = file.filter(({ handle }) => !known.products.some((product) => product.handle === handle));
  const relatives = [...known.products, ...added.map(({ handle }) => ({ handle, id: context.newId() }))];
  const importContext = { ...context, known, errors, relatives };
  const decisions = file.map((wanted, i) => decideProduct(wanted, `/products/${i}`, importContext));
  const imported = decisions.flatMap((decision) => decision ?? []);
  // private labels are checked last: a label and its national brand may be in the same file, in either order
  const after = [...known.products, ...imported.map(({ product }) => product)];
  const byId = new Map(after.map((product) => [product.id, product]));
  decisions.forEach((decision, i) => {
    const problems = decision ? labelProblems(decision.product, [...byId.values()]) : [];
    errors.push(...problems.map(({ pointer, detail }) => ({ pointer: `/products/${i}${pointer}`, detail })));
  });
  return { errors, imported };
}

type ImportContext = Context & {
  readonly known: KnownCatalogue;
  readonly errors: FieldError[];
  readonly relatives: readonly ProductRef[];
};

function decideProduct(
  { handle, packs: wantedPacks, ...fields }: CatalogueProduct,
  at: string,
  { known, errors, relatives, limits, now, newId }: ImportContext,
): ImportedProduct | undefined {
  const before = known.products.find((product) => product.handle === handle);
  const id = relatives.find((relative) => relative.handle === handle)?.id ?? newId();
  const after = collectingErrors(at, errors, () =>
    before ? changedProduct(before, fields, { now, relatives }) : newProduct(fields, { id, handle, now, relatives }),
  );
  const changes: PriceChange[] = [];
  const packs = wantedPacks.flatMap((wanted, j) => {
    const sameGtin = known.packs.filter(({ gtin }) => gtin === gtin14(wanted.gtin));
    const own = sameGtin.find(({ productId }) => productId === id);
    const pack = { ...wanted, id: own?.id ?? newId(), productId: id };
    const decided = collectingErrors(`${at}/packs/${j}`, errors, () => {
      const next = decidePack(pack, sameGtin);
      requireWithinLimits(own, next, limits);
      return next;
    });
    if (decided) changes.push(...priceChanges(own, decided));
    return decided && !(own && samePack(decided, own)) ? [decided] : [];
  });
  if (!after) return undefined;
  if (!before) return { product: after, packs, priceChanges: changes, outcome: 'created' };
  const isSame = packs.length === 0 && sameProduct(before, after);
  return isSame
    ? { product: before, packs, priceChanges: changes, outcome: 'unchanged' }
    : { product: after, packs, priceChanges: changes, outcome: 'changed' };
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Returns the record of the import: the handles that it created and changed, and the number of products left unchanged.
 */
export function importView(
  imported: readonly ImportedProduct[],
  file: Pick<CatalogueImport, 'actorId' | 'type' | 'sha256' | 'createdAt'>,
): Omit<CatalogueImport, 'id'> {
  const handles = (outcome: ImportedProduct['outcome']) =>
    imported.filter((decision) => decision.outcome === outcome).map(({ product }) => product.handle);
  return { ...file, created: handles('created'), changed: handles('changed'), unchanged: handles('unchanged').length };
}
