import type { Tx } from '@toric/messaging/sql';
import type { ReceivablePack } from './pack.ts';
import { gtin14 } from './product.ts';

type PackRef = { packId?: string | undefined; gtin?: string | undefined };
const distinct = (values: (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))];

/** Returns the packs that the lines name by id or by GTIN. A pack that does not exist is left out. */
export async function findReceivablePacks(tx: Tx, lines: readonly PackRef[]): Promise<ReceivablePack[]> {
  const ids = distinct(lines.map(({ packId }) => packId));
  const gtins = distinct(lines.map(({ gtin }) => gtin && gtin14(gtin)));
  const packs = await tx.many<Omit<ReceivablePack, 'matrix'>>`
    select id, gtin, product_id from pack where id = any(${ids}::uuid[]) or gtin = any(${gtins}::text[])`;
  const matrices = await tx.many<{ id: string; matrix: ReceivablePack['matrix'] }>`
    select id, matrix from product where id = any(${packs.map(({ productId }) => productId)}::uuid[])`;
  const byProduct = new Map(matrices.map(({ id, matrix }) => [id, matrix]));
  return packs.flatMap((pack) => {
    // packs of one product share one matrix object, so it is compiled once
    const matrix = byProduct.get(pack.productId);
    return matrix ? [{ ...pack, matrix }] : [];
  });
}
