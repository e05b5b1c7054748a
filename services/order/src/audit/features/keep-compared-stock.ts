import { StockCompared } from '@toric/contracts/catalog-inventory/audit.events';
import { on } from '@toric/messaging/subscription';
import { saveAnswer } from '../audit.store.ts';

/**
 * ⇐ catalog-inventory.orders-compared.v1. Stores the differences that the catalog-inventory service found in a page of
 * an audit.
 */
export const keepComparedStock = on(StockCompared, {
  async run({ message, tx, now, newId }) {
    await saveAnswer(tx, { ...message, service: 'catalog-inventory' }, { now, newId });
    return undefined;
  },
});
