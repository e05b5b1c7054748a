import { json, type Tx } from '@toric/messaging/sql';
import { isId } from './product-handle.ts';
import { type KnownPack, type Pack, type Product, searchTextOf } from './product.ts';

/**
 * Takes an advisory lock, so that only one transaction at a time may assign handles or private labels. A handle that
 * was free when it was looked up is still free when it is written.
 */
export async function lockHandles(tx: Tx): Promise<void> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended('product handles', 0))`;
}

/**
 * Calls `lockHandles`. Returns the handles that products already have, among `handle`, `handle-2`, `handle-3`, …
 */
export async function takenHandles(tx: Tx, handle: string): Promise<ReadonlySet<string>> {
  await lockHandles(tx);
  const taken = await tx.many<{ handle: string }>`
    select handle from product where handle = ${handle} or handle ~ ${`^${handle}-[0-9]+$`}`;
  return new Set(taken.map((product) => product.handle));
}

/** Inserts the product and returns true. Returns false if another product has its id. */
export async function insertProduct(tx: Tx, product: Product): Promise<boolean> {
  const {
    id,
    handle,
    name,
    chineseName,
    keywords,
    brand,
    goods,
    material,
    modality,
    replacement,
    shelfLifeMonths,
    waterContent,
    uvBlocking,
    description,
    privateLabelOf,
    matrix,
    onSale,
  } = product;
  const inserted = await tx.run`
    insert into product (id, handle, name, chinese_name, keywords, brand, goods, material, modality, replacement, shelf_life_months, water_content, uv_blocking, description,
      private_label_of, matrix, on_sale, search_text, version, created_at, updated_at)
    values (${id}, ${handle}, ${name}, ${chineseName}, ${keywords}::text[], ${brand}, ${goods}, ${material}, ${modality}, ${replacement}, ${shelfLifeMonths}, ${waterContent}, ${uvBlocking},
      ${description}, ${privateLabelOf?.id}, ${json(matrix)}, ${onSale}, ${searchTextOf(product)}, 1, ${product.createdAt}, ${product.updatedAt})
    on conflict do nothing`;
  return inserted === 1;
}

/**
 * Selects products by id. `sql` is the template tag of a transaction or `Prisma.sql`, so that commands and queries read
 * the same columns.
 */
export const selectProducts = <Result>(
  sql: (strings: TemplateStringsArray, ...values: unknown[]) => Result,
  ids: readonly string[],
): Result => sql`
  select id, handle, name, chinese_name, keywords, brand, goods, material, modality, replacement, shelf_life_months, water_content,
    uv_blocking, description, matrix, on_sale, version, created_at, updated_at, coalesce((
      select json_agg(json_build_object('id', picture.id, 'alt', json_build_object('en', alt_en, 'zh', alt_zh),
        'width', width, 'height', height) order by position, picture.id)
      from product_picture picture where picture.product_id = product.id), '[]') as pictures, (select json_build_object('id', id, 'handle', handle)
      from product national where national.id = product.private_label_of) as private_label_of
  from product where id = any(${ids}::uuid[])`;

type ProductId = { readonly id: string };
export const findProducts = (tx: Tx, rows: readonly ProductId[]): Promise<Product[]> =>
  selectProducts(
    (strings, ...values) => tx.many<Product>(strings, ...values),
    rows.map(({ id }) => id),
  );

/**
 * Locks the product with this id or handle until the commit, and returns it. Only one transaction at a time can change
 * the product, so the versions of its OfferChanged messages are in the order of its changes.
 */
export async function lockProduct(tx: Tx, idOrHandle: string): Promise<Product | undefined> {
  const locked = await tx.many<ProductId>`
    select id from product where id = ${isId(idOrHandle) ? idOrHandle : null} or handle = ${idOrHandle} for no key update`;
  const [product] = await findProducts(tx, locked);
  return product;
}

/** Locks these products in the order of their ids until the commit, and returns them. */
export async function lockProducts(tx: Tx, ids: readonly string[]): Promise<Product[]> {
  const locked = await tx.many<ProductId>`
    select id from product where id = any(${ids}::uuid[]) order by id for no key update`;
  return findProducts(tx, locked);
}

/**
 * Returns the products with these handles and, if `id` is given, the private labels of that product. The caller has
 * called `lockHandles` in this transaction.
 */
export async function findRelatives(
  tx: Tx,
  { id, handles }: { id?: string; handles: readonly (string | null | undefined)[] },
): Promise<Product[]> {
  const relatives = await tx.many<ProductId>`
    select id from product where handle = any(${handles}::text[]) or private_label_of = ${id}`;
  return findProducts(tx, relatives);
}

export async function updateProduct(tx: Tx, product: Product): Promise<void> {
  const { id, name, chineseName, keywords, brand, goods, material, modality, replacement, waterContent } = product;
  const { uvBlocking, shelfLifeMonths, description, privateLabelOf, matrix, onSale } = product;
  await tx.run`
    update product set name = ${name}, chinese_name = ${chineseName}, keywords = ${keywords}::text[], brand = ${brand}, goods = ${goods}, material = ${material}, modality = ${modality},
      replacement = ${replacement}, shelf_life_months = ${shelfLifeMonths}, water_content = ${waterContent}, uv_blocking = ${uvBlocking},
      description = ${description}, private_label_of = ${privateLabelOf?.id}, matrix = ${json(matrix)}, on_sale = ${onSale},
      search_text = ${searchTextOf(product)},
      version = ${product.version}, updated_at = ${product.updatedAt}
    where id = ${id}`;
}

/** Returns the packs of a product, oldest first. */
export async function findPacks(tx: Tx, productId: string): Promise<Pack[]> {
  return tx.many<Pack>`
    select pack.id, gtin, size, content, weight_grams, coalesce(
      (select json_agg(json_build_object('market', market, 'currency', currency, 'amount', amount, 'taxRate', tax_rate)
         order by market) from price where pack_id = pack.id), '[]') as prices
    from pack where product_id = ${productId} order by created_at, id`;
}

/**
 * Locks the table of packs, so that only one transaction at a time changes packs. A GTIN that was free at the check is
 * still free at the write.
 */
export async function lockPacks(tx: Tx): Promise<void> {
  await tx.run`lock table pack in share row exclusive mode`;
}

/**
 * Calls `lockPacks`, so that no other transaction adds a pack until the commit. Returns the packs that already have
 * this id or this GTIN.
 */
export async function findConflictingPacks(tx: Tx, { id, gtin }: { id: string; gtin: string }): Promise<KnownPack[]> {
  await lockPacks(tx);
  return tx.many<KnownPack>`
    select id, product_id, gtin, size, exists (select from lot where pack_id = pack.id) as stocked
    from pack where id = ${id} or gtin = ${gtin}`;
}

/** Inserts the pack, or replaces its GTIN, size, content and weight. `changePrices` changes its prices. */
export async function storePack(
  tx: Tx,
  productId: string,
  { id, gtin, size, content, weightGrams }: Pack,
  now: Date,
): Promise<void> {
  await tx.run`
    insert into pack (id, product_id, gtin, size, content, weight_grams, created_at)
    values (${id}, ${productId}, ${gtin}, ${size}, ${content}, ${weightGrams}, ${now})
    on conflict (id) do update set gtin = excluded.gtin, size = excluded.size, content = excluded.content,
      weight_grams = excluded.weight_grams`;
}
