/** A product and its packs: what may be changed, and what others are told of it. */
import { BusinessError } from '@toric/contracts/business-error';
import { OfferChanged } from '@toric/contracts/catalog-inventory';
import type {
  ChangeProductBody,
  CreateProductBody,
  ProductSummary,
  ProductView,
  PutPackBody,
} from '@toric/contracts/catalog-inventory.http';
import type { ParameterMatrix } from '@toric/contracts/lens';
import type { Message } from '@toric/contracts/message';
import { isGtin } from '@toric/optics/gs1';
import { checkMatrix } from '@toric/optics/matrix-segments';

export type Product = Omit<CreateProductBody, 'id'> & {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
export type Price = PutPackBody['prices'][number];
export type Pack = {
  readonly id: string;
  readonly gtin: string;
  readonly size: number;
  readonly prices: readonly Price[];
};

export const NOT_FOUND = 'product.not-found';
export const EXISTS = 'product.exists';
export const MATRIX_INVALID = 'product.matrix-invalid';
export const GTIN_INVALID = 'pack.gtin-invalid';
export const GTIN_TAKEN = 'pack.gtin-taken';
export const OF_ANOTHER_PRODUCT = 'pack.of-another-product';
export const STOCKED = 'pack.stocked';
export const MARKET_TWICE = 'pack.market-twice';

export const notFound = () =>
  new BusinessError(NOT_FOUND, 'not-found', 'There is no such product. Look it up in GET /products.');
export const exists = () =>
  new BusinessError(EXISTS, 'conflict', 'A product with this id exists. Change it with PATCH, or leave the id out.');

/** The matrix is part of every offer, so one that makes no sense is refused at the door. */
function requireSoundMatrix(matrix: ParameterMatrix): void {
  const errors = checkMatrix(matrix).map(({ path, message }) => ({ pointer: `/matrix${path}`, detail: message }));
  if (errors.length === 0) return;
  throw new BusinessError(
    MATRIX_INVALID,
    'invalid',
    'The parameter matrix makes no sense. Correct the segments that are named.',
    errors,
  );
}

export function newProduct(body: CreateProductBody, { id, now }: { id: string; now: Date }): Product {
  requireSoundMatrix(body.matrix);
  return { ...body, id, version: 1, createdAt: now, updatedAt: now };
}

export function changedProduct(product: Product, change: ChangeProductBody, now: Date): Product {
  if (change.matrix) requireSoundMatrix(change.matrix);
  return Object.assign({}, product, change, { version: product.version + 1, updatedAt: now });
}

/** GTINs are kept with 14 digits, as the box's code carries them. */
export const gtin14 = (gtin: string): string => gtin.padStart(14, '0');

export type KnownPack = {
  readonly id: string;
  readonly productId: string;
  readonly gtin: string;
  readonly size: number;
  readonly stocked: boolean;
};

/** `known`: the packs that already have this id or this GTIN. */
export function decidePack(pack: { id: string; productId: string } & PutPackBody, known: readonly KnownPack[]): Pack {
  const { id, productId, size, prices } = pack;
  const gtin = gtin14(pack.gtin);
  if (!isGtin(pack.gtin)) {
    throw new BusinessError(
      GTIN_INVALID,
      'invalid',
      `GTIN ${pack.gtin} fails its check digit: scan or type it again.`,
      [{ pointer: '/gtin', detail: 'its last digit does not match the others' }],
    );
  }
  if (new Set(prices.map(({ market }) => market)).size < prices.length) {
    throw new BusinessError(MARKET_TWICE, 'invalid', 'A market is priced twice. Give one price for each market.');
  }
  if (known.some((other) => other.id !== id && other.gtin === gtin)) {
    throw new BusinessError(
      GTIN_TAKEN,
      'conflict',
      `GTIN ${gtin} belongs to another pack. Each pack has its own: check the box.`,
    );
  }
  const before = known.find((other) => other.id === id);
  if (before && before.productId !== productId) {
    throw new BusinessError(
      OF_ANOTHER_PRODUCT,
      'conflict',
      'This pack id belongs to another product. Choose a new one.',
    );
  }
  if (before?.stocked && (before.gtin !== gtin || before.size !== size)) {
    throw new BusinessError(
      STOCKED,
      'conflict',
      'Boxes of this pack were received: its GTIN and size stay. Add another pack.',
    );
  }
  return { id, gtin, size, prices };
}

/** What a search looks in, and the words that must all be found there. */
export const searchTextOf = ({ name, brand, material }: Pick<Product, 'name' | 'brand' | 'material'>): string =>
  `${name} ${brand} ${material}`.toLowerCase();
export const searchWords = (q: string | undefined): string[] => (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);

const offered = ({ id, gtin, size, prices }: Pack) => ({ packId: id, gtin, size, prices: [...prices] });

export function offerChanged({ id, name, onSale, matrix }: Product, packs: readonly Pack[]): Message {
  return OfferChanged({ productId: id, name, onSale, matrix, packs: packs.map(offered) });
}

type Shown = Omit<Product, 'matrix'>;

/** With a market: only the packs that are priced there, at that price. */
export function productSummary(product: Shown, packs: readonly Pack[], market?: string): ProductSummary {
  const { createdAt, updatedAt, ...rest } = product;
  const shown = packs
    .map((pack) => ({
      ...pack,
      prices: pack.prices.filter((price) => market === undefined || price.market === market),
    }))
    .filter(({ prices }) => market === undefined || prices.length > 0);
  return { ...rest, packs: shown.map(offered), createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

export const productView = ({ matrix, ...product }: Product, packs: readonly Pack[]): ProductView => ({
  ...productSummary(product, packs),
  matrix,
});
