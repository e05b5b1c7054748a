import { followMerges } from '@toric/chassis/merge/follow-merges';
import type { CustomerPseudonyms } from '../customer-pseudonym.ts';

/** Moves the rows of a merged customer by pseudonyms: reservations and recall cases. */
export const mergesOf = ({ pseudonymOf }: CustomerPseudonyms) =>
  followMerges({
    moved: [
      { table: 'reservation', column: 'customer_pseudonym', key: ['order_id'] },
      { table: 'recall_case', column: 'customer_pseudonym', key: ['id'] },
    ],
    alwaysBack: ['reservation', 'recall_case'],
    nameOf: pseudonymOf,
  });
