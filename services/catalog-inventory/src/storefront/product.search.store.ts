import { type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';
import { type Facets, facetsOf, withoutFacets } from './facets.ts';
import { decodePosition, findProducts, orderOf, type Position, type Sort } from './product-order.ts';
import { type IndexedProduct, matches, needsLots, type ProductSearch } from './search-index.ts';

const { sql, empty } = Prisma;

/**
 * Searches the products in memory and returns at most `limit` + 1 of them, in the order of `sort`. The extra product
 * shows that another page follows. Queries the lots only if the search asks for stock and names a lens parameter other
 * than the sphere.
 */
export async function searchProducts(
  read: Read,
  products: readonly IndexedProduct[],
  search: ProductSearch,
  { sort, ...page }: PageQuery & { sort: Sort },
): Promise<PageRows<IndexedProduct>> {
  const order = orderOf(sort, search.market);
  const first = (range: { after?: Position | undefined; atMost: number }) =>
    matching(read, products, search, { ...range, order });
  const hits = await first({ after: decodePosition(page.cursor, sort), atMost: page.limit + 1 });
  return withTotal(page, hits, async ({ take: atMost }) => (await first({ atMost })).length);
}

/** Counts the products that each other choice of class, brand, modality and replacement would find. */
export async function countFacets(
  read: Read,
  products: readonly IndexedProduct[],
  search: ProductSearch,
): Promise<Facets> {
  return facetsOf(await matching(read, products, withoutFacets(search), { atMost: products.length }), search);
}

async function matching(
  read: Read,
  products: readonly IndexedProduct[],
  search: ProductSearch,
  range: Parameters<typeof findProducts>[2],
): Promise<IndexedProduct[]> {
  if (!needsLots(search)) return findProducts(products, matches(search), range);
  const candidates = findProducts(products, matches(search), { ...range, atMost: products.length });
  return filterByLots(read, candidates, search, range.atMost);
}

/**
 * Returns the first `atMost` candidates that have a free box of the lens. If `inStock` is false, returns the first
 * candidates that have none.
 */
async function filterByLots(read: Read, candidates: readonly IndexedProduct[], search: ProductSearch, atMost: number) {
  const rows = await read<{ id: string }>(sql`
    select id from (
      select id from unnest(${candidates.map(({ id }) => id)}::uuid[]) with ordinality as one(id, place) order by place) product
    where ${freeBox(search)} is ${search.inStock ? sql`not null` : sql`null`} limit ${atMost}::int`);
  const ids = new Set(rows.map(({ id }) => id));
  return candidates.filter(({ id }) => ids.has(id));
}

/**
 * Selects a free box of the lens. If a market is given, the pack must have a price in the market, and the warehouse
 * must serve it. The subquery has a limit, because PostgreSQL then runs it row by row. With `exists`, the planner may
 * join all lots first.
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
