import { json, type Tx } from '@toric/messaging/sql';
import { isId } from './product-handle.ts';
import { type KnownPack, type Pack, type Price, type Product, searchTextOf } from './product.ts';

/** Products are named, also as private labels, one at a time: what was so when it was looked up is so when it is written. */
export async function lockHandles(tx: Tx): Promise<void> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended('product handles', 0))`;
}

/** The handle itself and its numbered ones, as far as they are taken. */
export async function handlesLike(tx: Tx, handle: string): Promise<ReadonlySet<string>> {
  await lockHandles(tx);
  const taken = await tx.many<{ handle: string }>`
    select handle from product where handle = ${handle} or handle ~ ${`^${handle}-[0-9]+$`}`;
  return new Set(taken.map((product) => product.handle));
}

/** False: the id is taken. */
export async function insertProduct(tx: Tx, product: Product): Promise<boolean> {
  const {
    id,
    handle,
    name,
    brand,
    material,
    modality,
    replacement,
    waterContent,
    uvBlocking,
    description,
    privateLabelOf,
    matrix,
    onSale,
  } = product;
  const inserted = await tx.run`
    insert into product (id, handle, name, brand, material, modality, replacement, water_content, uv_blocking, description,
      private_label_of, matrix, on_sale, search_text, version, created_at, updated_at)
    values (${id}, ${handle}, ${name}, ${brand}, ${material}, ${modality}, ${replacement}, ${waterContent}, ${uvBlocking},
      ${description}, ${privateLabelOf?.id}, ${json(matrix)}, ${onSale}, ${searchTextOf(product)}, 1, ${product.createdAt}, ${product.updatedAt})
    on conflict do nothing`;
  return inserted === 1;
}

/** `sql`: the template of a transaction, or of a query: what a product is made of is said once for both. */
export const productsById = <Asked>(
  sql: (strings: TemplateStringsArray, ...values: unknown[]) => Asked,
  ids: readonly string[],
): Asked => sql`
  select id, handle, name, brand, material, modality, replacement, water_content, uv_blocking, description, matrix,
    on_sale, version, created_at, updated_at, (select json_build_object('id', id, 'handle', handle)
      from product national where national.id = product.private_label_of) as private_label_of
  from product where id = any(${ids}::uuid[])`;

type Locked = { readonly id: string };
export const findProducts = (tx: Tx, rows: readonly Locked[]): Promise<Product[]> =>
  productsById(
    (strings, ...values) => tx.many<Product>(strings, ...values),
    rows.map(({ id }) => id),
  );

/** The row stays locked until the commit, so the versions of its offers are in the order of its changes. */
export async function lockProduct(tx: Tx, name: string): Promise<Product | undefined> {
  const locked = await tx.many<Locked>`
    select id from product where id = ${isId(name) ? name : null} or handle = ${name} for no key update`;
  const [product] = await findProducts(tx, locked);
  return product;
}

/** The products of these handles, and the private labels of this one. Names are locked, so they stay each other's. */
export async function findRelatives(
  tx: Tx,
  { id, handles }: { id?: string; handles: readonly (string | null | undefined)[] },
): Promise<Product[]> {
  const found = await tx.many<Locked>`
    select id from product where handle = any(${handles}::text[]) or private_label_of = ${id}`;
  return findProducts(tx, found);
}

export async function updateProduct(tx: Tx, product: Product): Promise<void> {
  const { id, name, brand, material, modality, replacement, waterContent, uvBlocking, description } = product;
  const { privateLabelOf, matrix, onSale } = product;
  await tx.run`
    update product set name = ${name}, brand = ${brand}, material = ${material}, modality = ${modality},
      replacement = ${replacement}, water_content = ${waterContent}, uv_blocking = ${uvBlocking},
      description = ${description}, private_label_of = ${privateLabelOf?.id}, matrix = ${json(matrix)}, on_sale = ${onSale},
      search_text = ${searchTextOf(product)},
      version = ${product.version}, updated_at = ${product.updatedAt}
    where id = ${id}`;
}

/** In the order that they were added. */
export async function findPacks(tx: Tx, productId: string): Promise<Pack[]> {
  return tx.many<Pack>`
    select pack.id, gtin, size, coalesce(
      (select json_agg(json_build_object('market', market, 'currency', currency, 'amount', amount, 'taxRate', tax_rate)
         order by market) from price where pack_id = pack.id), '[]') as prices
    from pack where product_id = ${productId} order by created_at, id`;
}

/** Packs change one at a time: a GTIN that was free when it was looked up is still free when it is written. */
export async function lockPacks(tx: Tx): Promise<void> {
  await tx.run`lock table pack in share row exclusive mode`;
}

export async function packsLike(tx: Tx, { id, gtin }: { id: string; gtin: string }): Promise<KnownPack[]> {
  await lockPacks(tx);
  return tx.many<KnownPack>`
    select id, product_id, gtin, size, exists (select from lot where pack_id = pack.id) as stocked
    from pack where id = ${id} or gtin = ${gtin}`;
}

export async function storePack(tx: Tx, productId: string, { id, gtin, size, prices }: Pack, now: Date): Promise<void> {
  await tx.run`
    insert into pack (id, product_id, gtin, size, created_at) values (${id}, ${productId}, ${gtin}, ${size}, ${now})
    on conflict (id) do update set gtin = excluded.gtin, size = excluded.size`;
  await storePrices(tx, id, prices);
}

async function storePrices(tx: Tx, packId: string, prices: readonly Price[]): Promise<void> {
  await tx.run`delete from price where pack_id = ${packId}`;
  await tx.run`
    insert into price (pack_id, market, currency, amount, tax_rate)
    select ${packId}, market, currency, amount, "taxRate"
    from json_to_recordset(${json(prices)}::json) as p(market text, currency text, amount int, "taxRate" int)`;
}
