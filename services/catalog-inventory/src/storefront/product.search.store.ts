import { decodeCursor, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';
import { findProducts, type IndexedProduct, matches, needsLots, type ProductSearch } from './search-index.ts';

const { sql, empty } = Prisma;

/**
 * Searches the products in memory, newest first, and returns one more than `limit`.
 * Queries the lots only if a search for stock gives more of the lens than its sphere.
 */
export async function searchProducts(
  read: Read,
  products: readonly IndexedProduct[],
  search: ProductSearch,
  page: PageQuery,
): Promise<PageRows<IndexedProduct>> {
  async function first(range: { after?: ReturnType<typeof decodeCursor>; atMost: number }) {
    if (!needsLots(search)) return findProducts(products, matches(search), range);
    const candidates = findProducts(products, matches(search), { ...range, atMost: products.length });
    return filterByLots(read, candidates, search, range.atMost);
  }
  const hits = await first({ after: decodeCursor(page.cursor), atMost: page.limit + 1 });
  return withTotal(page, hits, async ({ take: atMost }) => (await first({ atMost })).length);
}

/** Returns the first candidates that have a free box of the lens, or, for `inStock: false`, those that have none. */
async function filterByLots(read: Read, candidates: readonly IndexedProduct[], search: ProductSearch, atMost: number) {
  const rows = await read<{ id: string }>(sql`
    select id from (
      select id from unnest(${candidates.map(({ id }) => id)}::uuid[]) with ordinality as one(id, place) order by place) product
    where ${freeBox(search)} is ${search.inStock ? sql`not null` : sql`null`} limit ${atMost}::int`);
  const ids = new Set(rows.map(({ id }) => id));
  return candidates.filter(({ id }) => ids.has(id));
}

/**
 * Selects a free box of the lens, in a pack that has a price in the market and a warehouse that serves it.
 * PostgreSQL runs a subquery with a limit row by row. With `exists`, the planner may join all lots first.
 */
function freeBox({ lens, market, goodUntil }: ProductSearch): Prisma.Sql {
  const known = Object.entries(lens).filter(([, value]) => value !== undefined);
  const inPower = sql`and lens.parameters -> 'sphere' = to_jsonb(${lens.sphere}::numeric)`;
  const inMarket = sql`
    and lot.warehouse_id = any (array(select id from warehouse where ${market} = any (markets)))
    and exists (select from price where price.pack_id = pack.id and price.market = ${market})`;
  return sql`(
    select true from pack join lot on lot.pack_id = pack.id
    join lens on lens.id = lot.lens_id and lens.product_id = product.id
      and lens.parameters @> ${JSON.stringify(Object.fromEntries(known))}::jsonb
    ${lens.sphere === undefined ? empty : inPower}
    where pack.product_id = product.id and lot.on_hand > lot.reserved and not lot.quarantined
      and lot.expires_on >= ${goodUntil}::date
    ${market ? inMarket : empty} limit 1)`;
}
