import type { Keyring } from '@toric/chassis/data/vault';
import type { AmendmentView } from '@toric/contracts/order/amendments/amendment.http';
import { type AmendmentRow, openedTerms, openWhy, statusOf } from './amendment.store.ts';
import { termsView } from './terms.ts';

/**
 * Returns an amendment in the form of the API. Its contents are null without `keys`, which are destroyed when the
 * customer is erased.
 */
export function amendmentView(row: AmendmentRow, keys: Keyring | undefined): AmendmentView {
  const terms = keys && openedTerms(keys, row);
  return {
    ...{ id: row.id, orderId: row.orderId, customerId: row.customerId, status: statusOf(row) },
    reason: row.reasonCode === null ? null : { code: row.reasonCode, detail: row.reasonDetail ?? '' },
    why: keys ? openWhy(keys, row) : null,
    before: terms ? termsView(terms.before) : null,
    after: terms ? termsView(terms.after) : null,
    difference: { amount: row.totalAfter - row.totalBefore, currency: row.currency },
    ...{ versionNumber: row.versionNumber, requestedBy: row.requestedBy, decidedBy: row.decidedBy },
    ...{ createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() },
  };
}
