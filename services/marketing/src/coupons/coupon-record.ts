import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { Coupon } from './coupon.ts';

/** Returns the terms of a coupon. The number of uses is not a term, because redemptions count it. */
const termsOf = (coupon: Coupon) => {
  const { used: _, ...terms } = coupon;
  return terms;
};

/**
 * Returns the entry of a coupon for the change record, or an empty list if no field differs. `before` is undefined if
 * the coupon is new.
 */
export function couponRecord(
  verb: 'added' | 'changed' | 'approved',
  before: Coupon | undefined,
  after: Coupon,
): Change[] {
  const fields = changed(before ? termsOf(before) : {}, termsOf(after));
  return fields.length > 0 ? [{ action: `coupon.${verb}`, subject: after.id, fields }] : [];
}
