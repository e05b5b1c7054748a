import { TellAffected } from '@toric/contracts/catalog-inventory/events';
import { RECALL_NOT_FOUND } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { customersAffected } from '../recall-case.ts';
import { nextCustomers, takeUntold } from '../recall-case.store.ts';
import { lockRecall } from '../recall.store.ts';

/** So many a transaction: a recall may concern a hundred thousand. */
const AT_ONCE = 500;

/**
 * ⇐ TellAffected. → CustomerAffected for each of the next customers with boxes that they were not told of, and
 * TellAffected again for those behind them. While the recall's row is locked, no version changes who is meant.
 */
export const tellAffected = on(TellAffected, {
  async run({ message: { recallId, after }, tx, now }) {
    const recall = await lockRecall(tx, recallId);
    if (!recall) throw RECALL_NOT_FOUND();
    const customerIds = await nextCustomers(tx, recallId, after, AT_ONCE);
    const messages = customersAffected(recall, await takeUntold(tx, recallId, customerIds, now));
    const last = customerIds[AT_ONCE - 1];
    return emits(...messages, ...(last ? [TellAffected({ recallId, after: last })] : []));
  },
});
