import type { Area } from '@toric/chassis/area';
import { ReleaseStock } from '@toric/contracts/catalog-inventory/events';
import { OrdersAudited } from '@toric/contracts/order/audit/audit.events';
import { VoidPayment } from '@toric/contracts/payment/events';
import type { Reader } from '../reader.store.ts';
import { auditNightly } from './audit-shop.flow.ts';
import { keepComparedPayments } from './features/keep-compared-payments.ts';
import { keepComparedStock } from './features/keep-compared-stock.ts';
import { listAuditFindings } from './features/list-audit-findings.ts';
import { listShopAudits } from './features/list-shop-audits.ts';
import { mendAuditFinding } from './features/mend-audit-finding.ts';
import { startShopAudit } from './features/start-shop-audit.ts';

/**
 * Declares the area of the nightly audit of the shop. It compares orders, payments and stock by messages. This area
 * uses orders.
 */
export const audit: Area<Reader> = {
  routes: [listShopAudits, startShopAudit, listAuditFindings, mendAuditFinding],
  subscriptions: { 'keep-compared-payments': keepComparedPayments, 'keep-compared-stock': keepComparedStock },
  background: auditNightly,
  sends: [OrdersAudited, ReleaseStock, VoidPayment],
};
