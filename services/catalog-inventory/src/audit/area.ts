import type { Area } from '@toric/chassis/area';
import { StockCompared } from '@toric/contracts/catalog-inventory/audit.events';
import type { Reader } from '../reader.store.ts';
import { compareStock } from './features/compare-stock.ts';

/**
 * Declares the area `audit`, which does the stock part of the nightly audit of the shop: it compares orders with their
 * boxes. It uses the area `stock`.
 */
export const audit: Area<Reader> = {
  subscriptions: { 'compare-stock': compareStock },
  sends: [StockCompared],
};
