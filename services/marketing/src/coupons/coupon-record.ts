import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { Coupon } from './coupon.ts';

/** The number of uses is no term: redemptions count it. */
const termsOf = (coupon: Coupon) => {
  const { used: _, ...terms } = coupon;
  return terms;
};

/** Returns the change of a coupon for the change record, or nothing if no field differs. `before` is missing if it is new. */
export function couponRecord(
  verb: 'added' | 'changed' | 'approved',
  before: Coupon | undefined,
  after: Coupon,
): Change[] {
  const fields = changed(before ? termsOf(before) : {}, termsOf(after));
  return fields.length > 0 ? [{ action: `coupon.${verb}`, subject: after.id, fields }] : [];
}
