import type { Vault } from '@toric/chassis/data/vault';
import { answerPersonalData as answering } from '@toric/chassis/privacy/answer-personal-data';
import { OrderDataCollected } from '@toric/contracts/order/events';
import { findPersonalRecords } from '../personal-data.store.ts';

/**
 * ⇐ customer.personal-data-asked.v1. Answers an access request with the customer's orders →
 * order.personal-data-collected.v1.
 */
export const answerPersonalData = (vault: Vault) =>
  answering({
    service: 'order',
    collected: OrderDataCollected,
    collect: (tx, customerId) => findPersonalRecords(tx, vault, customerId),
  });
