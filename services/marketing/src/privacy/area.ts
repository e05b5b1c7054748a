import type { Area } from '@toric/chassis/area';
import { MarketingDataCollected } from '@toric/contracts/marketing/events';
import type { Reader } from '../reader.store.ts';
import { answerPersonalData } from './features/answer-personal-data.ts';
import { eraseCustomer } from './features/erase-customer.ts';
import { mergeCustomers } from './features/merge-customers.ts';
import { restrictCustomer } from './features/restrict-customer.ts';
import { undoMerge } from './features/undo-merge.ts';

/**
 * Declares the area of privacy. It answers access requests, erases customers, restricts their data, and follows merges.
 * This area uses no other area.
 */
export const privacy: Area<Reader> = {
  subscriptions: {
    'answer-personal-data': answerPersonalData,
    'erase-customer': eraseCustomer,
    'restrict-customer': restrictCustomer,
    'merge-customers': mergeCustomers,
    'undo-merge': undoMerge,
  },
  sends: [MarketingDataCollected],
};
