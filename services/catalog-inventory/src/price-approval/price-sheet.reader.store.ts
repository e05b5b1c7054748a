import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { ListPackPrices, PackPriceView } from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import type { z } from 'zod';
import type { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

type Query = z.output<typeof ListPackPrices.query>;

/** Escapes the text for LIKE, because Prisma does not. */
const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/**
 * Returns the SQL condition for a search text. The text is a whole GTIN, or a part of the names, the keywords or the
 * handle of the product.
 */
function named(q: string | undefined): Prisma.PackWhereInput {
  if (q === undefined) return {};
  if (/^\d{8,14}$/.test(q)) return { gtin: q.padStart(14, '0') };
  return {
    product: { OR: [{ searchText: { contains: escaped(q.toLowerCase()) } }, { handle: { contains: escaped(q) } }] },
  };
}

/**
 * Returns at most `limit` + 1 packs with their price in the market, newest first. The extra pack shows that another
 * page follows.
 */
export async function readPackPrices(db: Reader, query: Query) {
  const { market, q, productId } = query;
  const where = { AND: [named(q), productId ? { productId } : {}] };
  const packs = await db.pack.findMany({
    ...pageRange(query, where),
    include: { product: { select: { handle: true, name: true } }, prices: { where: { market } } },
  });
  const rows = packs.map(({ id, productId: product, gtin, size, createdAt, product: { handle, name }, prices }) => ({
    ...{ id, createdAt },
    get view(): PackPriceView {
      const [price] = prices;
      return {
        ...{ productId: product, handle, productName: name, packId: id, gtin, packSize: size, market },
        price: price
          ? { packSize: size, currency: price.currency, amount: price.amount, taxRate: price.taxRate }
          : null,
      };
    },
  }));
  return withTotal(query, rows, (range) => db.pack.count({ ...range, where }));
}
