import type { CouponView } from '@toric/contracts/marketing/marketing.http';
import { word, type Words } from '@toric/contracts/kernel/words';

type Terms = Pick<CouponView, 'active' | 'approval' | 'startsAt' | 'endsAt'>;
export type CouponState = 'waits' | 'off' | 'later' | 'usable' | 'over';

/** Returns the state of a coupon at a time. Its dates, its approval and its switch decide it. */
export function stateOf({ active, approval, startsAt, endsAt }: Terms, now: Date): CouponState {
  if (endsAt && Date.parse(endsAt) <= now.getTime()) return 'over';
  if (!active) return 'off';
  if (approval === 'needed') return 'waits';
  return Date.parse(startsAt) > now.getTime() ? 'later' : 'usable';
}

export const COUPON_STATE_WORDS: Words<CouponState> = {
  waits: word('Waits for finance', '等待财务批准', 'wait'),
  off: word('Switched off', '已停用', 'ended'),
  later: word('Not started yet', '尚未开始', 'new'),
  usable: word('In use', '可使用', 'ok'),
  over: word('Over', '已结束', 'ended'),
};
