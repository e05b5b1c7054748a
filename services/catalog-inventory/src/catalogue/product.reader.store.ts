// Reads products with their packs for queries, through a cache in memory. The cache is never stale: every change of a
// product, pack or price makes a new version, and each read asks the database for the current version first.
import { boundedCache } from '@toric/chassis/data/bounded-cache';
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';
import type { Pack, Product } from './product.ts';
import { isId } from './product-handle.ts';
import { selectProducts } from './product.store.ts';

/** Describes a product with all its packs and prices. */
export type Offer = { readonly product: Product; readonly packs: readonly Pack[] };
type Version = Pick<Product, 'id' | 'version'>;

const CACHED_PRODUCTS = 2_000;
const cachedOffers = boundedCache<string, Offer>(CACHED_PRODUCTS);

/**
 * Returns the product with this id or handle. Returns undefined if there is none. With `onSaleOnly`, also returns
 * undefined if the product is not on sale.
 */
export async function readProduct(read: Read, idOrHandle: string, onSaleOnly: boolean): Promise<Offer | undefined> {
  const isWanted = isId(idOrHandle) ? Prisma.sql`id = ${idOrHandle}::uuid` : Prisma.sql`handle = ${idOrHandle}`;
  const [version] = await read<Version>(Prisma.sql`
    select id, version from product where ${isWanted} and (on_sale or not ${onSaleOnly}::boolean)`);
  return version && (await readOffers(read, [version]))[0];
}

/**
 * Returns the offers in the order of `versions`. If the cache does not have a product in the given version, its newest
 * version is loaded and returned.
 */
export async function readOffers(read: Read, versions: readonly Version[]): Promise<Offer[]> {
  const cached = versions.map(({ id, version }) => {
    const offer = cachedOffers.get(id);
    return offer?.product.version === version ? offer : undefined;
  });
  const missing = versions.filter((_, index) => !cached[index]).map(({ id }) => id);
  const loaded = missing.length > 0 ? await loadOffers(read, missing) : undefined;
  return versions.flatMap(({ id }, index) => cached[index] ?? loaded?.get(id) ?? []);
}

async function loadOffers(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, Offer>> {
  const rows = await read<Product & { packs: Pack[] }>(Prisma.sql`
    select product.*, coalesce((
        select json_agg(json_build_object('id', pack.id, 'gtin', gtin, 'size', size, 'content', content, 'weightGrams', weight_grams, 'prices', coalesce((
            select json_agg(json_build_object('market', market, 'currency', currency, 'amount', amount, 'taxRate', tax_rate)
              order by market) from price where pack_id = pack.id), '[]')) order by pack.created_at, pack.id)
        from pack where product_id = product.id), '[]') as packs
    from (${selectProducts(Prisma.sql, ids)}) product`);
  const loaded = new Map(rows.map(({ packs, ...product }) => [product.id, { product, packs }]));
  for (const [id, offer] of loaded) cachedOffers.set(id, offer);
  return loaded;
}
