import type { Area } from '@toric/chassis/area';
import { StockCompared } from '@toric/contracts/catalog-inventory/audit.events';
import type { Reader } from '../reader.store.ts';
import { compareStock } from './features/compare-stock.ts';

/** The part of the stock in the nightly audit of the shop: orders are compared with their boxes. Uses stock. */
export const audit: Area<Reader> = {
  subscriptions: { 'compare-stock': compareStock },
  sends: [StockCompared],
};
