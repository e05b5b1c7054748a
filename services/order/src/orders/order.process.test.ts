// Tests the table of the order process, without a database or a broker: every refusal, deadline and late answer. The
// only file that a test reads is order.process.ts, to compare the diagram in its header with the table.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  ReleaseStock,
  ReserveStock,
  ShipmentRefused,
  ShipStock,
  StockRefused,
  StockReleased,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import {
  PrescriptionRefused,
  PrescriptionVerified,
  VerificationAwaited,
  VerifyPrescription,
} from '@toric/contracts/customer/events';
import {
  CouponRedeemed,
  CouponRefused,
  CouponReleased,
  RedeemCoupon,
  ReleaseCoupon,
} from '@toric/contracts/marketing/events';
import type { Message } from '@toric/contracts/kernel/message';
import {
  CancellationRequested,
  DeliveryRecorded,
  OrderCancelled,
  OrderCompleted,
  OrderConfirmed,
  OrderShipped,
  ShipmentRequested,
} from '@toric/contracts/order/events';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentVoided,
  VoidPayment,
} from '@toric/contracts/payment/events';
import {
  AmendmentBegun,
  AmendmentEnded,
  AmendmentGranted,
  AmendmentStopped,
} from '@toric/contracts/order/amendments/amendment.events';
import { processDiagram } from '@toric/infra/prove/generate/process-diagram';
import { begin, expire, handle, type Transition } from '@toric/messaging/process';
import { invoiceLines, type OrderFacts, total } from './order.facts.ts';
import { orderProcess, type OrderState, shownAs } from './order.process.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const customerId = '0197a000-0000-7000-8000-00000000000c';
const id = (n: number) => `0197a000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const reason = { code: 'some.refusal', detail: 'Refused.' };
const usd = (amount: number) => ({ amount, currency: 'USD' });
const line = (n: number, gross: number) => ({
  lineId: id(n),
  eye: 'right' as const,
  prescriptionId: id(3),
  lensId: id(4),
  packId: id(5),
  quantity: 2,
  description: 'Biofinity, 6 lenses',
  gross,
  taxRate: 2_000,
});
const facts: OrderFacts = {
  orderId,
  customerId,
  number: 'T-1',
  market: 'US',
  currency: 'USD',
  placedOn: '2026-11-21',
  shippingAddressId: id(6),
  paymentToken: 'tok_visa',
  couponCode: null,
  subtotal: 10_000,
  discount: 0,
  lines: [line(1, 6_667), line(2, 3_333)],
  held: [],
  reason: null,
  invoiceNumber: null,
};
const withCoupon: OrderFacts = { ...facts, couponCode: 'WELCOME10' };

type Step = Transition<OrderState, OrderFacts>;
const start = (given = facts): Step => begin(orderProcess, orderId, given);
const hear = (at: Step, message: Message) => handle(orderProcess, orderId, at, message);
const wait = (at: Step) => expire(orderProcess, orderId, at);

function after(given: OrderFacts, ...messages: Message[]): Step {
  return messages.reduce((at, message) => {
    const next = hear(at, message);
    if (!next) throw new Error(`${at.state} does not listen to ${message.type}`);
    return next;
  }, start(given));
}

const sent = ({ send }: Step) => send.map(({ type }) => type);
const evidence = [
  { lineId: id(1), evidenceId: id(8) },
  { lineId: id(2), evidenceId: id(9) },
];
const verified = PrescriptionVerified({ orderId, lines: evidence });
const awaited = VerificationAwaited({ orderId });
const redeemed = CouponRedeemed({ orderId, discount: usd(1_000) });
const reserved = StockReserved({ orderId, reservedUntil: '2026-12-21T00:00:00.000Z' });
const authorised = PaymentAuthorised({ orderId, paymentId: id(7), amount: usd(10_000) });
const shipment = ShipmentRequested({ orderId, customerId });
const stockShipped = StockShipped({ orderId, lots: [] });
const captured = PaymentCaptured({ orderId, amount: usd(10_000), invoiceNumber: 'INV-1' });
const captureFailed = PaymentCaptureFailed({ orderId, reason });
const delivered = DeliveryRecorded({ orderId, customerId, deliveredAt: '2026-11-24T10:00:00.000Z' });
const cancellation = CancellationRequested({ orderId, customerId, reason });
const toCharging = [verified, redeemed, reserved];
const sealedBuyer = `sealed.${'A'.repeat(60)}`;
const MINUTE = 60_000;

test('a cancelled order forgets its sealed buyer, whatever cancelled it', () => {
  const permitted = PrescriptionVerified({ orderId, lines: evidence, sealedBuyer });
  const shipping = after(facts, permitted, reserved, authorised, shipment);
  const ends = [
    hear(after(facts, permitted), StockRefused({ orderId, reason, lineIds: [] })),
    hear(after(facts, permitted, reserved), cancellation),
    hear(shipping, ShipmentRefused({ orderId, reason })),
    wait(after(facts, permitted, reserved, authorised)),
  ];
  for (const end of ends) expect([shipping.data.sealedBuyer, end?.data.sealedBuyer]).toEqual([sealedBuyer, undefined]);
});

test('an order that is being amended does not leave, and one that is cancelled stops its amendment', () => {
  const amendmentId = id(20);
  const confirmed = after(facts, verified, reserved, authorised);
  const amending = hear(confirmed, AmendmentBegun({ orderId, amendmentId, customerId }));
  if (!amending) throw new Error('a confirmed order listens to amendments');
  expect(hear(amending, shipment)).toMatchObject({ state: 'confirmed', send: [] });
  expect(hear(amending, cancellation)?.send).toContainEqual(AmendmentStopped({ orderId, amendmentId }));
  const ended = AmendmentEnded({ orderId, amendmentId, customerId, orderNumber: 'T-1', reason });
  const free = hear(amending, ended);
  if (!free) throw new Error('an order listens to the end of its amendment');
  expect(free.data).toMatchObject({
    ...facts,
    lines: confirmed.data.lines,
    amending: undefined,
    held: confirmed.data.held,
  });
  expect(hear(free, shipment)?.state).toBe('shipping');
});

test('an amended order has the rate of its new delivery, so that its invoice adds up to its total', () => {
  const amendmentId = id(20);
  const before = after({ ...facts, delivery: 500, deliveryTax: { taxRate: 0 } }, verified, reserved, authorised);
  const amending = hear(before, AmendmentBegun({ orderId, amendmentId, customerId }));
  const sums = { subtotal: 10_000, discount: 0, delivery: 500, taxOnTop: 50, tax: 50 };
  const { shippingAddressId } = facts;
  const granted = { orderId, amendmentId, customerId, shippingAddressId, lines: [...before.data.lines], ...sums };
  const deliveryTax = { taxRate: 1_000, onTop: 100_000 };
  const amended = amending && hear(amending, AmendmentGranted({ ...granted, deliveryTax }));
  if (!amended) throw new Error('an order listens to its amendment');
  const due = invoiceLines(amended.data).reduce((sum, { gross, tax = 0 }) => sum + gross + tax, 0);
  expect([due, total(amended.data)]).toEqual([10_550, 10_550]);
});

test('an order of services that is amended releases the boxes that its amendment may have reserved', () => {
  const confirmed = after(facts, verified, reserved, authorised);
  const services = { ...confirmed, data: { ...confirmed.data, held: ['payment' as const] } };
  const amending = hear(services, AmendmentBegun({ orderId, amendmentId: id(20), customerId }));
  expect(amending?.data.held).toEqual(['payment', 'stock']);
});

test('the diagram in the header shows the table; npm run generate writes it', () => {
  const source = readFileSync(new URL('./order.process.ts', import.meta.url), 'utf8');
  const drawn = source.split('<!-- diagram -->\n')[1]?.split('\n<!-- /diagram -->')[0];
  expect(drawn).toBe(processDiagram(orderProcess));
});

describe('an order that is delivered', () => {
  test('asks each service in turn and ends completed', () => {
    const life = [verified, redeemed, reserved, authorised, shipment, stockShipped, captured, delivered];
    const steps = life.map((_, index) => after(withCoupon, ...life.slice(0, index + 1)));
    expect([start(withCoupon), ...steps].map((step) => [step.state, ...sent(step)])).toEqual([
      ['verifying', VerifyPrescription.type],
      ['discounting', RedeemCoupon.type],
      ['reserving', ReserveStock.type],
      ['charging', AuthorisePayment.type],
      ['confirmed', OrderConfirmed.type],
      ['shipping', ShipStock.type],
      ['capturing', CapturePayment.type],
      ['shipped', OrderShipped.type],
      ['completed', OrderCompleted.type],
    ]);
  });

  test('skips the coupon service if it has no coupon', () => {
    expect(after(facts, verified)).toMatchObject({ state: 'reserving', data: { held: ['stock'] } });
    expect(after(facts, verified).send[0]?.data).toMatchObject({ orderId, customerId, market: 'US' });
  });

  test('sends the evidence of each line to the warehouse and keeps the warning for the parcel', () => {
    const shipmentWarning = 'WARNING: …';
    const reserving = after(facts, PrescriptionVerified({ orderId, lines: evidence, shipmentWarning }));
    expect(reserving.send[0]?.data).toMatchObject({ lines: evidence });
    expect(reserving.data).toMatchObject({ shipmentWarning, lines: evidence });
  });

  test('charges the subtotal less the discount, and its invoice lines have the prices at which it was sold', () => {
    const charging = after(withCoupon, ...toCharging);
    expect(charging.send[0]?.data).toMatchObject({ amount: usd(9_000), token: 'tok_visa' });
    const capturing = after(withCoupon, ...toCharging, authorised, shipment, stockShipped);
    expect(capturing.send[0]?.data).toMatchObject({
      amount: usd(9_000),
      lines: [{ gross: 6_667, taxRate: 2_000 }, { gross: 3_333 }],
    });
    const confirmed = after(withCoupon, ...toCharging, authorised);
    expect(confirmed.send[0]?.data).toMatchObject({ total: usd(9_000), discount: usd(1_000) });
  });

  test('hands the sealed buyer over with the capture, and forgets it when the payment service has answered', () => {
    const permitted = PrescriptionVerified({ orderId, lines: evidence, sealedBuyer });
    const capturing = after(facts, permitted, reserved, authorised, shipment, stockShipped);
    expect(capturing.send[0]?.data).toMatchObject({ sealedBuyer });
    for (const answer of [captured, captureFailed]) expect(hear(capturing, answer)?.data.sealedBuyer).toBeUndefined();
  });

  test('keeps the shipment and the invoice number', () => {
    const shipped = after(facts, verified, reserved, authorised, shipment, stockShipped, captured);
    expect(shipped.data).toMatchObject({ parcel: true, invoiceNumber: 'INV-1' });
  });
});

describe('an order that awaits its prescriber', () => {
  const asking = after(withCoupon, awaited);

  test('waits without a deadline, and clients see it as verifying', () => {
    expect([asking.state, shownAs(asking.state), sent(asking), asking.deadlineMs]).toEqual([
      'awaiting-prescriber',
      'verifying',
      [],
      null,
    ]);
    expect(wait(asking)).toBeUndefined();
  });

  test('goes on or is cancelled, as the prescriber answers', () => {
    expect(hear(asking, verified)).toMatchObject({ state: 'discounting', data: { lines: evidence } });
    expect(hear(asking, PrescriptionRefused({ orderId, reason, lineIds: [] }))).toMatchObject({ state: 'cancelled' });
  });

  test('can be cancelled, and a later answer is ignored', () => {
    const end = hear(asking, cancellation);
    expect(end && [end.state, sent(end)]).toEqual(['cancelled', [OrderCancelled.type]]);
    expect(end && [hear(end, verified), hear(end, awaited)]).toEqual([undefined, undefined]);
  });

  test('waits once when told twice, and does not wait when the answer came first', () => {
    expect(hear(asking, awaited)).toBeUndefined();
    expect(hear(after(facts, verified), awaited)).toBeUndefined();
  });
});

describe('an answer without evidence', () => {
  const silent = [PrescriptionVerified({ orderId }), PrescriptionVerified({ orderId, lines: evidence.slice(0, 1) })];

  test.each(silent)('permits nothing: it is asked for again, and the deadline goes on', (answer) => {
    const still = hear(start(), answer);
    expect(still && [still.state, sent(still), still.deadlineMs]).toEqual([
      'verifying',
      [VerifyPrescription.type],
      undefined,
    ]);
    expect(still?.data.held).toEqual([]);
    expect(still && hear(still, verified)).toMatchObject({ state: 'reserving', data: { held: ['stock'] } });
  });
});

describe('refusals', () => {
  test('prescription refused: cancelled at once, nothing to release', () => {
    const end = after(facts, PrescriptionRefused({ orderId, reason, lineIds: [] }));
    expect([end.state, sent(end), end.data.reason]).toEqual(['cancelled', [OrderCancelled.type], reason]);
  });

  test('coupon refused: cancelled at once, because the refuser holds nothing', () => {
    const end = after(withCoupon, verified, CouponRefused({ orderId, reason }));
    expect([end.state, sent(end), end.data.held]).toEqual(['cancelled', [OrderCancelled.type], []]);
  });

  test('stock refused: the coupon is released, the stock is not', () => {
    const end = after(withCoupon, verified, redeemed, StockRefused({ orderId, reason, lineIds: [] }));
    expect([end.state, sent(end)]).toEqual(['cancelling', [ReleaseCoupon.type]]);
    expect(hear(end, CouponReleased({ orderId }))).toMatchObject({ state: 'cancelled', data: { held: [], reason } });
  });

  test('stock refused without a coupon: cancelled at once', () => {
    expect(after(facts, verified, StockRefused({ orderId, reason, lineIds: [] })).state).toBe('cancelled');
  });

  test('card declined: coupon and stock are released, the payment is not voided', () => {
    const end = after(withCoupon, ...toCharging, PaymentDeclined({ orderId, reason }));
    expect([end.state, sent(end)]).toEqual(['cancelling', [ReleaseCoupon.type, ReleaseStock.type]]);
  });

  test('boxes recalled before shipping: everything is released, nothing is captured, and the buyer is told why', () => {
    const end = after(withCoupon, ...toCharging, authorised, shipment, ShipmentRefused({ orderId, reason }));
    expect([end.state, sent(end)]).toEqual(['cancelling', [ReleaseCoupon.type, ReleaseStock.type, VoidPayment.type]]);
    expect(end.data).toMatchObject({ reason, parcel: false });
    expect(hear(end, ShipmentRefused({ orderId, reason }))).toBeUndefined();
  });

  test('capture refused: the payment is due, and a later capture ships the order', () => {
    const due = after(facts, verified, reserved, authorised, shipment, stockShipped, captureFailed);
    expect([due.state, due.deadlineMs, due.data.reason]).toEqual(['payment-due', null, reason]);
    expect(hear(due, captured)).toMatchObject({ state: 'shipped', data: { reason: null, invoiceNumber: 'INV-1' } });
  });
});

describe('cancelling', () => {
  test.each([
    ['verifying', [], 'cancelled', [OrderCancelled.type]],
    ['discounting', [verified], 'cancelling', [ReleaseCoupon.type]],
    ['reserving', [verified, redeemed], 'cancelling', [ReleaseCoupon.type, ReleaseStock.type]],
    ['charging', toCharging, 'cancelling', [ReleaseCoupon.type, ReleaseStock.type, VoidPayment.type]],
    ['confirmed', [...toCharging, authorised], 'cancelling', [ReleaseCoupon.type, ReleaseStock.type, VoidPayment.type]],
  ])('asked for in %s gives back what may be held, and nothing else', (state, before, to, messages) => {
    expect(after(withCoupon, ...before).state).toBe(state);
    const end = after(withCoupon, ...before, cancellation);
    expect([end.state, sent(end), end.data.reason]).toEqual([to, messages, reason]);
  });

  test.each([
    ['shipping', [shipment]],
    ['capturing', [shipment, stockShipped]],
    ['payment-due', [shipment, stockShipped, captureFailed]],
    ['shipped', [shipment, stockShipped, captured]],
    ['completed', [shipment, stockShipped, captured, delivered]],
  ])('asked for in %s comes too late and is ignored', (state, more) => {
    const at = after(facts, verified, reserved, authorised, ...more);
    expect(at.state).toBe(state);
    expect(hear(at, cancellation)).toBeUndefined();
  });

  test('waits for every holder, in any order, and keeps its deadline', () => {
    const begun = after(withCoupon, ...toCharging, cancellation);
    const first = hear(begun, PaymentVoided({ orderId }));
    expect(first).toMatchObject({ state: 'cancelling', send: [], data: { held: ['coupon', 'stock'] } });
    expect(first?.deadlineMs).toBeUndefined();
    const second = first && hear(first, CouponReleased({ orderId }));
    const third = second && hear(second, StockReleased({ orderId }));
    expect(third && [third.state, sent(third)]).toEqual(['cancelled', [OrderCancelled.type]]);
  });

  test('overdue: asks again for holdings that are not released yet', () => {
    const begun = after(withCoupon, ...toCharging, cancellation, CouponReleased({ orderId }));
    const late = wait(begun);
    expect(late && [late.state, sent(late), late.deadlineMs]).toEqual([
      'cancelling',
      [ReleaseStock.type, VoidPayment.type],
      5 * MINUTE,
    ]);
  });
});

describe('deadlines', () => {
  test.each([
    ['verifying', [], 5 * MINUTE, 'cancelled', 'prescription.no-answer', []],
    ['discounting', [verified], 5 * MINUTE, 'cancelling', 'coupon.no-answer', ['coupon']],
    ['reserving', [verified, redeemed], 5 * MINUTE, 'cancelling', 'stock.no-answer', ['coupon', 'stock']],
    ['charging', toCharging, 15 * MINUTE, 'cancelling', 'payment.no-answer', ['coupon', 'stock', 'payment']],
    [
      'confirmed',
      [...toCharging, authorised],
      6 * 24 * 60 * MINUTE,
      'cancelling',
      'order.not-shipped',
      ['coupon', 'stock', 'payment'],
    ],
  ])('%s overdue cancels: the silent one may hold something too', (state, before, ms, to, code, held) => {
    const at = after(withCoupon, ...before);
    expect([at.state, at.deadlineMs]).toEqual([state, ms]);
    expect(wait(at)).toMatchObject({ state: to, data: { held, reason: { code } } });
  });

  test.each([
    ['shipping', [shipment], ShipStock.type],
    ['capturing', [shipment, stockShipped], CapturePayment.type],
  ])('%s overdue asks again and waits again', (state, more, command) => {
    const late = wait(after(facts, verified, reserved, authorised, ...more));
    expect(late && [late.state, sent(late), late.deadlineMs]).toEqual([state, [command], 5 * MINUTE]);
  });

  test.each([
    ['payment-due', [shipment, stockShipped, captureFailed]],
    ['shipped', [shipment, stockShipped, captured]],
    ['completed', [shipment, stockShipped, captured, delivered]],
  ])('%s has none', (state, more) => {
    const at = after(facts, verified, reserved, authorised, ...more);
    expect([at.state, at.deadlineMs, wait(at)]).toEqual([state, null, undefined]);
  });
});

describe('late answers', () => {
  const cancelled = after(facts, PrescriptionRefused({ orderId, reason, lineIds: [] }));

  test.each([
    [redeemed, ReleaseCoupon.type],
    [reserved, ReleaseStock.type],
    [authorised, VoidPayment.type],
  ])('a success after the end is undone once, and nothing else is: $type', (message, undone) => {
    const next = hear(cancelled, message);
    expect(next).toMatchObject({ state: 'cancelled', data: { held: [] }, send: [{ type: undone, data: { orderId } }] });
    expect(next?.send).toHaveLength(1); // `cancelled` is not entered again, so order-cancelled is not sent again.
  });

  test('a success while cancelling needs no second release', () => {
    const cancelling = after(facts, verified, reserved, cancellation);
    expect(hear(cancelling, authorised)).toBeUndefined();
    expect(sent(cancelling)).toContain(VoidPayment.type);
  });

  test.each([
    PrescriptionRefused({ orderId, reason, lineIds: [] }),
    CouponRefused({ orderId, reason }),
    StockRefused({ orderId, reason, lineIds: [] }),
    PaymentDeclined({ orderId, reason }),
    CouponReleased({ orderId }),
    PaymentVoided({ orderId }),
    cancellation,
  ])('after the end it is ignored: $type', (message) => {
    expect(hear(cancelled, message)).toBeUndefined();
  });

  test('a refusal that comes twice moves nothing', () => {
    const declined = PaymentDeclined({ orderId, reason });
    expect(hear(after(facts, verified, reserved, declined), declined)).toBeUndefined();
  });
});
