import { query } from '@toric/chassis/http/endpoint';
import { registerPageOf } from '@toric/chassis/files/register';
import {
  ListPurchaseInspections,
  PurchaseInspection,
} from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { countPurchases, purchaseRows } from '../china-register.reader.store.ts';
import { purchaseInspection } from '../china-register.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /registers/cn-purchase-inspections. Lists receipts into warehouses for China, page by page. */
export const listPurchaseInspections = query<typeof ListPurchaseInspections, Reader>(ListPurchaseInspections, {
  run({ query: { limit, cursor, ...days }, read }) {
    const view = purchaseInspection(days.timeZone);
    const register = { schema: PurchaseInspection, rows: purchaseRows(read, days), view };
    return registerPageOf(register, { limit, cursor }, (atMost) => countPurchases(read, days, atMost));
  },
});
