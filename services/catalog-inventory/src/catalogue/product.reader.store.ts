// Products with their packs, as queries read them. Every change of either makes a new version (product.store.ts). So a
// cached product of the current version is never stale, and a query asks the database for the version only.
import { boundedCache } from '@toric/chassis/bounded-cache';
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';
import type { Pack, Product } from './product.ts';
import { isId } from './product-handle.ts';
import { productsById } from './product.store.ts';

export type Offered = { readonly product: Product; readonly packs: readonly Pack[] };
type Version = Pick<Product, 'id' | 'version'>;

const CACHED_PRODUCTS = 2_000;
const cachedProducts = boundedCache<string, Offered>(CACHED_PRODUCTS);

/** `name`: its handle or its id. */
export async function readProduct(read: Read, name: string, onSaleOnly: boolean): Promise<Offered | undefined> {
  const named = isId(name) ? Prisma.sql`id = ${name}::uuid` : Prisma.sql`handle = ${name}`;
  const [found] = await read<Version>(Prisma.sql`
    select id, version from product where ${named} and (on_sale or not ${onSaleOnly}::boolean)`);
  return found && (await offersOf(read, [found]))[0];
}

/** In the order of `versions`. One that changes meanwhile comes in its newest version. */
export async function offersOf(read: Read, versions: readonly Version[]): Promise<Offered[]> {
  const known = versions.map(({ id, version }) => {
    const offered = cachedProducts.get(id);
    return offered?.product.version === version ? offered : undefined;
  });
  const unknown = versions.filter((_, place) => !known[place]).map(({ id }) => id);
  const loaded = unknown.length > 0 ? await load(read, unknown) : undefined;
  return versions.flatMap(({ id }, place) => known[place] ?? loaded?.get(id) ?? []);
}

async function load(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, Offered>> {
  const rows = await read<Product & { packs: Pack[] }>(Prisma.sql`
    select product.*, coalesce((
        select json_agg(json_build_object('id', pack.id, 'gtin', gtin, 'size', size, 'prices', coalesce((
            select json_agg(json_build_object('market', market, 'currency', currency, 'amount', amount, 'taxRate', tax_rate)
              order by market) from price where pack_id = pack.id), '[]')) order by pack.created_at, pack.id)
        from pack where product_id = product.id), '[]') as packs
    from (${productsById(Prisma.sql, ids)}) product`);
  const loaded = new Map(rows.map(({ packs, ...product }) => [product.id, { product, packs }]));
  for (const [id, offered] of loaded) cachedProducts.set(id, offered);
  return loaded;
}
