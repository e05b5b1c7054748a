import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { OrderDataCollected } from '@toric/contracts/order/events';
import type { Reader } from '../reader.store.ts';
import { destroyKeysOfErased } from './destroy-keys.flow.ts';
import { answerPersonalData } from './features/answer-personal-data.ts';
import { eraseCustomer } from './features/erase-customer.ts';
import { mergeCustomers } from './features/merge-customers.ts';
import { undoMerge } from './features/undo-merge.ts';

/**
 * Declares the area of privacy. It collects the orders of a customer for an access request, erases customers, and
 * follows merges. This area uses orders.
 */
export const privacy = ({ vault }: { vault: Vault }): Area<Reader> => ({
  subscriptions: {
    'answer-personal-data': answerPersonalData(vault),
    'erase-customer': eraseCustomer,
    'merge-customers': mergeCustomers,
    'undo-merge': undoMerge,
  },
  background: destroyKeysOfErased,
  sends: [OrderDataCollected],
});
