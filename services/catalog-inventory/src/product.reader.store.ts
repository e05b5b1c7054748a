import { afterCursor, found } from '@toric/chassis/cursor';
import type { PageQuery } from '@toric/contracts/common';
import { ParameterMatrix } from '@toric/contracts/lens';
import { Modality, Replacement } from '@toric/contracts/catalog-inventory.http';
import type { Prisma } from './generated/client.ts';
import { type Pack, type Product, searchWords } from './product.ts';
import type { Reader } from './reader.store.ts';

const withPacks = {
  packs: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], include: { prices: { orderBy: { market: 'asc' } } } },
} as const satisfies Prisma.ProductInclude;

/** A pattern's own signs mean themselves in a search. */
const literal = (word: string) => word.replace(/[\\%_]/g, '\\$&');

export type ProductFilter = {
  q?: string | undefined;
  modality?: string | undefined;
  replacement?: string | undefined;
  brand?: string | undefined;
  market?: string | undefined;
  inStock?: boolean | undefined;
  onSaleOnly: boolean;
  /** Boxes that expire before do not count as stock. */
  goodUntil: string;
};

function whereProduct(db: Reader, filter: ProductFilter): Prisma.ProductWhereInput {
  const { q, modality, replacement, brand, market, inStock, onSaleOnly, goodUntil } = filter;
  const stocked: Prisma.PackWhereInput = {
    lots: {
      some: {
        onHand: { gt: db.lot.fields.reserved },
        expiresOn: { gte: new Date(goodUntil) },
        ...(market && { warehouse: { markets: { has: market } } }),
      },
    },
  };
  return {
    AND: searchWords(q).map((word) => ({ searchText: { contains: literal(word) } })),
    ...(modality && { modality }),
    ...(replacement && { replacement }),
    ...(brand && { brand: { equals: literal(brand), mode: 'insensitive' } }),
    ...(onSaleOnly && { onSale: true }),
    packs: {
      ...(market && { some: { prices: { some: { market } }, ...(inStock === true && stocked) } }),
      ...(!market && inStock === true && { some: stocked }),
      ...(inStock === false && { none: stocked }),
    },
  };
}

type PackRow = Prisma.PackGetPayload<{ include: { prices: true } }>;
type ProductRow = Omit<Prisma.ProductGetPayload<object>, 'matrix' | 'searchText'>;
type Listed = Omit<Product, 'matrix'>;

const packOf = ({ id, gtin, size, prices }: PackRow): Pack => ({
  id,
  gtin,
  size,
  prices: prices.map(({ market, currency, amount, taxRate }) => ({ market, currency, amount, taxRate })),
});

const productOf = ({ modality, replacement, ...row }: ProductRow): Listed => ({
  ...row,
  modality: Modality.parse(modality),
  replacement: Replacement.parse(replacement),
});

/** One more than `limit`, newest first; without the matrices, which weigh most. */
export async function readProducts(db: Reader, filter: ProductFilter, page: PageQuery) {
  const where = whereProduct(db, filter);
  const products = await db.product.findMany({
    where: { AND: [where, afterCursor(page.cursor)] },
    omit: { matrix: true, searchText: true },
    include: withPacks,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  const rows = products.map(({ packs, ...row }) => ({
    id: row.id,
    createdAt: row.createdAt,
    product: productOf(row),
    packs: packs.map(packOf),
  }));
  return found(page, rows, () => db.product.count({ where }));
}

export async function readProduct(
  db: Reader,
  productId: string,
  onSaleOnly: boolean,
): Promise<{ product: Product; packs: Pack[] } | undefined> {
  const row = await db.product.findFirst({
    where: { id: productId, ...(onSaleOnly && { onSale: true }) },
    omit: { searchText: true },
    include: withPacks,
  });
  if (!row) return undefined;
  const { packs, matrix, ...rest } = row;
  return { product: { ...productOf(rest), matrix: ParameterMatrix.parse(matrix) }, packs: packs.map(packOf) };
}

export async function readMatrix(
  db: Reader,
  productId: string,
  onSaleOnly: boolean,
): Promise<ParameterMatrix | undefined> {
  const row = await db.product.findFirst({
    where: { id: productId, ...(onSaleOnly && { onSale: true }) },
    select: { matrix: true },
  });
  return row ? ParameterMatrix.parse(row.matrix) : undefined;
}
