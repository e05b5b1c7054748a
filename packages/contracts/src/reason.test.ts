import { expect, test } from '@jest/globals';
import { reasonIn, withReasonsIn } from './reason.ts';

test.each([
  ['payment.card-declined', 'The card was declined. Use another card.', '银行卡被拒绝。请使用其他银行卡。'],
  ['coupon.expired', 'The coupon WELCOME10 ended on 2026-10-31.', '优惠券 WELCOME10 已于 2026-10-31 结束。'],
  ['payment.lost-card', 'The payment provider refused it (lost_card).', '支付服务商拒绝了此付款（lost_card）。'],
  ['order.cancelled-by-customer', 'Cancelled by the customer.', '由客户取消。'],
])('the reason %s is in Chinese, with the values of its English sentence', (code, detail, zh) => {
  expect(reasonIn('zh', { code, detail })).toEqual({ code, detail: zh });
  expect(reasonIn('en', { code, detail })).toEqual({ code, detail });
});

test('a note that a person wrote stays as it is', () => {
  const note = { code: 'order.cancelled-by-customer', detail: 'Ordered the wrong power' };
  expect(reasonIn('zh', note)).toEqual(note);
});

test('every reason of an answer is translated, and nothing else', () => {
  const reason = { code: 'order.cancelled', detail: 'The order was cancelled.' };
  const answer = {
    data: [{ reason, note: 'The order was cancelled.', code: 'order.cancelled', count: 2, none: null }],
  };
  expect(withReasonsIn('zh', answer)).toEqual({
    data: [{ ...answer.data[0], reason: { code: 'order.cancelled', detail: '订单已取消。' } }],
  });
  expect(withReasonsIn('en', answer)).toBe(answer);
});
