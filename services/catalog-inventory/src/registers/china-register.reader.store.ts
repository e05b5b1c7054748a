import type { ReadRows } from '@toric/chassis/files/csv';
import { PurchaseInspection, SaleRecord } from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { columnsOf, type Days } from '@toric/contracts/kernel/register';
import type { Read } from '@toric/messaging/sql';
import type { z } from 'zod';
import type { PurchaseRow, SaleRow } from './china-register.ts';
import type { CustomerPseudonyms } from '../customer-pseudonym.ts';
import { Prisma } from '../generated/client.ts';
import { withinDays, selectPage, type Register, readRows } from './register.reader.store.ts';

const { sql, raw, join } = Prisma;

const DEVICE = sql`
  product.name as product_name, pack.size, pack.content, nullif(lens.parameters, 'null') as parameters, lot_number, to_char(expires_on, 'YYYY-MM-DD') as expires_on,
  gtin, registration.number as registration_number, registration.registrant, registration.contract_manufacturer,
  registration.model`;
/**
 * Joins each row with its lot, pack, product and lens, and with the registration that was valid on its day in China
 * (UTC+8). The day in China decides even if the request names another time zone.
 */
const DEVICE_OF_LOT = sql`
  join lot on lot.id = listed.lot_id join pack on pack.id = lot.pack_id join product on product.id = pack.product_id
  join lens on lens.id = lot.lens_id
  left join lateral (
    select * from registration where product_id = product.id and market = 'CN'
      and valid_from <= (listed.created_at at time zone interval '8 hours')::date
    order by valid_from desc limit 1) registration on true`;

/**
 * Selects the boxes that were received in warehouses for China, with the supplier's data as of the receipt. If a field
 * of the supplier was empty at that time, its present value is shown.
 */
const purchases = (days: Days): Register => ({
  entries: () => sql`
    select entry.id, entry.created_at, entry.lot_id, entry.on_hand_change as quantity, receipt.id as receipt_id
    from stock_ledger entry join receipt on receipt.id = entry.cause_id
    join warehouse on warehouse.id = receipt.warehouse_id
    where entry.kind = 'receipt' and 'CN' = any (warehouse.markets) and ${withinDays(days)}`,
  withDetails: (entries) => sql`
    select listed.*, ${DEVICE},
      coalesce(supplier_then ->> 'name', supplier.name) as supplier_name,
      coalesce(supplier_then -> 'address', supplier.address) as supplier_address,
      coalesce(supplier_then ->> 'contact', supplier.contact) as supplier_contact,
      nullif(coalesce(nullif(supplier_then -> 'licences', '[]'), supplier.licences), '[]') as supplier_licences,
      receipt.reference as delivery_note, receipt.received_by as inspector,
      inspection ->> 'result' as inspection_result, inspection -> 'checks' as inspection_checks,
      inspection ->> 'remarks' as inspection_remarks, warehouse.code as warehouse_code
    from (${entries}) listed join receipt on receipt.id = receipt_id ${DEVICE_OF_LOT}
    join warehouse on warehouse.id = receipt.warehouse_id
    left join purchase_order on purchase_order.id = receipt.purchase_order_id
    left join supplier on supplier.id = coalesce(receipt.supplier_id, purchase_order.supplier_id)`,
});

export type Seller = { readonly name: string | null; readonly licence: string | null };

/**
 * Selects the boxes that were sold to China, and sold boxes of old orders whose market was not recorded. A box is sold
 * when its reservation becomes `shipped`. The stock ledger has the same instant, because one transaction writes both.
 * Boxes that left in a parcel of their own were sold when the parcel left. The condition repeats the predicate of a
 * partial index exactly, so PostgreSQL uses that index. A page therefore costs the same, however much is sold in other
 * markets.
 */
const sales = (days: Days, { name, licence }: Seller): Register => ({
  entries: () => sql`
    select derived_uuid(order_id::text || line_id || lot_id) as id, entry.created_at,
      lot_id, quantity, order_id, line_id, customer_pseudonym as customer_id, market
    from (select order_id, customer_pseudonym, market, updated_at as created_at from reservation
      where status = 'shipped' and (market = 'CN' or market is null)) entry join reservation_line using (order_id)
    where ${withinDays(days)}
    union all
    select derived_uuid(parcel_id::text || line_id || lot_id), entry.shipped_at, lot_id, quantity, order_id, line_id,
      customer_pseudonym, market
    from shipped_line entry join reservation using (order_id)
    where (market = 'CN' or market is null) and ${withinDays(days, sql`entry.shipped_at`)}`,
  withDetails: (entries) => sql`
    select listed.*, ${DEVICE}, ${name}::text as seller_name, ${licence}::text as seller_licence
    from (${entries}) listed ${DEVICE_OF_LOT}`,
});

/**
 * Returns the number of rows, and for each demanded field the number of rows in which it is missing. Counts only the
 * oldest `atMost` rows.
 */
async function countRows(read: Read, register: Register, schema: z.ZodObject, atMost: number) {
  const demanded = columnsOf(schema).filter(({ isDemanded }) => isDemanded);
  const counts = demanded.map(({ field }) => {
    const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return raw(`count(*) filter (where ${column} is null)::int as ${column}`);
  });
  const first = register.withDetails(selectPage(register, undefined, atMost));
  const [counted] = await read<Record<string, number>>(
    sql`select count(*)::int as rows, ${join(counts)} from (${first}) counted`,
  );
  const { rows = 0, ...missing } = counted ?? {};
  return { rows, missing };
}

export const purchaseRows = (read: Read, days: Days): ReadRows<PurchaseRow> => readRows(read, purchases(days));
export const countPurchases = (read: Read, days: Days, atMost: number) =>
  countRows(read, purchases(days), PurchaseInspection, atMost);

/** Holds the data that the tables do not have: the seller, and the customers for whom the pseudonyms stand. */
export type SaleMeans = { readonly seller: Seller; readonly customers: CustomerPseudonyms };
export const saleRows = (read: Read, days: Days, { seller, customers }: SaleMeans): ReadRows<SaleRow> => {
  const stored = readRows<SaleRow>(read, sales(days, seller));
  return async (after, limit) =>
    (await stored(after, limit)).map(({ customerId, ...row }) => ({
      ...row,
      customerId: customerId === null ? null : customers.customerOf(customerId),
    }));
};
export const countSales = (read: Read, days: Days, seller: Seller, atMost: number) =>
  countRows(read, sales(days, seller), SaleRecord, atMost);
