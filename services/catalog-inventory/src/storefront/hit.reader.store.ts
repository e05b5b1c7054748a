/** Reads the packs, lots and products that the staff search shows. */
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';

const { sql } = Prisma;

type NamedProduct = { readonly id: string; readonly handle: string; readonly name: string; readonly brand: string };

/** Returns the products with these ids, in the order of the ids. */
export const readNamedProducts = (read: Read, ids: readonly string[]): Promise<NamedProduct[]> =>
  read<NamedProduct>(sql`
    select product.id, handle, name, brand
    from unnest(${ids}::uuid[]) with ordinality as hit(id, place) join product on product.id = hit.id order by place`);

type FoundPack = Omit<NamedProduct, 'id'> & { readonly size: number };

/** Returns the pack with this GTIN (14 digits) and its product. Returns undefined if there is no such pack. */
export async function findPack(read: Read, gtin: string): Promise<FoundPack | undefined> {
  const [pack] = await read<FoundPack>(sql`
    select handle, name, brand, size from pack join product on product.id = product_id where gtin = ${gtin}`);
  return pack;
}

export type FoundLot = {
  readonly id: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly warehouse: string;
  readonly name: string;
};

/**
 * Returns at most `most` lots with one of these numbers, newest first. If `gtin` is given, returns only lots of its
 * pack. Lots of several warehouses and makers may have the same number.
 */
export const findLots = (
  read: Read,
  { numbers, gtin }: { numbers: readonly string[]; gtin?: string | undefined },
  most: number,
): Promise<FoundLot[]> =>
  read<FoundLot>(sql`
    select lot.id, lot_number, expires_on::text, warehouse.code as warehouse, product.name
    from lot join pack on pack.id = pack_id join product on product.id = product_id
    join warehouse on warehouse.id = warehouse_id
    where lot_number = any(${numbers}::text[]) ${gtin === undefined ? Prisma.empty : sql`and gtin = ${gtin}`}
    order by lot.created_at desc, lot.id desc limit ${most}::int`);
