/** What a catalogue file makes of the catalogue, product by product: the rules are those of single changes. */
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
  type Named,
} from './product.ts';

export type StoredPack = KnownPack & Pick<Pack, 'prices'>;
/** The products that the file names, with their private labels, and every pack that they have or whose GTIN it names. */
export type KnownCatalogue = { readonly products: readonly Product[]; readonly packs: readonly StoredPack[] };
export type ImportedProduct = {
  readonly product: Product;
  /** New or changed ones alone. */
  readonly packs: readonly Pack[];
  readonly outcome: 'created' | 'changed' | 'unchanged';
};
type Context = { readonly now: Date; readonly newId: () => string };

/** What a rule refuses becomes wrong places of the file. */
function placed<T>(at: string, errors: FieldError[], decide: () => T): T | undefined {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    const wrong = error.errors.length > 0 ? error.errors : [{ pointer: '', detail: error.detail }];
    errors.push(...wrong.map(({ pointer, detail }) => ({ pointer: `${at}${pointer}`, detail })));
    return undefined;
  }
}

/** The same text for values that say the same: the database keeps neither the order of keys nor that of prices. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
const sameProduct = (a: Product, b: Product) =>
  canonical({ ...a, version: 0, updatedAt: 0 }) === canonical({ ...b, version: 0, updatedAt: 0 });
const samePack = (a: Pack, b: StoredPack) => {
  const byMarket = ({ id, gtin, size, prices }: Pack) =>
    canonical({ id, gtin, size, prices: prices.toSorted((one, other) => (one.market < other.market ? -1 : 1)) });
  return byMarket(a) === byMarket(b);
};

function twice(values: readonly (readonly [value: string, at: string])[], say: (value: string) => Text): FieldError[] {
  const first = new Map(values.toReversed());
  return values
    .filter(([value, pointer]) => first.get(value) !== pointer)
    .map(([value, pointer]) => ({ pointer, detail: say(value) }));
}

/** By which its products and packs are known. */
export const namesIn = (file: readonly CatalogueProduct[]) => ({
  handles: file.flatMap(({ handle, privateLabelOf }) =>
    privateLabelOf === null ? [handle] : [handle, privateLabelOf],
  ),
  gtins: file.flatMap(({ packs }) => packs.map(({ gtin }) => gtin14(gtin))),
});

/** Everything that is wrong, or what becomes of each product. */
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
    ...twice(handles, (handle) => PRODUCT_TWICE({ handle })),
    ...twice(gtins, (gtin) => GTIN_TWICE({ gtin })),
  ];
  const added = file.filter(({ handle }) => !known.products.some((product) => product.handle === handle));
  const relatives = [...known.products, ...added.map(({ handle }) => ({ handle, id: context.newId() }))];
  const deciding = { ...context, known, errors, relatives };
  const decided = file.map((wanted, i) => decideProduct(wanted, `/products/${i}`, deciding));
  const imported = decided.flatMap((one) => one ?? []);
  const byId = new Map([...known.products, ...imported.map(({ product }) => product)].map((one) => [one.id, one]));
  decided.forEach((one, i) => {
    const problems = one ? labelProblems(one.product, [...byId.values()]) : [];
    errors.push(...problems.map(({ pointer, detail }) => ({ pointer: `/products/${i}${pointer}`, detail })));
  });
  return { errors, imported };
}

type Deciding = Context & {
  readonly known: KnownCatalogue;
  readonly errors: FieldError[];
  readonly relatives: readonly Named[];
};

function decideProduct(
  { handle, packs: wantedPacks, ...fields }: CatalogueProduct,
  at: string,
  { known, errors, relatives, now, newId }: Deciding,
): ImportedProduct | undefined {
  const before = known.products.find((product) => product.handle === handle);
  const id = relatives.find((one) => one.handle === handle)?.id ?? newId();
  const after = placed(at, errors, () =>
    before ? changedProduct(before, fields, { now, relatives }) : newProduct(fields, { id, handle, now, relatives }),
  );
  const packs = wantedPacks.flatMap((wanted, j) => {
    const like = known.packs.filter(({ gtin }) => gtin === gtin14(wanted.gtin));
    const own = like.find(({ productId }) => productId === id);
    const pack = { ...wanted, id: own?.id ?? newId(), productId: id };
    const decided = placed(`${at}/packs/${j}`, errors, () => decidePack(pack, like));
    return decided && !(own && samePack(decided, own)) ? [decided] : [];
  });
  if (!after) return undefined;
  if (!before) return { product: after, packs, outcome: 'created' };
  const isSame = packs.length === 0 && sameProduct(before, after);
  return isSame ? { product: before, packs, outcome: 'unchanged' } : { product: after, packs, outcome: 'changed' };
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What came of it, on record. */
export function importView(
  imported: readonly ImportedProduct[],
  file: Pick<CatalogueImport, 'actorId' | 'type' | 'sha256' | 'createdAt'>,
): Omit<CatalogueImport, 'id'> {
  const handles = (outcome: ImportedProduct['outcome']) =>
    imported.filter((one) => one.outcome === outcome).map(({ product }) => product.handle);
  return { ...file, created: handles('created'), changed: handles('changed'), unchanged: handles('unchanged').length };
}
