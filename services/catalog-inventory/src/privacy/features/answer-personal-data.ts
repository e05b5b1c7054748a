import { answerPersonalData as answering } from '@toric/chassis/privacy/answer-personal-data';
import { StockDataCollected } from '@toric/contracts/catalog-inventory/events';
import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';
import { findPersonalRecords } from '../personal-data.store.ts';

/**
 * ⇐ customer.personal-data-asked.v1. Answers with the customer's boxes and recall cases →
 * catalog-inventory.personal-data-collected.v1.
 */
export const answerPersonalData = ({ pseudonymOf }: CustomerPseudonyms) =>
  answering({
    service: 'catalog-inventory',
    collected: StockDataCollected,
    collect: (tx, customerId) => findPersonalRecords(tx, pseudonymOf(customerId)),
  });
