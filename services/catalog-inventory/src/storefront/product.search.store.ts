// Searches the catalogue in memory; the database is asked only where more is known of a lens in stock than its sphere.
import { decodeCursor, type PageRows, withTotal } from '@toric/chassis/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';
import { firstOf, type Indexed, isAboutLots, isSought, type Sought } from './search-index.ts';

const { sql, empty } = Prisma;

/** One more than `limit`, newest first. */
export async function searchProducts(
  read: Read,
  products: readonly Indexed[],
  sought: Sought,
  page: PageQuery,
): Promise<PageRows<Indexed>> {
  async function first(where: { after?: ReturnType<typeof decodeCursor>; atMost: number }) {
    if (!isAboutLots(sought)) return firstOf(products, isSought(sought), where);
    const candidates = firstOf(products, isSought(sought), { ...where, atMost: products.length });
    return withStock(read, candidates, sought, where.atMost);
  }
  const hits = await first({ after: decodeCursor(page.cursor), atMost: page.limit + 1 });
  return withTotal(page, hits, async ({ take: atMost }) => (await first({ atMost })).length);
}

/** The first of them that have a free box of the lens, or that have none. */
async function withStock(read: Read, candidates: readonly Indexed[], sought: Sought, atMost: number) {
  const rows = await read<{ id: string }>(sql`
    select id from (
      select id from unnest(${candidates.map(({ id }) => id)}::uuid[]) with ordinality as one(id, place) order by place) product
    where ${freeBox(sought)} is ${sought.inStock ? sql`not null` : sql`null`} limit ${atMost}::int`);
  const ids = new Set(rows.map(({ id }) => id));
  return candidates.filter(({ id }) => ids.has(id));
}

/**
 * A free box of the lens, in a pack that the market has and a warehouse that serves it. A subquery with a limit is asked
 * row by row; `exists` would let the planner join all lots first.
 */
function freeBox({ lens, market, goodUntil }: Sought): Prisma.Sql {
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
