import type { Area } from '@toric/chassis/area';
import { StockDataCollected } from '@toric/contracts/catalog-inventory/events';
import type { CustomerPseudonyms } from '../customer-pseudonym.ts';
import type { Reader } from '../reader.store.ts';
import { answerPersonalData } from './features/answer-personal-data.ts';
import { mergeCustomers } from './features/merge-customers.ts';
import { undoMerge } from './features/undo-merge.ts';

/**
 * Declares the area `privacy`. It collects the boxes of a customer who asks for her data. An erasure changes nothing in
 * this service, because the service holds only pseudonyms, which identify nobody after the erasure, and the law
 * requires the records of sales (docs/privacy.md). This area uses no other area.
 */
export const privacy = (customers: CustomerPseudonyms): Area<Reader> => ({
  subscriptions: {
    'answer-personal-data': answerPersonalData(customers),
    'merge-customers': mergeCustomers(customers),
    'undo-merge': undoMerge(customers),
  },
  sends: [StockDataCollected],
});
