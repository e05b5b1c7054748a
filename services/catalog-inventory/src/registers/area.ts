import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import type { CatalogInventoryConfig } from '../config.ts';
import type { CustomerPseudonyms } from '../customer-pseudonym.ts';
import { exportPurchaseInspections } from './features/export-purchase-inspections.ts';
import { exportSaleRecords } from './features/export-sale-records.ts';
import { exportVigilanceRecords } from './features/export-vigilance-records.ts';
import { listPurchaseInspections } from './features/list-purchase-inspections.ts';
import { listRegistrations } from './features/list-registrations.ts';
import { listSaleRecords } from './features/list-sale-records.ts';
import { listVigilanceRecords } from './features/list-vigilance-records.ts';
import { projectComplaint } from './features/project-complaint.ts';
import { putRegistration } from './features/put-registration.ts';

/**
 * Declares the area `registers`. Laws demand these registers: purchase inspections and sales in China, and vigilance in
 * the EU. It uses the area `catalogue`.
 */
export function registers(config: CatalogInventoryConfig, customers: CustomerPseudonyms): Area<Reader> {
  const seller = { name: config.SELLER_NAME ?? null, licence: config.SELLER_LICENCE ?? null };
  const sold = { seller, customers };
  return {
    routes: [
      ...[listRegistrations, putRegistration, listPurchaseInspections, exportPurchaseInspections],
      ...[listSaleRecords(sold), exportSaleRecords(sold), listVigilanceRecords, exportVigilanceRecords],
    ],
    subscriptions: { 'project-complaint': projectComplaint },
  };
}
