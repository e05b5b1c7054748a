import { TellAffected } from '@toric/contracts/catalog-inventory/events';
import { RECALL_NOT_FOUND } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { customersAffected } from '../recall-case.ts';
import { findNextCustomers, markNotified } from '../recall-case.store.ts';
import { lockRecall } from '../recall.store.ts';
import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';

/**
 * Holds the largest number of customers that one transaction notifies. A recall may concern a hundred thousand
 * customers, too many for one transaction.
 */
const CUSTOMERS_PER_TRANSACTION = 500;

/**
 * ⇐ catalog-inventory.tell-affected.v1. Looks at the next 500 customers of a recall. Emits
 * catalog-inventory.customer-affected.v1 for each of these customers who has boxes that no earlier message named. If it
 * finds 500 customers, it also emits catalog-inventory.tell-affected.v1 for the customers after them. It locks the row
 * of the recall, so that no new version changes the scope before the commit.
 */
export const tellAffected = ({ customers }: { customers: CustomerPseudonyms }) =>
  on(TellAffected, {
    async run({ message: { recallId, after }, tx, now }) {
      const recall = await lockRecall(tx, recallId);
      if (!recall) throw RECALL_NOT_FOUND();
      const customerIds = await findNextCustomers(tx, customers, { recallId, after }, CUSTOMERS_PER_TRANSACTION);
      const messages = customersAffected(recall, await markNotified(tx, customers, { recallId, customerIds }, now));
      const last = customerIds[CUSTOMERS_PER_TRANSACTION - 1];
      return emits(...messages, ...(last ? [TellAffected({ recallId, after: last })] : []));
    },
  });
