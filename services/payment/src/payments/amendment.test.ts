import { describe, expect, test } from '@jest/globals';
import { amend } from './amendment.ts';
import { callOf, outcomeOf } from './payment-outcome.ts';
import { authorise, blankPayment, capture, letGo, type Payment } from './payment.ts';
import { applyFact } from './provider-facts.ts';

const now = new Date('2026-12-01T09:00:00.000Z');
const orderId = '0197a000-0000-7000-8000-00000000000a';
const id = (n: number) => `0197a000-0000-7000-8000-0000000000e${n}`;
const usd = (amount: number) => ({ amount, currency: 'USD' });
const order = { customerId: '0197a000-0000-7000-8000-00000000000c', amount: usd(6_400), token: 'sealed' };
const blank = blankPayment('0197a000-0000-7000-8000-0000000000f1', orderId, now);
const held: Payment = {
  ...authorise(blank, order).payment,
  ...{ status: 'authorised', providerPaymentId: 'pay_1' },
};
const larger = { amendmentId: id(1), amount: usd(9_000) };
const done = (amount: number) =>
  ({ call: 'increase', result: { kind: 'done', providerPaymentId: 'pay_1', amount } }) as const;
const refused = { call: 'increase', result: { kind: 'declined', code: 'card_declined' } } as const;
const draft = {
  orderNumber: 'T-1',
  amount: usd(6_400),
  lines: [{ description: 'x', quantity: 1, gross: 9_000, taxRate: 0 }],
};
const types = (decision: ReturnType<typeof amend>) =>
  outcomeOf(decision, now).messages.map(({ type }) => type.split('.')[1]);

describe('an amendment', () => {
  test('to a larger total asks the provider for it, and is granted once it holds it', () => {
    const asked = amend(held, larger);
    expect([asked.payment.status, asked.payment.amount]).toEqual(['amending', 6_400]);
    expect(callOf(asked.payment, { call: 'increase' }, now)).toMatchObject({
      amount: 9_000,
      providerPaymentId: 'pay_1',
    });
    const granted = applyFact(asked.payment, done(9_000));
    expect(granted.payment).toMatchObject({ status: 'authorised', amount: 9_000, held: 9_000 });
    expect(types(granted)).toEqual(['authorisation-amended']);
    expect(types(amend(granted.payment, larger))).toEqual(['authorisation-amended']);
  });

  test('to a smaller total is only noted: the hold stays, and a larger one within it needs no call', () => {
    const lower = amend(held, { amendmentId: id(2), amount: usd(3_000) });
    expect(lower.payment).toMatchObject({ status: 'authorised', amount: 3_000, held: 6_400 });
    expect(lower.ask).toBeUndefined();
    const back = amend(lower.payment, { amendmentId: id(3), amount: usd(6_000) });
    expect([back.payment.amount, back.ask]).toEqual([6_000, undefined]);
    expect(amend(back.payment, { amendmentId: id(3), amount: usd(6_400) }).payment.amount).toBe(6_400);
  });

  test('that the card refuses leaves everything as it was', () => {
    const after = applyFact(amend(held, larger).payment, refused);
    expect(after.payment).toMatchObject({ status: 'authorised', amount: 6_400, held: 6_400 });
    expect(types(after)).toEqual(['authorisation-amendment-refused']);
    expect(types(amend(after.payment, larger))).toEqual(['authorisation-amendment-refused']);
  });

  test('is refused while another one runs, without a hold, and in another currency', () => {
    const asked = amend(held, larger).payment;
    for (const [payment, wish] of [
      [asked, { amendmentId: id(4), amount: usd(1) }],
      [{ ...held, providerPaymentId: null, amount: 0 }, larger],
      [{ ...held, status: 'captured' }, larger],
      [blank, larger],
      [held, { amendmentId: id(5), amount: { amount: 9_000, currency: 'EUR' } }],
    ] as const)
      expect(types(amend(payment, wish))).toEqual(['authorisation-amendment-refused']);
  });

  test('that is taken back before the provider has answered is set back afterwards', () => {
    const asked = amend(held, larger).payment;
    const back = { amendmentId: larger.amendmentId, amount: usd(6_400) };
    expect(amend(asked, back)).toEqual({ payment: asked });
    const granted = applyFact(asked, done(9_000)).payment;
    const restored = amend(granted, back);
    expect([restored.payment.amount, types(restored)]).toEqual([6_400, ['authorisation-amended']]);
    expect(types(amend(restored.payment, back))).toEqual(['authorisation-amended']);
  });

  test('that a void overtakes ends in the void, whether the card granted it or not', () => {
    const stopped = letGo(amend(held, larger).payment).payment;
    expect(stopped).toMatchObject({ status: 'amending', voidRequested: true });
    for (const fact of [done(9_000), refused]) {
      const after = applyFact(stopped, fact);
      expect([after.payment.status, after.ask, types(after)]).toEqual([
        'voiding',
        { call: 'void' },
        ['authorisation-amendment-refused'],
      ]);
    }
  });

  test('that a capture overtakes is answered first, and the capture follows with what is held', () => {
    const waiting = capture(amend(held, larger).payment, draft).payment;
    expect(waiting.status).toBe('amending');
    const after = applyFact(waiting, done(9_000));
    expect([after.payment.status, after.ask, after.payment.held]).toEqual(['capturing', { call: 'capture' }, 9_000]);
    expect(types(after)).toEqual(['authorisation-amended']);
  });

  test('ignores a late report of an earlier, smaller hold', () => {
    const asked = amend(held, larger).payment;
    expect(applyFact(asked, done(7_000)).payment).toBe(asked);
  });
});
