import { describe, expect, test } from '@jest/globals';
import { capturePart, invoiced, type PartDraft, retryCapture, takeNext } from './capture-part.ts';
import { callOf, outcomeOf } from './payment-outcome.ts';
import { authorise, blankPayment, letGo, type Payment } from './payment.ts';
import { applyFact } from './provider-facts.ts';

const now = new Date('2026-12-01T09:00:00.000Z');
const orderId = '0197a000-0000-7000-8000-00000000000a';
const parcel = (n: number) => `0197a000-0000-7000-8000-00000000001${n}`;
const order = {
  customerId: '0197a000-0000-7000-8000-00000000000c',
  amount: { amount: 10_000, currency: 'USD' },
  token: 't',
};
const blank = blankPayment('0197a000-0000-7000-8000-0000000000f1', orderId, now);
const held: Payment = { ...authorise(blank, order).payment, status: 'authorised', providerPaymentId: 'pay_1' };
const part = (n: number, amount: number, isLast = false): PartDraft => ({
  ...{ orderNumber: 'T-1', amount: { amount, currency: 'USD' }, parcelId: parcel(n), isLast },
  lines: [{ description: 'x', quantity: 1, gross: amount, taxRate: 0 }],
});
const captured = (amount: number) =>
  ({ call: 'capture', result: { kind: 'done', providerPaymentId: 'pay_1', amount } }) as const;
const taken = (payment: Payment, amount: number) => {
  const decision = applyFact(payment, captured(amount));
  return invoiced(decision.payment, decision.parcelId, `INV-${amount}`);
};
const slug = (decision: ReturnType<typeof capturePart>) =>
  outcomeOf(decision, now).messages.map(({ type, data }) => [type.split('.')[1], Object(data).parcelId]);

describe('an order that leaves in parcels', () => {
  test('is captured part by part, and the last part is final', () => {
    const first = capturePart(held, part(1, 6_000));
    expect(callOf(first.payment, { call: 'capture' }, now)).toMatchObject({ amount: 6_000, final: false, before: 0 });
    const one = taken(first.payment, 6_000);
    expect(one).toMatchObject({ status: 'part-captured', capturedAmount: 6_000, invoiceNumber: 'INV-6000' });
    const second = capturePart(one, part(2, 3_000, true));
    const call = callOf(second.payment, { call: 'capture' }, now);
    expect(call).toMatchObject({ amount: 3_000, before: 6_000 });
    expect('final' in call).toBe(false);
    const two = taken(second.payment, 9_000);
    expect(two).toMatchObject({ status: 'captured', capturedAmount: 9_000 });
    expect(two.parts).toMatchObject([
      { status: 'captured', invoiceNumber: 'INV-6000' },
      { status: 'captured', invoiceNumber: 'INV-9000' },
    ]);
  });

  test('captures one part at a time: a parcel that leaves meanwhile waits', () => {
    const first = capturePart(held, part(1, 6_000)).payment;
    const both = capturePart(first, part(2, 3_000, true));
    expect(both.ask).toBeUndefined();
    const next = takeNext(taken(both.payment, 6_000));
    expect([next.payment.status, next.ask]).toEqual(['capturing', { call: 'capture' }]);
  });

  test('answers a repeated part as the first time, and reports of the provider count once', () => {
    const one = taken(capturePart(held, part(1, 6_000)).payment, 6_000);
    expect(slug(capturePart(one, part(1, 6_000)))).toEqual([['payment-captured', parcel(1)]]);
    expect(applyFact(one, captured(6_000)).payment).toBe(one);
    const second = capturePart(one, part(2, 3_000)).payment;
    expect(applyFact(second, captured(6_000)).payment).toBe(second);
  });

  test('never captures more than is held: a part beyond it fails and can be retried only within it', () => {
    const one = taken(capturePart(held, part(1, 6_000)).payment, 6_000);
    const tooMuch = capturePart(one, part(2, 4_001, true));
    expect(slug(tooMuch)).toEqual([['payment-capture-failed', parcel(2)]]);
    expect(tooMuch.payment.parts?.[1]).toMatchObject({ status: 'failed' });
    expect(() => retryCapture(tooMuch.payment)).toThrow('Only 4000 USD are held');
  });

  test('whose part the card refuses waits for finance, and goes on after a retry', () => {
    const one = taken(capturePart(held, part(1, 6_000)).payment, 6_000);
    const failed = applyFact(capturePart(one, part(2, 3_000, true)).payment, {
      ...{ call: 'capture', result: { kind: 'declined', code: 'card_declined' } },
    });
    expect([failed.payment.status, failed.payment.capturedAmount]).toEqual(['capture-failed', 6_000]);
    const again = retryCapture(failed.payment);
    expect(again.payment.parts?.[1]).toMatchObject({ status: 'taking' });
    expect(taken(again.payment, 9_000)).toMatchObject({ status: 'captured', capturedAmount: 9_000 });
  });

  test('whose rest is cancelled keeps what was captured, and the hold of the rest is released', () => {
    const one = taken(capturePart(held, part(1, 6_000)).payment, 6_000);
    const stopped = letGo(one);
    expect([stopped.payment.status, stopped.ask]).toEqual(['voiding', { call: 'void' }]);
    const after = applyFact(stopped.payment, {
      ...{ call: 'void', result: { kind: 'done', providerPaymentId: 'pay_1', amount: 0 } },
    });
    expect(after.payment).toMatchObject({ status: 'captured', capturedAmount: 6_000 });
    expect(slug(after)).toEqual([['payment-voided', undefined]]);
  });

  test('whose rest is cancelled answers a repeated void as the first time, and nobody is told to refund', () => {
    const one = taken(capturePart(held, part(1, 6_000)).payment, 6_000);
    const released = applyFact(letGo(one).payment, {
      ...{ call: 'void', result: { kind: 'done', providerPaymentId: 'pay_1', amount: 0 } },
    }).payment;
    const again = letGo(released);
    expect([again.payment, again.payment.note]).toEqual([released, null]);
    expect(slug(again)).toEqual([['payment-voided', undefined]]);
  });

  test('whose last part was captured already notes a void, once', () => {
    const one = taken(capturePart(held, part(1, 6_000)).payment, 6_000);
    const whole = taken(capturePart(one, part(2, 4_000, true)).payment, 10_000);
    const noted = letGo(whole).payment;
    expect(noted.note).toMatch(/after the capture/);
    expect(letGo(noted).payment).toBe(noted);
  });
});

describe('a payment in cash or in exchange', () => {
  const opened = (method: 'cash' | 'exchange', covered?: number) => {
    const cover = covered === undefined ? {} : { covered: { amount: covered, currency: 'USD' } };
    return authorise(blank, { ...order, method, returnId: parcel(9), ...cover });
  };

  test('asks the provider for nothing in cash, and captures the whole amount', () => {
    const { payment, ask } = opened('cash');
    expect(ask && callOf(payment, ask, now)).toMatchObject({ call: 'authorise', amount: 0 });
    const cash: Payment = { ...payment, status: 'authorised' };
    const taking = capturePart(cash, part(1, 10_000, true)).payment;
    expect(callOf(taking, { call: 'capture' }, now)).toMatchObject({ amount: 0 });
    expect(taken(taking, 0)).toMatchObject({ status: 'captured', capturedAmount: 10_000 });
  });

  test('asks the card only for what the return does not cover', () => {
    const { payment, ask } = opened('exchange', 8_500);
    expect(ask && callOf(payment, ask, now)).toMatchObject({ amount: 1_500 });
    expect(payment).toMatchObject({ covered: 8_500, returnId: parcel(9), sealedToken: 't' });
    const taking = capturePart({ ...payment, status: 'authorised', providerPaymentId: 'pay_1' }, part(1, 10_000, true));
    expect(callOf(taking.payment, { call: 'capture' }, now)).toMatchObject({ amount: 1_500 });
    expect(taken(taking.payment, 1_500)).toMatchObject({ status: 'captured', capturedAmount: 10_000 });
  });
});
