import { json, type Tx } from '@toric/messaging/sql';
import type { Assortment } from './purchase-line.ts';
import { findReceivablePacks } from '../catalogue/pack.store.ts';
import type { Supplier, SupplierPrice } from './supplier.ts';

/** Inserts the supplier and returns true. Returns false if another supplier has its code. */
export async function insertSupplier(tx: Tx, supplier: Supplier): Promise<boolean> {
  const { id, code, name, currency, leadTimeDays, priority, licences, address, contact, active } = supplier;
  const { createdAt, updatedAt } = supplier;
  const inserted = await tx.run`
    insert into supplier (id, code, name, currency, lead_time_days, priority, licences, address, contact, active,
      created_at, updated_at)
    values (${id}, ${code}, ${name}, ${currency}, ${leadTimeDays}, ${priority}, ${json(licences)}, ${json(address)},
      ${contact}, ${active}, ${createdAt}, ${updatedAt})
    on conflict do nothing`;
  return inserted === 1;
}

export async function findSupplier(tx: Tx, supplierId: string): Promise<Supplier | undefined> {
  return tx.maybe<Supplier>`select * from supplier where id = ${supplierId}`;
}

/** Returns the agreed lead time in days. Throws if there is no such supplier. */
export async function findLeadTimeDays(tx: Tx, supplierId: string): Promise<number> {
  const supplier = await tx.one<{ leadTimeDays: number }>`select lead_time_days from supplier where id = ${supplierId}`;
  return supplier.leadTimeDays;
}

export async function lockSupplier(tx: Tx, supplierId: string): Promise<Supplier | undefined> {
  return tx.maybe<Supplier>`select * from supplier where id = ${supplierId} for no key update`;
}

export async function updateSupplier(tx: Tx, supplier: Supplier): Promise<void> {
  const { id, name, leadTimeDays, priority, licences, address, contact, active, version, updatedAt } = supplier;
  await tx.run`
    update supplier set name = ${name}, lead_time_days = ${leadTimeDays}, priority = ${priority},
      licences = ${json(licences)}, address = ${json(address)}, contact = ${contact}, active = ${active},
      version = ${version}, updated_at = ${updatedAt}
    where id = ${id}`;
}

/** Returns the prices of the supplier, sorted by GTIN. */
export async function findPrices(tx: Tx, supplierId: string): Promise<SupplierPrice[]> {
  return tx.many<SupplierPrice>`
    select pack_id, product_id, gtin, amount, minimum_quantity
    from supplier_price join pack on pack.id = pack_id where supplier_id = ${supplierId} order by gtin`;
}

/** Returns all prices of the supplier, and the packs that the lines of a purchase order name. */
export async function findAssortment(
  tx: Tx,
  { id, currency }: Supplier,
  lines: readonly { packId: string }[],
): Promise<Assortment> {
  const [packs, prices] = await Promise.all([findReceivablePacks(tx, lines), findPrices(tx, id)]);
  return { packs, prices, currency };
}

/** Inserts or replaces the price of a pack and returns true. Returns false if there is no such pack. */
export async function storePrice(
  tx: Tx,
  supplierId: string,
  { packId, amount, minimumQuantity }: Pick<SupplierPrice, 'packId' | 'amount' | 'minimumQuantity'>,
): Promise<boolean> {
  const stored = await tx.run`
    insert into supplier_price (supplier_id, pack_id, amount, minimum_quantity)
    select ${supplierId}, id, ${amount}, ${minimumQuantity} from pack where id = ${packId}
    on conflict (supplier_id, pack_id)
      do update set amount = excluded.amount, minimum_quantity = excluded.minimum_quantity`;
  return stored === 1;
}

/** Deletes the price of a pack. Returns true if the pack had a price, else false. */
export async function deletePrice(tx: Tx, supplierId: string, packId: string): Promise<boolean> {
  return (await tx.run`delete from supplier_price where supplier_id = ${supplierId} and pack_id = ${packId}`) === 1;
}
