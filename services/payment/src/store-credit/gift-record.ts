import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { Gift } from './gift.ts';

const shown = ({ amount, currency, status }: Gift) => ({ amount, currency, status });

/** Returns the entry about a gift of store credit for the change record. `before` is undefined if the gift is new. */
export const giftRecord = (
  verb: 'asked' | 'given' | 'approved' | 'rejected',
  before: Gift | undefined,
  after: Gift,
): Change => ({
  ...{ action: `store-credit.${verb}`, subject: after.customerId, customerId: after.customerId },
  why: before ? undefined : (after.reason ?? undefined),
  fields: changed(before ? shown(before) : {}, shown(after)),
});
