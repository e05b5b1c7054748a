import { describe, expect, test } from '@jest/globals';
import { callOf, outcomeOf, reviewMessages } from './payment-outcome.ts';
import { retryCapture } from './capture-part.ts';
import { authorise, blankPayment, capture, type Decision, letGo, type Payment } from './payment.ts';
import { applyFact } from './provider-facts.ts';

const now = new Date('2026-11-21T09:30:00.000Z');
const orderId = '0197a000-0000-7000-8000-00000000000a';
const paymentId = '0197a000-0000-7000-8000-0000000000f1';
const amount = { amount: 6400, currency: 'USD' };
const order = { customerId: '0197a000-0000-7000-8000-00000000000c', amount, token: 'tok_visa' };
const draft = {
  orderNumber: 'T-2026-000001',
  amount,
  lines: [{ description: 'Biofinity', quantity: 1, gross: 6400, taxRate: 0 }],
};

const blank = blankPayment(paymentId, orderId, now);
const held = { ...blank, customerId: order.customerId, amount: 6400, currency: 'USD', providerPaymentId: 'pay_1' };
const reason = { code: 'payment.card-declined', detail: 'The card was declined. Use another card.' };
const STATES: Record<string, Payment> = {
  new: blank,
  authorising: { ...held, providerPaymentId: null, status: 'authorising' },
  'authorising, void asked': { ...held, providerPaymentId: null, status: 'authorising', voidRequested: true },
  authorised: { ...held, status: 'authorised' },
  declined: { ...held, providerPaymentId: null, status: 'declined', reason },
  capturing: { ...held, status: 'capturing', draft, captureAttempts: 1 },
  'capturing, void asked': { ...held, status: 'capturing', draft, captureAttempts: 1, voidRequested: true },
  captured: { ...held, status: 'captured', draft, capturedAmount: 6400, captureAttempts: 1, invoiceNumber: 'INV-1' },
  'capture-failed': { ...held, status: 'capture-failed', draft, reason, captureAttempts: 1 },
  voiding: { ...held, status: 'voiding', voidRequested: true },
  voided: { ...held, status: 'voided', voidRequested: true },
  tombstone: { ...blank, status: 'voided', voidRequested: true },
};

const done = (providerPaymentId = 'pay_1', of = 6400) => ({ kind: 'done', providerPaymentId, amount: of }) as const;
const declined = { kind: 'declined', code: 'card_declined' } as const;
const MESSAGES: Record<string, (payment: Payment) => Decision> = {
  authorise: (payment) => authorise(payment, order),
  void: letGo,
  capture: (payment) => capture(payment, draft),
  'authorise done': (payment) => applyFact(payment, { call: 'authorise', result: done() }),
  'authorise declined': (payment) => applyFact(payment, { call: 'authorise', result: declined }),
  'capture done': (payment) => applyFact(payment, { call: 'capture', result: done() }),
  'capture declined': (payment) => applyFact(payment, { call: 'capture', result: declined }),
  'void done': (payment) => applyFact(payment, { call: 'void', result: done() }),
  'void declined': (payment) =>
    applyFact(payment, { call: 'void', result: { kind: 'declined', code: 'already_captured' } }),
};

/**
 * Returns a decision in short form, for example `voiding says capture-failed asks void`: the next status, the answer
 * and the call. `.` means that nothing changes. `+void` means that the void is remembered, and `+note` that a person
 * must look.
 */
function shorthand(before: Payment, { payment, answer, ask }: Decision): string {
  if (payment === before && !answer && !ask) return '.';
  const marks = [
    payment.voidRequested && !before.voidRequested ? '+void' : '',
    payment.note !== before.note ? '+note' : '',
  ].join('');
  return [`${payment.status}${marks}`, answer && `says ${answer}`, ask && `asks ${ask.call}`].filter(Boolean).join(' ');
}

/** Holds the expected decision, in short form, for every message in every state. One entry is one state. */
const TABLE: Record<string, Record<string, string>> = {
  new: {
    authorise: 'authorising asks authorise',
    void: 'voided+void says voided',
    capture: 'new says not-held',
    'authorise done': '.',
    'authorise declined': '.',
    'capture done': 'new+note',
    'capture declined': '.',
    'void done': '.',
    'void declined': '.',
  },
  authorising: {
    authorise: '.',
    void: 'authorising+void',
    capture: 'authorising says not-held',
    'authorise done': 'authorised says authorised',
    'authorise declined': 'declined says declined',
    'capture done': 'authorising+note',
    'capture declined': '.',
    'void done': 'voided+note says cancelled',
    'void declined': '.',
  },
  'authorising, void asked': {
    authorise: '.',
    void: '.',
    capture: 'authorising says not-held',
    'authorise done': 'voiding asks void',
    'authorise declined': 'declined says voided',
    'capture done': 'authorising+note',
    'capture declined': '.',
    'void done': 'voided+note says voided',
    'void declined': '.',
  },
  authorised: {
    authorise: 'authorised says authorised',
    void: 'voiding+void asks void',
    capture: 'capturing asks capture',
    'authorise done': '.',
    'authorise declined': '.',
    'capture done': 'authorised+note',
    'capture declined': '.',
    'void done': 'voided+note says voided',
    'void declined': '.',
  },
  declined: {
    authorise: 'declined says declined',
    void: 'declined says voided',
    capture: 'declined says not-held',
    'authorise done': 'voiding asks void',
    'authorise declined': '.',
    'capture done': 'declined+note',
    'capture declined': '.',
    'void done': '.',
    'void declined': '.',
  },
  capturing: {
    authorise: 'capturing says authorised',
    void: 'capturing+void',
    capture: '.',
    'authorise done': '.',
    'authorise declined': '.',
    'capture done': 'captured says captured',
    'capture declined': 'capture-failed says capture-failed',
    'void done': '.',
    'void declined': '.',
  },
  'capturing, void asked': {
    authorise: 'capturing says authorised',
    void: '.',
    capture: '.',
    'authorise done': '.',
    'authorise declined': '.',
    'capture done': 'captured+note says captured',
    'capture declined': 'voiding says capture-failed asks void',
    'void done': '.',
    'void declined': '.',
  },
  captured: {
    authorise: 'captured says authorised',
    void: 'captured+note',
    capture: 'captured says captured',
    'authorise done': '.',
    'authorise declined': '.',
    'capture done': '.',
    'capture declined': '.',
    'void done': '.',
    'void declined': '.',
  },
  'capture-failed': {
    authorise: 'capture-failed says authorised',
    void: 'voiding+void asks void',
    capture: 'capture-failed says capture-failed',
    'authorise done': '.',
    'authorise declined': '.',
    'capture done': 'captured says captured',
    'capture declined': '.',
    'void done': 'voided+note says voided',
    'void declined': '.',
  },
  voiding: {
    authorise: '.',
    void: '.',
    capture: 'voiding says not-held',
    'authorise done': '.',
    'authorise declined': '.',
    'capture done': 'voiding+note',
    'capture declined': '.',
    'void done': 'voided says voided',
    'void declined': 'voiding+note',
  },
  voided: {
    authorise: 'voided says cancelled',
    void: 'voided says voided',
    capture: 'voided says not-held',
    'authorise done': '.',
    'authorise declined': '.',
    'capture done': 'voided+note',
    'capture declined': '.',
    'void done': '.',
    'void declined': '.',
  },
  tombstone: {
    authorise: 'voided says cancelled',
    void: 'voided says voided',
    capture: 'voided says not-held',
    'authorise done': 'voiding asks void',
    'authorise declined': '.',
    'capture done': 'voided+note',
    'capture declined': '.',
    'void done': '.',
    'void declined': '.',
  },
};

describe('every message in every state', () => {
  test.each(Object.keys(STATES))('%s', (name) => {
    const state = STATES[name] ?? blank;
    const row = Object.fromEntries(
      Object.entries(MESSAGES).map(([message, act]) => [message, shorthand(state, act(state))]),
    );
    expect(row).toEqual(TABLE[name]);
  });

  test('a repeated message gets the same answer and makes no new call', () => {
    for (const state of Object.values(STATES)) {
      for (const act of Object.values(MESSAGES)) {
        const { payment } = act(state);
        const again = act(payment);
        expect(again.ask).toBeUndefined();
        expect(again.payment).toEqual(payment);
      }
    }
  });
});

describe('a capture must fit into the hold', () => {
  const authorised = STATES['authorised'] ?? blank;
  test.each([
    ['more than is held', { ...draft, amount: { amount: 6401, currency: 'USD' } }],
    ['another currency', { ...draft, amount: { amount: 6400, currency: 'EUR' } }],
    ['lines that add up to less', { ...draft, lines: [{ description: 'x', quantity: 1, gross: 6399, taxRate: 0 }] }],
  ])('%s: fails at once, and retrying is refused', (_, wrong) => {
    const decision = capture(authorised, wrong);
    expect(decision.answer).toBe('capture-failed');
    expect(decision.ask).toBeUndefined();
    expect(decision.payment.reason?.code).toBe('payment.capture-not-covered');
    expect(() => retryCapture(decision.payment)).toThrow(
      expect.objectContaining({ slug: 'payment.capture-not-covered' }),
    );
  });

  test('only a failed capture can be retried, with a new key', () => {
    for (const [name, state] of Object.entries(STATES)) {
      if (name === 'capture-failed') continue;
      expect(() => retryCapture(state)).toThrow(expect.objectContaining({ slug: 'payment.not-capture-failed' }));
    }
    const { payment, ask } = retryCapture(STATES['capture-failed'] ?? blank);
    expect(payment).toMatchObject({ status: 'capturing', reason: null, captureAttempts: 2 });
    expect(ask && callOf(payment, ask, now).key).toBe(`${paymentId}:capture:2`);
  });
});

test('the answer is a message with the data of the payment', () => {
  const { messages, effects } = outcomeOf({ payment: STATES['captured'] ?? blank, answer: 'captured' }, now);
  expect(messages).toEqual([
    { type: 'payment.payment-captured.v1', aggregateId: orderId, data: { orderId, amount, invoiceNumber: 'INV-1' } },
  ]);
  expect(effects).toEqual([]);
});

test('a payment that needs a person is told to finance, and to the customer while her money is uncertain', () => {
  const causeId = '0197a000-0000-7000-8000-0000000000f1';
  const uncertain = { ...blank, customerId: '0197a000-0000-7000-8000-00000000000c', status: 'voiding' as const };
  const typesOf = (before: typeof blank | undefined, after: typeof blank) =>
    reviewMessages(before, after, causeId).map(({ type }) => type);
  const noted = { ...uncertain, note: 'Settle it with the provider.' };
  expect(typesOf(uncertain, noted)).toEqual(['customer.tell-staff.v1', 'customer.send-message.v1']);
  expect(typesOf(noted, { ...noted, status: 'voided' })).toEqual([]);
  expect(typesOf(uncertain, { ...noted, status: 'voided' })).toEqual(['customer.tell-staff.v1']);
  expect(typesOf(undefined, blank)).toEqual([]);
});
