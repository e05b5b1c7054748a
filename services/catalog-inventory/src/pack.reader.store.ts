import type { Reader } from './reader.store.ts';

/** The pack with this GTIN (14 digits) and its product, if the caller may see it. */
export async function readPackOf(db: Reader, gtin: string, onSaleOnly: boolean) {
  const pack = await db.pack.findFirst({
    where: { gtin, ...(onSaleOnly && { product: { onSale: true } }) },
    select: { id: true, size: true, product: { select: { id: true, name: true, brand: true } } },
  });
  if (!pack) return undefined;
  const { id: packId, size, product } = pack;
  return { productId: product.id, name: product.name, brand: product.brand, packId, size };
}
