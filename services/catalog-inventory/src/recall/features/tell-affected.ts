import { TellAffected } from '@toric/contracts/catalog-inventory/events';
import { RECALL_NOT_FOUND } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { customersAffected } from '../recall-case.ts';
import { findNextCustomers, markNotified } from '../recall-case.store.ts';
import { lockRecall } from '../recall.store.ts';

/** A recall may concern a hundred thousand customers. */
const CUSTOMERS_PER_TRANSACTION = 500;

/**
 * ⇐ TellAffected. → CustomerAffected for the customers with unnotified boxes, among the next 500 customers of the
 * recall. → TellAffected for the customers after them, unless these were the last. Locks the recall's row, so that no
 * new version changes the scope before the commit.
 */
export const tellAffected = on(TellAffected, {
  async run({ message: { recallId, after }, tx, now }) {
    const recall = await lockRecall(tx, recallId);
    if (!recall) throw RECALL_NOT_FOUND();
    const customerIds = await findNextCustomers(tx, recallId, after, CUSTOMERS_PER_TRANSACTION);
    const messages = customersAffected(recall, await markNotified(tx, recallId, customerIds, now));
    const last = customerIds[CUSTOMERS_PER_TRANSACTION - 1];
    return emits(...messages, ...(last ? [TellAffected({ recallId, after: last })] : []));
  },
});
