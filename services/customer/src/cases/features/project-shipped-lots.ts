import { StockShipped } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { insertShippedLots } from '../lot.store.ts';

/**
 * ⇐ catalog-inventory.stock-shipped.v1. Stores which lots were sent for which order, so that a case can find the
 * customers of a lot.
 */
export const projectShippedLots = on(StockShipped, {
  async runMany({ received, tx }) {
    const lots = received.flatMap(({ message: { orderId, lots: boxes }, envelope: { occurredAt } }) =>
      boxes.map(({ lotNumber }) => ({ orderId, lotNumber, shippedAt: new Date(occurredAt) })),
    );
    await insertShippedLots(tx, lots);
    return received.map(() => undefined);
  },
});
