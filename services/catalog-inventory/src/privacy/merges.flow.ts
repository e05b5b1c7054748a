import { followMerges } from '@toric/chassis/merge/follow-merges';
import type { CustomerPseudonyms } from '../customer-pseudonym.ts';

/** Moves what a merge of two customers concerns here: reservations and cases of recalls, by pseudonyms. */
export const mergesOf = ({ pseudonymOf }: CustomerPseudonyms) =>
  followMerges({
    moved: [
      { table: 'reservation', column: 'customer_pseudonym', key: ['order_id'] },
      { table: 'recall_case', column: 'customer_pseudonym', key: ['id'] },
    ],
    alwaysBack: ['reservation', 'recall_case'],
    nameOf: pseudonymOf,
  });
