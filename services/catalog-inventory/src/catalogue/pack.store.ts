import type { Tx } from '@toric/messaging/sql';
import type { ReceivablePack } from './pack.ts';
import { gtin14 } from './product.ts';

type NamedPack = { packId?: string | undefined; gtin?: string | undefined };
const defined = (values: (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))];

export async function findReceivablePacks(tx: Tx, lines: readonly NamedPack[]): Promise<ReceivablePack[]> {
  const ids = defined(lines.map(({ packId }) => packId));
  const gtins = defined(lines.map(({ gtin }) => gtin && gtin14(gtin)));
  const packs = await tx.many<Omit<ReceivablePack, 'matrix'>>`
    select id, gtin, product_id from pack where id = any(${ids}::uuid[]) or gtin = any(${gtins}::text[])`;
  const matrices = await tx.many<{ id: string; matrix: ReceivablePack['matrix'] }>`
    select id, matrix from product where id = any(${packs.map(({ productId }) => productId)}::uuid[])`;
  const byProduct = new Map(matrices.map(({ id, matrix }) => [id, matrix]));
  return packs.flatMap((pack) => {
    const matrix = byProduct.get(pack.productId); // one object per product, so it is compiled once
    return matrix ? [{ ...pack, matrix }] : [];
  });
}
