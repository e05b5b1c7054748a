import { z } from 'zod';
import { word, wordsOf } from '../kernel/words.ts';
import { CouponApproval, RedemptionStatus } from './marketing.http.ts';

export const COUPON_APPROVAL_WORDS = wordsOf(CouponApproval, {
  'not-needed': word('Needs no approval', '无需批准', 'ok'),
  needed: word('Waits for finance', '等待财务批准', 'wait'),
  given: word('Approved', '已批准', 'ok'),
});

export const REDEMPTION_STATUS_WORDS = wordsOf(RedemptionStatus, {
  redeemed: word('Used', '已使用', 'ok'),
  refused: word('Refused', '被拒绝', 'stop'),
  released: word('Given back', '已退回', 'ended'),
});

export const DISCOUNT_KIND_WORDS = wordsOf(z.enum(['percent', 'amount']), {
  percent: word('A part of the order', '按比例'),
  amount: word('A fixed amount', '固定金额'),
});
