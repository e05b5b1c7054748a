import type { CatalogueImport } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import type { Tx } from '@toric/messaging/sql';
import type { ImportedProduct, KnownCatalogue, StoredPack } from './catalogue-import.ts';
import { findProducts, insertProduct, lockHandles, lockPacks, storePack, updateProduct } from './product.store.ts';

/**
 * Locks and returns the part of the catalogue that the file concerns. It locks handles, then products by id, then
 * packs. A change of a single product locks in the same order, so the two cannot deadlock.
 */
export async function lockCatalogue(
  tx: Tx,
  { handles, gtins }: { handles: readonly string[]; gtins: readonly string[] },
): Promise<KnownCatalogue> {
  await lockHandles(tx);
  const locked = await tx.many<{ id: string }>`
    select id from product where handle = any(${handles}::text[])
      or private_label_of in (select id from product where handle = any(${handles}::text[]))
    order by id for no key update`;
  const products = await findProducts(tx, locked);
  await lockPacks(tx);
  const ids = products.map(({ id }) => id);
  const packs = await tx.many<StoredPack>`
    select id, product_id, gtin, size, content, weight_grams, exists (select from lot where pack_id = pack.id) as stocked, coalesce(
      (select json_agg(json_build_object('market', market, 'currency', currency, 'amount', amount, 'taxRate', tax_rate)
         order by market) from price where pack_id = pack.id), '[]') as prices
    from pack where product_id = any(${ids}::uuid[]) or gtin = any(${gtins}::text[])`;
  return { products, packs };
}

const isLabel = ({ product }: ImportedProduct) => product.privateLabelOf !== null;

export async function storeImport(tx: Tx, imported: readonly ImportedProduct[], now: Date): Promise<void> {
  // a private label refers to its national brand by a foreign key, so national brands are inserted first
  const labelsLast = [...imported].sort((a, b) => Number(isLabel(a)) - Number(isLabel(b)));
  for (const { product, packs, outcome } of labelsLast) {
    if (outcome === 'created') await insertProduct(tx, product);
    if (outcome === 'changed') await updateProduct(tx, product);
    for (const pack of packs) await storePack(tx, product.id, pack, now);
  }
}

export async function recordImport(tx: Tx, { id, ...record }: CatalogueImport): Promise<void> {
  const { actorId, type, sha256, created, changed, unchanged, createdAt } = record;
  await tx.run`
    insert into catalogue_import (id, actor_id, type, sha256, created, changed, unchanged, created_at)
    values (${id}, ${actorId}, ${type}, ${sha256}, ${created}::text[], ${changed}::text[], ${unchanged}, ${createdAt})`;
}
