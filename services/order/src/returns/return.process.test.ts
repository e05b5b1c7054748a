// Tests the table of the return process: its paths to the end, the messages of each path, and random sequences of
// messages and deadlines.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { BoxesTakenBack, TakeBackBoxes } from '@toric/contracts/catalog-inventory/returned/returned.events';
import type { Message, MessageType } from '@toric/contracts/kernel/message';
import * as events from '@toric/contracts/order/returns/return.events';
import type { ReturnStatus } from '@toric/contracts/order/returns/return.http';
import {
  ChargeExchange,
  ExchangeCharged,
  ExchangeChargeRefused,
  RefundReturn,
  ReturnRefunded,
  ReturnRefundRefused,
  ReturnRefundWaits,
} from '@toric/contracts/payment/return.events';
import { processDiagram } from '@toric/infra/prove/generate/process-diagram';
import { begin, expire, handle, type Transition } from '@toric/messaging/process';
import fc from 'fast-check';
import { type ReturnFacts, returnProcess } from './return.process.ts';

const id = (n: number) => `0197a000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const returnId = id(1);
const about = { returnId, orderId: id(2), customerId: id(3), orderNumber: 'T-1', returnNumber: 'R-1' };
const facts: ReturnFacts = {
  ...about,
  ...{ resolution: 'refund', goodsComeBack: true, cause: 'returned', boxes: [], refunds: [], withDelivery: false },
  ...{ decidedBy: null, exchangeOrderId: null, refundTry: 1, chargeTry: 1, amount: null, creditNoteNumber: null },
  ...{ outcome: null, reason: null },
};
const usd = (amount: number) => ({ amount, currency: 'USD' });
const reason = { code: 'some.refusal', detail: 'Refused.' };
const exchangeOrderId = id(9);
const refunds = [{ lineId: id(4), quantity: 1 }];
const box = (n: number) => ({
  ...{ boxId: id(n), lineId: id(4), lotNumber: 'L1', expiresOn: '2031-06-30' },
  ...{ state: 'sealed' as const, reason: 'changed-mind' as const },
});
const approved = events.ReturnApproved({
  ...about,
  ...{ goodsComeBack: true, sendBackBy: '2026-12-30', refunds: [], withDelivery: false, decidedBy: id(7) },
});
const received = (...boxes: number[]) => events.ReturnReceived({ ...about, boxes: boxes.map(box) });
const taken = (...boxes: number[]) =>
  BoxesTakenBack({
    returnId,
    boxes: boxes.map((n) => ({ boxId: id(n), disposition: 'restocked', rule: 'sealed-and-good', cost: null })),
  });
const decided = (of = refunds) =>
  events.ReturnDecided({ ...about, refunds: of, withDelivery: false, decidedBy: id(7) });
const refunded = ReturnRefunded({
  ...{ returnId, orderId: about.orderId, refundId: id(8), amount: usd(6_400), creditNoteNumber: 'CN-1' },
});
const placed = events.ExchangePlaced({ returnId, exchangeOrderId });
const sent = events.ExchangeShipped({ returnId, exchangeOrderId });
const noOrder = events.ExchangeCancelled({ returnId, exchangeOrderId });
const charged = (amount: number) => ExchangeCharged({ returnId, orderId: exchangeOrderId, amount: usd(amount) });

type Step = Transition<ReturnStatus, ReturnFacts>;
type Input = Message | 'deadline';
const next = (at: Step, input: Input): Step =>
  (input === 'deadline' ? expire(returnProcess, returnId, at) : handle(returnProcess, returnId, at, input)) ?? at;
const live = (change: Partial<ReturnFacts>, ...inputs: Input[]): Step[] =>
  inputs.reduce<Step[]>(
    (steps, input) => [...steps, next(steps.at(-1) as Step, input)],
    [begin(returnProcess, returnId, { ...facts, ...change })],
  );
const end = (change: Partial<ReturnFacts>, ...inputs: Input[]) => live(change, ...inputs).at(-1) as Step;
const sentBy = (steps: readonly Step[], type: MessageType) =>
  [...new Set(steps)].flatMap(({ send }) => send).filter((message) => message.type === type.type);

describe('a refund', () => {
  test('goes from the request over the boxes and the decision to the credit note', () => {
    const steps = live({}, approved, received(11), taken(11), decided(), refunded);
    expect(steps.map(({ state }) => state)).toEqual([
      ...['requested', 'approved', 'received', 'deciding', 'refunding', 'closed'],
    ]);
    expect(steps.at(-1)?.data).toMatchObject({ outcome: 'refunded', amount: usd(6_400), creditNoteNumber: 'CN-1' });
    expect(sentBy(steps, RefundReturn)).toMatchObject([{ data: { lines: refunds, requestedBy: id(7), attempt: 1 } }]);
    expect(sentBy(steps, TakeBackBoxes)).toMatchObject([{ data: { boxes: [{ boxId: id(11) }] } }]);
  });

  test('of which no box brings money ends without a refund', () => {
    const steps = live({}, approved, received(11), taken(11), decided([]));
    expect(steps.at(-1)).toMatchObject({ state: 'closed', data: { outcome: 'nothing' } });
    expect(sentBy(steps, RefundReturn)).toEqual([]);
  });

  test('that is refused is tried again with a new number, and one above the limit waits', () => {
    const failed = ReturnRefundRefused({ returnId, orderId: about.orderId, reason });
    const steps = live({}, approved, received(11), taken(11), decided(), failed, decided());
    expect(steps.at(-2)).toMatchObject({ state: 'refund-failed', data: { reason } });
    expect(sentBy(steps, RefundReturn).map(({ data }) => data)).toMatchObject([{ attempt: 1 }, { attempt: 2 }]);
    const waits = ReturnRefundWaits({ returnId, orderId: about.orderId, refundId: id(8), amount: usd(1) });
    expect(end({}, approved, received(11), taken(11), decided(), waits).state).toBe('refund-waits');
    expect(end({}, approved, received(11), taken(11), decided(), waits, refunded).state).toBe('closed');
  });

  test('becomes store credit if the customer asked for it, or the decision says so', () => {
    const before = [approved, received(11), taken(11)] as const;
    const asCredit = events.ReturnDecided({ ...decided().data, refundTo: 'store-credit' });
    const asPaid = events.ReturnDecided({ ...decided().data, refundTo: 'original' });
    const sentTo = (change: Partial<ReturnFacts>, decision: Message) =>
      sentBy(live(change, ...before, decision), RefundReturn).map(
        ({ data }) => (data as { refundTo?: string }).refundTo,
      );
    expect(sentTo({}, decided())).toEqual([undefined]);
    expect(sentTo({}, asCredit)).toEqual(['store-credit']);
    expect(sentTo({ refundTo: 'store-credit' }, decided())).toEqual(['store-credit']);
    expect(sentTo({ refundTo: 'store-credit' }, asPaid)).toEqual([undefined]);
  });

  test('of lost goods begins when it is approved', () => {
    const lost = events.ReturnApproved({ ...approved.data, goodsComeBack: false, refunds });
    const steps = live({ goodsComeBack: false }, lost);
    expect(steps.at(-1)?.state).toBe('refunding');
    expect(sentBy(steps, RefundReturn)).toHaveLength(1);
  });
});

test('boxes may come in several parcels, and all are asked about again', () => {
  const steps = live({}, approved, received(11), received(12), taken(11), taken(11, 12));
  expect(steps.map(({ state }) => state).slice(-2)).toEqual(['received', 'deciding']);
  expect(sentBy(steps, TakeBackBoxes).at(-1)?.data).toMatchObject({ boxes: [{ boxId: id(11) }, { boxId: id(12) }] });
});

test('nothing that comes back is reminded of after 20 days, and ends after 30; a late parcel is looked at', () => {
  const steps = live({}, approved, 'deadline', 'deadline');
  expect(steps.map(({ state }) => state)).toEqual(['requested', 'approved', 'reminded', 'expired']);
  expect(sentBy(steps, events.ReturnReminded)).toMatchObject([{ data: { isExchange: false, days: 10 } }]);
  expect(returnProcess.states.approved.deadline?.afterMs).toBe(20 * 86_400_000);
  expect(returnProcess.states.reminded.deadline?.afterMs).toBe(10 * 86_400_000);
  expect(end({}, approved, 'deadline', 'deadline', received(11)).state).toBe('received');
});

describe('an exchange', () => {
  const change = { resolution: 'exchange' as const };
  test('that comes back settles the new order, and only the rest is charged', () => {
    const steps = live(change, approved, placed, sent, received(11), taken(11), decided(), refunded, charged(0));
    expect(steps.at(-1)).toMatchObject({ state: 'closed', data: { outcome: 'exchanged' } });
    expect(sentBy(steps, RefundReturn)).toMatchObject([{ data: { exchangeOrderId } }]);
    expect(sentBy(steps, ChargeExchange)).toMatchObject([{ data: { orderId: exchangeOrderId } }]);
  });

  test('that does not come back is charged after 30 days', () => {
    const steps = live(change, approved, placed, sent, 'deadline', 'deadline', charged(6_400));
    expect(steps.map(({ state }) => state).slice(-4)).toEqual(['exchange-sent', 'reminded', 'charging', 'closed']);
    expect(steps.at(-1)?.data.outcome).toBe('charged');
    expect(sentBy(steps, events.ReturnReminded)).toMatchObject([{ data: { isExchange: true } }]);
  });

  test('whose card is declined waits for finance, who collect it or try again', () => {
    const declined = ExchangeChargeRefused({ returnId, orderId: exchangeOrderId, amount: usd(1), reason });
    const steps = live(change, approved, placed, sent, 'deadline', 'deadline', declined, decided([]));
    expect(steps.at(-2)).toMatchObject({ state: 'charge-failed', data: { reason } });
    expect(sentBy(steps, ChargeExchange).map(({ data }) => data)).toMatchObject([{ attempt: 1 }, { attempt: 2 }]);
    const paid = end(change, approved, placed, sent, 'deadline', 'deadline', declined, charged(6_400));
    expect(paid).toMatchObject({ state: 'closed', data: { outcome: 'charged' } });
  });

  test('whose new order was cancelled is refunded in money, and may be exchanged again', () => {
    expect(end(change, approved, placed, noOrder)).toMatchObject({
      state: 'approved',
      data: { exchangeOrderId: null },
    });
    const steps = live(change, approved, placed, received(11), taken(11), noOrder, decided(), refunded);
    expect(steps.at(-1)).toMatchObject({ state: 'closed' });
    expect(sentBy(steps, ChargeExchange)).toEqual([]);
  });
});

test('goods that are sent again are settled when they leave, and are never charged', () => {
  const claim = events.ReturnApproved({ ...approved.data, goodsComeBack: false, refunds });
  const steps = live({ resolution: 'reship', goodsComeBack: false }, claim, placed, sent, refunded);
  expect(steps.map(({ state }) => state)).toEqual(['requested', 'approved', 'exchanged', 'refunding', 'closed']);
  expect(sentBy(steps, RefundReturn)).toMatchObject([{ data: { exchangeOrderId, lines: refunds } }]);
  expect(sentBy(steps, ChargeExchange)).toEqual([]);
  expect(steps.at(-1)?.data.outcome).toBe('reshipped');
});

const INPUTS: readonly Input[] = [
  ...[approved, received(11), received(12), taken(11), taken(11, 12), decided(), decided([]), refunded, placed, sent],
  ...[noOrder, charged(0), charged(5), 'deadline' as const, events.ReturnCancelled(about)],
  events.ReturnRefused({ ...about, reason }),
  ReturnRefundRefused({ returnId, orderId: about.orderId, reason }),
  ReturnRefundWaits({ returnId, orderId: about.orderId, refundId: id(8), amount: usd(1) }),
  ExchangeChargeRefused({ returnId, orderId: exchangeOrderId, amount: usd(1), reason }),
];

/**
 * Returns a random input for the state. Three of four inputs are messages for which the state has a rule, so that the
 * test reaches late states.
 */
function pick(state: ReturnStatus, choice: number): Input {
  const { on = [], deadline } = returnProcess.states[state];
  const fitting = INPUTS.filter((input) =>
    input === 'deadline' ? deadline !== undefined : on.some(({ type }) => type.type === input.type),
  );
  const from = choice % 4 === 0 || fitting.length === 0 ? INPUTS : fitting;
  return from[Math.floor(choice / 4) % from.length] ?? 'deadline';
}

test('in any sequence of messages, money moves only after a decision, and never twice by one attempt', () => {
  const reached = new Set<ReturnStatus>();
  const resolution = fc.constantFrom('refund' as const, 'exchange' as const, 'reship' as const);
  fc.assert(
    fc.property(resolution, fc.array(fc.nat(10_000), { minLength: 12, maxLength: 40 }), (wanted, choices) => {
      const first = begin(returnProcess, returnId, {
        ...facts,
        resolution: wanted,
        goodsComeBack: wanted !== 'reship',
      });
      const lived = choices.reduce<Step[]>(
        (all, choice) => {
          const at = all.at(-1) ?? first;
          return [...all, next(at, pick(at.state, choice))];
        },
        [first],
      );
      const steps = [...new Set(lived)];
      for (const { state } of steps) reached.add(state);
      const attemptsOf = (type: MessageType) =>
        sentBy(steps, type).map(({ data }) => (data as { attempt: number }).attempt);
      const [refundsSent, charges] = [attemptsOf(RefundReturn), attemptsOf(ChargeExchange)];
      if (wanted !== 'exchange') expect(charges).toEqual([]);
      const begun = steps.find(({ send }) => send.some(({ type }) => type === RefundReturn.type));
      if (begun) expect(begun.data.decidedBy).not.toBeNull();
      expect(sentBy(steps, events.ReturnClosed).length).toBeLessThanOrEqual(1);
      // each attempt has a number of its own, so that the payment service never takes two attempts for one
      expect(new Set(refundsSent).size).toBe(refundsSent.length);
      expect(new Set(charges).size).toBe(charges.length);
    }),
    {
      numRuns: 3_000,
      // this example has a refund, a charge that failed, and a decision about further boxes
      examples: [['exchange', [0, 5109, 961, 2289, 5069, 4117, 0, 0, 0, 0, 0, 0, 0, 0, 597, 0, 4137, 0]]],
    },
  );
  expect([...reached].sort()).toEqual(Object.keys(returnProcess.states).sort());
});

test('the diagram in the header shows the table; npm run generate writes it', () => {
  const source = readFileSync(new URL('./return.process.ts', import.meta.url), 'utf8');
  const drawn = source.split('<!-- diagram -->\n')[1]?.split('\n<!-- /diagram -->')[0];
  expect(drawn).toBe(processDiagram(returnProcess));
});
