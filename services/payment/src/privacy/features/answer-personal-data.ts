import type { Vault } from '@toric/chassis/data/vault';
import { answerPersonalData as answering } from '@toric/chassis/privacy/answer-personal-data';
import { PaymentDataCollected } from '@toric/contracts/payment/events';
import { findPersonalRecords } from '../personal-data.store.ts';

/** ⇐ customer.personal-data-asked.v1. Answers with payments and invoices → payment.personal-data-collected.v1. */
export const answerPersonalData = (vault: Vault) =>
  answering({
    service: 'payment',
    collected: PaymentDataCollected,
    collect: (tx, customerId) => findPersonalRecords(tx, vault, customerId),
  });
