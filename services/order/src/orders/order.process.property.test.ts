// Tests the order process with random inputs (messages and passed deadlines), in random sequence and with repeats. The
// process ignores every input for which the present state has no rule, so purely random inputs would rarely move an
// order to its late states.
// Therefore half of the inputs match the first rule of the present state, which usually moves the order towards its
// completion. A quarter match a random rule of the present state, and a quarter are chosen from the inputs of all
// states.
import { expect, test } from '@jest/globals';
import { ReleaseStock, ReserveStock, ShipmentRefused, StockShipped } from '@toric/contracts/catalog-inventory/events';
import { PrescriptionVerified } from '@toric/contracts/customer/events';
import { RedeemCoupon, ReleaseCoupon } from '@toric/contracts/marketing/events';
import { OrderCancelled, OrderConfirmed, ShipmentRequested } from '@toric/contracts/order/events';
import { AuthorisePayment, CapturePayment, PaymentCaptured, VoidPayment } from '@toric/contracts/payment/events';
import { begin, expire, handle, type Transition } from '@toric/messaging/process';
import fc from 'fast-check';
import type { OrderFacts } from './order.facts.ts';
import { orderProcess, type OrderState } from './order.process.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const evidence = [{ lineId: orderId, evidenceId: '0197a000-0000-7000-8000-0000000000e1' }];
const facts = (couponCode: string | null): OrderFacts => ({
  orderId,
  customerId: orderId,
  number: 'T-1',
  market: 'US',
  currency: 'USD',
  placedOn: '2026-11-21',
  shippingAddressId: orderId,
  paymentToken: 'tok_visa',
  couponCode,
  subtotal: 10_000,
  discount: 0,
  lines: [
    {
      lineId: orderId,
      eye: 'right',
      prescriptionId: orderId,
      lensId: orderId,
      packId: orderId,
      quantity: 2,
      description: 'Biofinity, 6 lenses',
      gross: 10_000,
      taxRate: 0,
    },
  ],
  held: [],
  reason: null,
  invoiceNumber: null,
});

type Step = Transition<OrderState, OrderFacts>;
type Input = { type: string; data: unknown } | 'deadline';
const inputsOf = (state: OrderState): Input[] => {
  const { on = [], deadline } = orderProcess.states[state];
  const messages = on.map(({ type }) => ({
    type: type.type,
    data: {
      ...type.data.parse(type.example),
      orderId,
      ...(type.type === PrescriptionVerified.type && { lines: evidence }),
    },
  }));
  return deadline ? [...messages, 'deadline'] : messages;
};
const STATES = Object.keys(orderProcess.states) as OrderState[]; // the table has one key per state and no other key
const BY_STATE = new Map(STATES.map((state) => [state, inputsOf(state)]));
const ANY = [...BY_STATE.values()].flat();

function pick(state: OrderState, choice: number): Input {
  const fitting = BY_STATE.get(state) ?? [];
  const from = choice % 4 === 0 || fitting.length === 0 ? ANY : fitting;
  return from[choice % 4 > 1 ? 0 : Math.floor(choice / 4) % from.length] ?? 'deadline';
}

/**
 * Changes a random input for an order that leaves in parts. A shipment request often takes only one of the two boxes.
 * An answer of another service is about the parcel that is under way.
 */
function inParts({ type, data }: Exclude<Input, 'deadline'>, { data: o }: Step, choice: number) {
  const fields = data as object; // inputsOf makes only objects
  if (type === ShipmentRequested.type && choice % 3 > 0)
    return { type, data: { ...fields, parcelId: orderId, lines: [{ lineId: orderId, quantity: 1 }] } };
  const answers: readonly string[] = [StockShipped.type, ShipmentRefused.type, PaymentCaptured.type];
  return answers.includes(type) ? { type, data: { ...fields, parcelId: o.part?.parcelId } } : { type, data };
}

/**
 * Returns all steps of one order that gets random inputs. A message that the present state does not list makes no step.
 */
function live(couponCode: string | null, choices: readonly number[]): Step[] {
  const steps: Step[] = [];
  let at: Step = begin(orderProcess, orderId, facts(couponCode));
  for (const choice of choices) {
    steps.push(at);
    const input = pick(at.state, choice);
    const moved =
      input === 'deadline'
        ? expire(orderProcess, orderId, at)
        : handle(orderProcess, orderId, at, inParts(input, at, choice));
    at = moved ?? at;
    if (at === steps.at(-1)) steps.pop();
  }
  return [...steps, at];
}

const sentBy = (steps: readonly Step[]) => steps.flatMap(({ send }) => send.map(({ type }) => type));
const count = (types: readonly string[], type: string) => types.filter((one) => one === type).length;
const reached = new Set<OrderState>();

function everyLife(check: (steps: Step[], end: Step) => void): void {
  const choices = fc.array(fc.nat(100_000), { maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom(null, 'WELCOME10'), choices, (coupon, given) => {
      const steps = live(coupon, given);
      const end = steps.at(-1);
      if (!end) throw new Error('a life has at least its beginning');
      for (const { state } of steps) reached.add(state);
      check(steps, end);
    }),
    { numRuns: 400 },
  );
}

test('a cancelled order holds nothing', () => {
  everyLife((_, { state, data }) => {
    if (state === 'cancelled') expect(data.held).toEqual([]);
  });
});

test('no stock is reserved without evidence on every line', () => {
  everyLife((steps) => {
    const reserving = steps.flatMap(({ send }) => send).filter(({ type }) => type === ReserveStock.type);
    for (const { data } of reserving) expect(data).toMatchObject({ lines: evidence });
  });
});

test('an order is confirmed at most once, cancelled at most once, and never confirmed after it was cancelled', () => {
  everyLife((steps) => {
    const types = sentBy(steps);
    expect([count(types, OrderConfirmed.type), count(types, OrderCancelled.type)].every((n) => n <= 1)).toBe(true);
    const cancelled = types.indexOf(OrderCancelled.type);
    if (cancelled >= 0) expect(types.indexOf(OrderConfirmed.type)).toBeLessThan(cancelled);
  });
});

test('a confirmed order that is cancelled has its payment voided first, and is never captured', () => {
  everyLife((steps) => {
    const types = sentBy(steps);
    if (count(types, OrderConfirmed.type) === 0 || count(types, OrderCancelled.type) === 0) return;
    expect(types.slice(types.indexOf(OrderConfirmed.type), types.indexOf(OrderCancelled.type))).toContain(
      VoidPayment.type,
    );
    expect(types).not.toContain(CapturePayment.type);
  });
});

test('before the order ends, nothing is released that was not requested', () => {
  const pairs = [
    [RedeemCoupon.type, ReleaseCoupon.type],
    [ReserveStock.type, ReleaseStock.type],
    [AuthorisePayment.type, VoidPayment.type],
  ] as const;
  everyLife((steps) => {
    const types = sentBy(steps.filter(({ from }) => from !== 'cancelled'));
    for (const [ask, giveBack] of pairs) {
      if (types.includes(giveBack)) expect(types.slice(0, types.indexOf(giveBack))).toContain(ask);
    }
  });
});

test('a cancelled order has released everything that was requested and not refused', () => {
  const pairs = [
    [ReserveStock.type, ReleaseStock.type, 'stock'],
    [AuthorisePayment.type, VoidPayment.type, 'payment'],
  ] as const;
  everyLife((steps, { state, data }) => {
    if (state !== 'cancelled') return;
    const refused = new Set(['stock.sold-out', 'payment.card-declined']);
    const types = sentBy(steps);
    for (const [ask, giveBack] of pairs) {
      if (types.includes(ask) && !refused.has(data.reason?.code ?? '')) expect(types).toContain(giveBack);
    }
  });
});

test('the random orders above went through every state', () => {
  expect([...reached].sort()).toEqual([...STATES].sort());
});
