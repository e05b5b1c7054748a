import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { Payment } from '../payments/payment.ts';
import type { Refund } from './refund.ts';

const shown = ({ orderId, amount, currency, cause, status }: Refund) => ({ orderId, amount, currency, cause, status });

/** Returns the entry about a refund for the change record. `before` is undefined if the refund is new. */
export const refundRecord = (
  verb: 'requested' | 'approved' | 'rejected',
  before: Refund | undefined,
  after: Refund,
  { customerId }: Pick<Payment, 'customerId'>,
): Change => ({
  ...{ action: `refund.${verb}`, subject: after.id, customerId },
  why: verb === 'requested' ? after.reason : undefined,
  fields: changed(before ? shown(before) : {}, shown(after)),
});
