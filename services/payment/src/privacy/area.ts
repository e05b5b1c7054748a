import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { PaymentDataCollected } from '@toric/contracts/payment/events';
import type { Reader } from '../reader.store.ts';
import { answerPersonalData } from './features/answer-personal-data.ts';
import { eraseCustomer } from './features/erase-customer.ts';
import { mergeCustomers } from './features/merge-customers.ts';
import { undoMerge } from './features/undo-merge.ts';

/**
 * Declares the area of privacy. It collects the payments of a customer for an access request, erases customers, and
 * follows merges. This area uses invoices and refunds.
 */
export const privacy = ({ vault }: { vault: Vault }): Area<Reader> => ({
  subscriptions: {
    'answer-personal-data': answerPersonalData(vault),
    'erase-customer': eraseCustomer,
    'merge-customers': mergeCustomers,
    'undo-merge': undoMerge,
  },
  sends: [PaymentDataCollected],
});
