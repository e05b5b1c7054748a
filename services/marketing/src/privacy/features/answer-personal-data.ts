import { answerPersonalData as answering } from '@toric/chassis/privacy/answer-personal-data';
import { MarketingDataCollected } from '@toric/contracts/marketing/events';
import { findPersonalRecords } from '../personal-data.store.ts';

/** ⇐ customer.personal-data-asked.v1. Answers with purchases and coupons → marketing.personal-data-collected.v1. */
export const answerPersonalData = answering({
  service: 'marketing',
  collected: MarketingDataCollected,
  collect: findPersonalRecords,
});
