// The catalogue in memory, as searches see it, and never behind: before each search the database is asked what has changed.
import type { Read } from '@toric/messaging/sql';
import { askedTogether } from './coalesce.ts';
import { Prisma } from '../generated/client.ts';
import { type Indexed, newestFirst } from './search-index.ts';

const { sql } = Prisma;

/** Products read by one statement: their lots are read too, and a statement has three seconds. */
const AT_ONCE = 10;

/** What was heard of: the oldest transaction that was under way then, and the changes since it, each `product transaction`. */
type Heard = { horizon: number; changes: readonly string[] };

/**
 * Gives all products, newest first, as they were when it was asked or later. A change bears its transaction's number, and
 * whatever had not ended when it was last asked is asked for again: so none is missed that commits behind a later one.
 */
export function searchIndex(): (read: Read) => Promise<readonly Indexed[]> {
  const products = new Map<string, Indexed>();
  let inOrder: readonly Indexed[] = [];
  let before: Heard | undefined;

  return askedTogether(async (read) => {
    const heard = await (before ? changesSince(read, before.horizon) : everyProduct(read));
    const known = new Set(before?.changes);
    const changed = [...new Set(heard.changes.filter((change) => !known.has(change)).map(productOf))];
    for (let at = 0; at < changed.length; at += AT_ONCE)
      for (const product of await readProducts(read, changed.slice(at, at + AT_ONCE)))
        products.set(product.id, product);
    if (changed.length > 0) inOrder = [...products.values()].sort(newestFirst);
    before = heard;
    return inOrder;
  });
}

const productOf = (change: string) => change.slice(0, change.indexOf(' '));

const HORIZON = sql`pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon`;

async function everyProduct(read: Read): Promise<Heard> {
  const [heard] = await read<Heard>(sql`select ${HORIZON}, array(select id || ' 0' from product) as changes`);
  return heard ?? { horizon: 0, changes: [] };
}

/** A number that is still to come was given by another cluster: rows keep theirs when they are moved. */
async function changesSince(read: Read, horizon: number): Promise<Heard> {
  const since = sql`changed_in >= ${horizon}::bigint and changed_in < pg_snapshot_xmax(pg_current_snapshot())::text::bigint`;
  const [heard] = await read<Heard>(sql`
    select ${HORIZON}, array(
      select id || ' ' || changed_in from product where ${since}
      union
      select (select product_id from pack where id = pack_id) || ' ' || changed_in from lot where ${since}) as changes`);
  return heard ?? { horizon, changes: [] };
}

async function readProducts(read: Read, ids: readonly string[]): Promise<Indexed[]> {
  const rows = await read<Indexed>(sql`
    select id, version, created_at, modality, replacement, brand, matrix, on_sale, search_text,
      array(select distinct market from pack join price on price.pack_id = pack.id where product_id = product.id) as markets,
      (with free as (
          select pack_id, warehouse_id, expires_on, lens.parameters -> 'sphere' as sphere
          from pack join lot on lot.pack_id = pack.id join lens on lens.id = lot.lens_id
          where pack.product_id = product.id and lot.on_hand > lot.reserved and not lot.quarantined)
        select coalesce(json_object_agg(concat(market, ' ', sphere), until), '{}') from (
          select null as market, sphere, max(expires_on) as until from free group by grouping sets ((), (sphere))
          union all
          select market, sphere, max(expires_on) from free
          join warehouse on warehouse.id = warehouse_id
          join price on price.pack_id = free.pack_id and market = any (markets)
          group by grouping sets ((market), (market, sphere))) boxes
        where until is not null) as free_until
    from product where id = any(${ids}::uuid[])`);
  return rows.map((row) => ({ ...row, brand: row.brand.toLowerCase() }));
}
