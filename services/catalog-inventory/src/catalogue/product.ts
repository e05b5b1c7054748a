/** Decides the rules for products and packs, and makes their views for answers and for `OfferChanged`. */
import { GoodsOfferChanged, OfferChanged } from '@toric/contracts/catalog-inventory/events';
import {
  LABEL_OF_NOTHING,
  LAST_DIGIT_WRONG,
  PACK_GTIN_INVALID,
  PACK_GTIN_TAKEN,
  PACK_MARKET_TWICE,
  PACK_OF_ANOTHER_PRODUCT,
  PACK_STOCKED,
  PRODUCT_FIELDS_WRONG,
  PRODUCT_GOODS_FIXED,
  PRODUCT_MATRIX_INVALID,
  PRODUCT_NOT_THE_SAME_LENS,
  TOO_MANY_VALUES,
} from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import {
  type ChangeProductBody,
  type CreateProductBody,
  type ProductPicture,
  type ProductSummary,
  type ProductView,
  type PackBody,
} from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { VALUES_PER_MATRIX_AT_MOST as most } from '@toric/contracts/catalog-inventory/catalogue/matrix-body';
import { classProblems } from '@toric/contracts/catalog-inventory/catalogue/product-class';
import { type Goods, isLens } from '@toric/contracts/goods/goods';
import type { MatrixSegment, ParameterMatrix } from '@toric/contracts/lens';
import type { Message } from '@toric/contracts/kernel/message';
import { dayOf } from '@toric/optics/calendar-day';
import { DIMENSIONS } from '@toric/optics/dimensions';
import { isGtin } from '@toric/optics/gs1';
import { compileMatrix } from '@toric/optics/matrix';
import { checkMatrix } from '@toric/optics/matrix-segments';
import type { PricedPack } from '../pricing/price.ts';

/** Identifies a product by its id and its handle. */
export type ProductRef = { readonly id: string; readonly handle: string };

export type Product = Omit<CreateProductBody, 'id' | 'handle' | 'privateLabelOf'> & {
  readonly id: string;
  readonly handle: string;
  /**
   * Names the product whose lens is sold under this private label (private-label.ts). It is null if this product is not
   * a private label.
   */
  readonly privateLabelOf: ProductRef | null;
  readonly pictures: readonly ProductPicture[];
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
export type Pack = PricedPack & {
  readonly gtin: string;
  readonly content: string | null;
  readonly weightGrams: number | null;
};

type ListEntry = MatrixSegment['sphere'][number] | number | string;

/**
 * Returns the number of values of a list entry. A range counts as at most 1,001 values, because `checkMatrix` refuses a
 * longer range before it expands it.
 */
const valuesIn = (entry: ListEntry): number =>
  typeof entry === 'object' ? Math.min(1_000, Math.floor(Math.abs(entry.to - entry.from) / entry.step)) + 1 : 1;

/** Returns the number of values that all lists of the matrix name. Expands no range. */
export function countValues({ segments }: ParameterMatrix): number {
  const listed = (segment: MatrixSegment) => DIMENSIONS.flatMap((dimension): ListEntry[] => segment[dimension] ?? []);
  const ofSegment = (segment: MatrixSegment) =>
    listed(segment).reduce<number>((sum, entry) => sum + valuesIn(entry), 0);
  return segments.reduce((sum, segment) => sum + ofSegment(segment), 0);
}

/**
 * Throws if the matrix is invalid. Other services compile the matrix of `OfferChanged`, and would fail with an invalid
 * one. The size is checked first, because the other checks expand every range.
 */
function requireValidMatrix(matrix: ParameterMatrix): void {
  const values = countValues(matrix);
  if (values > most)
    throw PRODUCT_MATRIX_INVALID().at({ pointer: '/matrix/segments', detail: TOO_MANY_VALUES({ values, most }) });
  const errors = checkMatrix(matrix).map(({ path, message }) => ({ pointer: `/matrix${path}`, detail: message }));
  if (errors.length > 0) throw PRODUCT_MATRIX_INVALID().at(...errors);
}

/** Throws if a field does not fit the class of the product, or if its matrix is not valid. */
function requireValid(product: Product): void {
  const errors = classProblems(product).map(({ path, detail }) => ({ pointer: `/${path.join('/')}`, detail }));
  if (errors.length > 0) throw PRODUCT_FIELDS_WRONG().at(...errors);
  requireValidMatrix(product.matrix);
}

/**
 * Throws if a lens would become other goods, or other goods a lens. The boxes and orders of a product depend on its
 * class.
 */
function requireSameKind(goods: Goods, wanted: Goods): void {
  if (goods === wanted || (isLens(goods) && isLens(wanted))) return;
  throw PRODUCT_GOODS_FIXED({ goods, wanted });
}

/**
 * Returns the national brand with this handle, to which a private label will refer. Returns null if the handle is null.
 * Throws if no product has the handle.
 */
export function nationalOf(handle: string | null, known: readonly ProductRef[]): ProductRef | null {
  if (handle === null) return null;
  const national = known.find((product) => product.handle === handle);
  if (national) return { id: national.id, handle };
  throw PRODUCT_NOT_THE_SAME_LENS().at({ pointer: '/privateLabelOf', detail: LABEL_OF_NOTHING({ handle }) });
}

type ChangeContext = {
  readonly now: Date;
  /**
   * Lists the related products that exist. If the body names a product as `privateLabelOf`, that product is in the
   * list.
   */
  readonly relatives: readonly ProductRef[];
};

type CreateContext = ChangeContext & { readonly id: string; readonly handle: string };

export function newProduct(body: CreateProductBody, { id, handle, now, relatives }: CreateContext): Product {
  const privateLabelOf = nationalOf(body.privateLabelOf, relatives);
  const product = { ...body, id, handle, privateLabelOf, pictures: [], version: 1, createdAt: now, updatedAt: now };
  requireValid(product);
  return product;
}

export function changedProduct(product: Product, body: ChangeProductBody, { now, relatives }: ChangeContext): Product {
  const { privateLabelOf: label, ...change } = body;
  const privateLabelOf = label === undefined ? product.privateLabelOf : nationalOf(label, relatives);
  const next = { privateLabelOf, version: product.version + 1, updatedAt: now };
  const changed: Product = Object.assign({}, product, change, next);
  requireSameKind(product.goods, changed.goods);
  if (Object.keys(body).length > 0) requireValid(changed);
  return changed;
}

/**
 * Returns the GTIN padded to 14 digits. The GTIN is stored in this form, because the bar code on a box has 14 digits.
 */
export const gtin14 = (gtin: string): string => gtin.padStart(14, '0');

export type KnownPack = {
  readonly id: string;
  readonly productId: string;
  readonly gtin: string;
  readonly size: number;
  readonly stocked: boolean;
};

/** Returns the pack to store, or throws a refusal. `known` lists the packs that already have this id or this GTIN. */
export function decidePack(pack: { id: string; productId: string } & PackBody, known: readonly KnownPack[]): Pack {
  const { id, productId, size, content, weightGrams, prices } = pack;
  const gtin = gtin14(pack.gtin);
  if (!isGtin(pack.gtin)) {
    throw PACK_GTIN_INVALID({ gtin: pack.gtin }).at({ pointer: '/gtin', detail: LAST_DIGIT_WRONG() });
  }
  if (new Set(prices.map(({ market }) => market)).size < prices.length) throw PACK_MARKET_TWICE();
  if (known.some((other) => other.id !== id && other.gtin === gtin)) throw PACK_GTIN_TAKEN({ gtin });
  const before = known.find((other) => other.id === id);
  if (before && before.productId !== productId) throw PACK_OF_ANOTHER_PRODUCT();
  if (before?.stocked && (before.gtin !== gtin || before.size !== size)) throw PACK_STOCKED();
  return { id, gtin, size, content, weightGrams, prices };
}

type Named = Pick<Product, 'name' | 'brand' | 'material'> & Partial<Pick<Product, 'chineseName' | 'keywords'>>;
/** Returns all words by which a search finds the product. The search folds them (`searchable`). */
export const searchTextOf = ({ name, brand, material, chineseName, keywords = [] }: Named): string =>
  [name, brand, material ?? '', chineseName ?? '', ...keywords].filter(Boolean).join(' ').toLowerCase();

const packView = ({ id, gtin, size, content, weightGrams, prices }: Pack) => ({
  ...{ packId: id, gtin, size, prices: [...prices] },
  ...(content !== null && { content }),
  ...(weightGrams !== null && { weightGrams }),
});

/** Returns the event that carries the whole offer: OfferChanged for a lens, GoodsOfferChanged for other goods. */
export function offerChanged(product: Product, packs: readonly Pack[]): Message {
  const { id, goods, name, onSale, matrix, replacement, privateLabelOf } = product;
  const offer = { productId: id, goods, name, onSale, packs: packs.map(packView) };
  if (!isLens(goods)) return GoodsOfferChanged(offer);
  const label = privateLabelOf && { privateLabelOf: privateLabelOf.id };
  return OfferChanged({ ...offer, matrix, replacement: replacement ?? undefined, ...label });
}

/**
 * Returns the product without its matrix, which is by far its largest part. If a market is given, the answer contains
 * only the packs that have a price there, and only that price.
 */
export function productSummary(product: Product, packs: readonly Pack[], market?: string): ProductSummary {
  const { createdAt, updatedAt, matrix: _, privateLabelOf, ...rest } = product;
  const shown = packs
    .map((pack) => ({
      ...pack,
      prices: pack.prices.filter((price) => market === undefined || price.market === market),
    }))
    .filter(({ prices }) => market === undefined || prices.length > 0);
  return {
    ...rest,
    privateLabelOf: privateLabelOf?.handle ?? null,
    pictures: [...product.pictures],
    packs: shown.map(packView),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/**
 * Returns the whole product. If a market is given, the answer contains only the rules that apply there today, and only
 * the packs and prices of that market.
 */
export function productView(
  product: Product,
  packs: readonly Pack[],
  { market, now }: { market?: string | undefined; now: Date },
): ProductView {
  const scope = { market, on: dayOf(now) };
  const matrix = compileMatrix(product.matrix);
  const segments = market === undefined ? product.matrix.segments : matrix.rules(scope);
  return { ...productSummary(product, packs, market), matrix: { count: matrix.count(scope), segments } };
}
