import type { Vault } from '@toric/chassis/data/vault';
import { StockDataCollected } from '@toric/contracts/catalog-inventory/events';
import type { CollectedPart, Holder } from '@toric/contracts/personal-data/collected-part';
import { MarketingDataCollected } from '@toric/contracts/marketing/events';
import { OrderDataCollected } from '@toric/contracts/order/events';
import { PaymentDataCollected } from '@toric/contracts/payment/events';
import type { Outcome } from '@toric/messaging/outcome';
import type { Subscription } from '@toric/messaging/subscription';
import { insertPart, lockCollecting } from '../file/file.store.ts';
import { finishFile } from '../file/finish-file.flow.ts';

const ANSWERS = [StockDataCollected, OrderDataCollected, PaymentDataCollected, MarketingDataCollected];
// The cast is safe, because each owner of an answer is one of the services that hold personal data.
const serviceOf = new Map<string, Holder>(ANSWERS.map(({ type, owner }) => [type, owner as Holder]));

/**
 * ⇐ <service>.personal-data-collected.v1. Stores each part of the customer's data. When all parts have arrived, makes
 * the file → customer.send-message.v1.
 */
export const collectParts = ({ vault }: { vault: Vault }): Subscription => ({
  listensTo: ANSWERS,
  async runMany({ received, tx, now, newId }) {
    const outcomes: (Outcome | undefined)[] = [];
    for (const { message, envelope } of received) {
      const part = message as CollectedPart; // the subscription has parsed the data with the schema of its type
      const service = serviceOf.get(envelope.type);
      // a part that arrives after the file was made, or after an erasure, is not stored
      const isAwaited = service !== undefined && (await lockCollecting(tx, part.requestId)) !== undefined;
      if (isAwaited) await insertPart(tx, service, part);
      outcomes.push(isAwaited ? await finishFile({ tx, vault, now, newId }, part.requestId) : undefined);
    }
    return outcomes;
  },
});
