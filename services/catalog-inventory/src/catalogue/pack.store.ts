import type { Tx } from '@toric/messaging/sql';
import type { ReceivablePack } from './pack.ts';
import { gtin14 } from './product.ts';

type PackRef = { packId?: string | undefined; gtin?: string | undefined };
const distinct = (values: (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))];

/** Returns the packs that the lines name by id or by GTIN. A pack that does not exist is left out. */
export async function findReceivablePacks(tx: Tx, lines: readonly PackRef[]): Promise<ReceivablePack[]> {
  const ids = distinct(lines.map(({ packId }) => packId));
  const gtins = distinct(lines.map(({ gtin }) => gtin && gtin14(gtin)));
  const packs = await tx.many<Pick<ReceivablePack, 'id' | 'gtin' | 'productId'>>`
    select id, gtin, product_id from pack where id = any(${ids}::uuid[]) or gtin = any(${gtins}::text[])`;
  const products = await tx.many<{ id: string } & Omit<ReceivablePack, 'gtin' | 'productId'>>`
    select id, goods, matrix, shelf_life_months from product where id = any(${packs.map(({ productId }) => productId)}::uuid[])`;
  const byProduct = new Map(products.map(({ id, ...product }) => [id, product]));
  return packs.flatMap((pack) => {
    // packs of one product share one matrix object, so it is compiled once
    const product = byProduct.get(pack.productId);
    return product ? [{ ...pack, ...product }] : [];
  });
}
