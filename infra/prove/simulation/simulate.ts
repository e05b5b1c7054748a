// Runs orders of one customer through the order process and the decisions of the customer service. Messages arrive in
// any order, twice, late, or from an old version without evidence. The simulation has no effects: the same seed gives
// the same run.
import {
  ReleaseStock,
  ReserveStock,
  ShipStock,
  StockReleased,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import { EvidenceRevoked, PrescriptionVerified, VerifyPrescription } from '@toric/contracts/customer/events';
import { CouponRedeemed, CouponReleased, RedeemCoupon, ReleaseCoupon } from '@toric/contracts/marketing/events';
import type { Message } from '@toric/contracts/kernel/message';
import {
  CancellationRequested,
  OrderCancelled,
  OrderConfirmed,
  ShipmentRequested,
} from '@toric/contracts/order/events';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentDeclined,
  PaymentVoided,
  VoidPayment,
} from '@toric/contracts/payment/events';
import { begin, expire, handle, type ProcessDefinition, type Transition } from '@toric/messaging/process';
import { hasEvidence, refuseWithoutEvidence } from '../../../services/catalog-inventory/src/stock/reservation.ts';
import { isPermitted, type OrderFacts } from '../../../services/order/src/orders/order.facts.ts';
import { type OrderState, shownAs } from '../../../services/order/src/orders/order.process.ts';
import { CANCELLABLE } from '../../../services/order/src/orders/order.ts';
import { type Random, seeded } from '../chaos/random.ts';
import { actAtRandom } from './actions.ts';
import {
  createCustomerService,
  type CustomerService,
  type Ground,
  recordPrescription,
  stopWaiting,
  verifyPrescription,
} from './customer-service.ts';
import { LENSES, newId, PLACES, TODAY } from './world.ts';

type OrderProcess = ProcessDefinition<OrderState, OrderFacts>;
export type Tally = {
  orders: number;
  /** Counts the shipped order lines, each of which is one lens. */
  shipped: number;
  /** Counts the shipped lenses that no ground (a real event) permitted. */
  withoutEvidence: number;
  /** Counts the shipped lenses under a label other than the prescribed one. */
  otherLabel: number;
  /** Counts the cancelled orders. */
  cancelled: number;
  /** Names the grounds that permitted at least one shipped lens. */
  grounds: Set<Ground>;
};

const reason = { code: 'some.reason', detail: 'Somebody said no.' };
const usd = (amount: number) => ({ amount, currency: 'USD' });
const hasPassed = (state: OrderState) => !['verifying', 'cancelling', 'cancelled'].includes(shownAs(state));

/** Returns the facts of a random order. 8 of 10 lines ask for the lens that most prescriptions contain. */
function randomFacts(random: Random, { customerId, prescriptions }: CustomerService): OrderFacts {
  const line = () => ({
    ...{ lineId: newId(), eye: 'right' as const, prescriptionId: random.pick(prescriptions).id, packId: newId() },
    ...{
      lensId: random.pick(random.chance(0.8) ? LENSES.slice(0, 1) : LENSES).id,
      quantity: 1,
      description: 'Lenses',
      gross: 100,
      taxRate: 0,
    },
  });
  return {
    ...{ orderId: newId(), number: 'T-1', customerId, market: 'US', currency: 'USD', placedOn: TODAY },
    ...{ shippingAddressId: newId(), paymentToken: 'tok_visa', couponCode: random.chance(0.2) ? 'TEN' : null },
    ...{ subtotal: 200, discount: 0, lines: random.chance(0.3) ? [line(), line()] : [line()] },
    ...{ held: [], reason: null, shipment: null, invoiceNumber: null },
  };
}

/**
 * Judges a shipped order by the recorded grounds and the law of its place, independently of the decisions. Three
 * grounds permit a lens: an optician saw the document or a file of it, the prescriber answered, or the prescriber was
 * silent where silence verifies. If the prescriber's last word about the lens was a denial, only a new answer of the
 * prescriber is a ground.
 */
function judge({ lines }: OrderFacts, service: CustomerService, place: number, tally: Tally): void {
  for (const { lensId, evidenceId } of lines) {
    tally.shipped += 1;
    const issued = service.issued.get(evidenceId ?? '');
    const ground = issued && groundOf(issued.basis);
    // silence verifies in New Jersey and California only, and another label is permitted in the US only
    const silencePermitted = ground !== 'silent-till-deadline' || (place <= 1 && issued?.contents.issuedIn === 'US');
    const lens = LENSES.find(({ id }) => id === lensId);
    const otherLabelPermitted = place <= 2 && issued?.contents.issuedIn === 'US';
    const productCovered = lens?.label === 'prescribed' || (lens?.label === 'private-label' && otherLabelPermitted);
    const covered = productCovered && lens.sphere === issued?.contents.eyes.right?.parameters.sphere;
    const outweighsDenial = !issued?.denied || ground === 'confirmed' || ground === 'corrected';
    if (ground && issued.grounds.has(ground) && silencePermitted && covered && outweighsDenial)
      tally.grounds.add(ground);
    else tally.withoutEvidence += 1;
    if (lens?.label === 'private-label') tally.otherLabel += 1;
  }
}

/** Maps each basis of evidence to the ground (the real event) behind it. Evidence that was carried over has none. */
const GROUNDS = {
  presented: 'compared',
  seen: 'seen',
  confirmed: 'confirmed',
  corrected: 'corrected',
  silence: 'silent-till-deadline',
  'carried-over': undefined,
} as const;
const groundOf = (basis: keyof typeof GROUNDS): Ground | undefined => GROUNDS[basis];

/** Holds no pack, because every pack of this simulation is a lens. */
const NO_FREE_PACKS: ReadonlySet<string> = new Set();

/** Returns the answers of the other services to a message of the order process. */
function answersOfServices(message: Message, { orderId, customerId }: OrderFacts, random: Random): Message[] {
  switch (message.type) {
    case RedeemCoupon.type:
      return [CouponRedeemed({ orderId, discount: usd(20) })];
    case ReleaseCoupon.type:
      return [CouponReleased({ orderId })];
    case ReserveStock.type: {
      const request = ReserveStock.data.parse(message.data);
      return hasEvidence(request, NO_FREE_PACKS)
        ? [StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' })]
        : [refuseWithoutEvidence(request, NO_FREE_PACKS)];
    }
    case ReleaseStock.type:
      return [StockReleased({ orderId })];
    case AuthorisePayment.type:
      return random.chance(0.95)
        ? [PaymentAuthorised({ orderId, paymentId: orderId, amount: usd(200) })]
        : [PaymentDeclined({ orderId, reason })];
    case VoidPayment.type:
      return [PaymentVoided({ orderId })];
    case OrderConfirmed.type:
      return [ShipmentRequested({ orderId, customerId })];
    case ShipStock.type:
      return [StockShipped({ orderId, lots: [] })];
    case CapturePayment.type:
      return [PaymentCaptured({ orderId, amount: usd(200), invoiceNumber: 'INV-1' })];
    default:
      return [];
  }
}

type Step = Transition<OrderState, OrderFacts>;
type SimulatedOrder = {
  readonly process: OrderProcess;
  readonly random: Random;
  readonly service: CustomerService;
  readonly place: number;
  readonly revoked: Set<string>;
  current: Step;
  /** Holds the messages that were sent and are not yet delivered. */
  messages: Message[];
  shipped: OrderFacts | undefined;
};

/**
 * Returns false for a transition that the database would roll back: passing the verification without valid evidence.
 */
const mayCommit = ({ current, revoked }: SimulatedOrder, next: Step): boolean =>
  hasPassed(current.state) ||
  !hasPassed(next.state) ||
  (isPermitted(next.data) && !next.data.lines.some(({ evidenceId }) => revoked.has(evidenceId ?? '')));

function advance(order: SimulatedOrder, next: Step | undefined): void {
  if (!next || !mayCommit(order, next)) return;
  order.current = next;
  order.messages.push(...next.send);
}

const handleMessage = (order: SimulatedOrder, message: Message): void =>
  advance(order, handle(order.process, order.current.data.orderId, order.current, message));

function cancel(order: SimulatedOrder): void {
  const { orderId, customerId } = order.current.data;
  if (!CANCELLABLE.includes(shownAs(order.current.state))) return;
  handleMessage(order, CancellationRequested({ orderId, customerId, reason }));
}

function revoke(order: SimulatedOrder, evidenceId: string): void {
  order.revoked.add(evidenceId);
  if (order.current.data.lines.some((line) => line.evidenceId === evidenceId)) cancel(order);
}

function deliver(order: SimulatedOrder, message: Message): void {
  const { service, random, messages } = order;
  const facts = order.current.data;
  const place = PLACES[order.place];
  if (message.type === VerifyPrescription.type && place)
    messages.push(verifyPrescription(service, VerifyPrescription.data.parse(message.data), place));
  if (message.type === OrderCancelled.type) stopWaiting(service, facts.orderId);
  if (message.type === ShipStock.type) order.shipped ??= facts;
  if (message.type === EvidenceRevoked.type) revoke(order, EvidenceRevoked.data.parse(message.data).evidenceId);
  messages.push(...answersOfServices(message, facts, random));
  handleMessage(order, message);
}

/** Takes any message in flight. One message of ten stays in flight, so that it is delivered again later. */
function takeMessage({ random, messages }: SimulatedOrder): Message | undefined {
  const index = random.int(messages.length);
  return random.chance(0.1) ? messages[index] : messages.splice(index, 1)[0];
}

/** Sends the messages of the customer service to the order that they concern, and EvidenceRevoked to all orders. */
function sendToOrders(orders: readonly SimulatedOrder[], sent: readonly Message[]): void {
  for (const message of sent)
    for (const { current, messages } of orders)
      if (message.type === EvidenceRevoked.type || message.aggregateId === current.data.orderId) messages.push(message);
}

function takeStep(orders: readonly SimulatedOrder[], order: SimulatedOrder): void {
  const { process, random, service, current } = order;
  const chance = random.next();
  if (chance < 0.25) sendToOrders(orders, actAtRandom(service));
  else if (chance < 0.26) advance(order, expire(process, current.data.orderId, current));
  else if (chance < 0.27) cancel(order);
  else {
    const message = takeMessage(order);
    if (message) deliver(order, message);
  }
}

function placeOrder(process: OrderProcess, random: Random, service: CustomerService): SimulatedOrder {
  const facts = randomFacts(random, service);
  const current = begin(process, facts.orderId, facts);
  // an old version of the customer service sent PrescriptionVerified without evidence
  const withoutEvidence = random.chance(0.05) ? [PrescriptionVerified({ orderId: facts.orderId })] : [];
  const place = random.int(PLACES.length);
  const messages = [...current.send, ...withoutEvidence];
  return { process, random, service, place, revoked: new Set(), current, messages, shipped: undefined };
}

/** Simulates one customer with one or two orders, until no message is in flight or 40 steps per order were done. */
function simulateCustomer(process: OrderProcess, random: Random, tally: Tally, alone: boolean): void {
  const service = createCustomerService(random, newId(), alone);
  recordPrescription(service);
  if (random.chance(0.3)) recordPrescription(service);
  const orders = [placeOrder(process, random, service)];
  for (let n = 0; n < 40 * orders.length && (n < 12 || orders.some(({ messages }) => messages.length > 0)); n += 1) {
    // the second order may come while the first one is in progress, or after the end of the first one
    if (orders.length === 1 && random.chance(0.06)) orders.push(placeOrder(process, random, service));
    takeStep(orders, random.pick(orders));
  }
  for (const { current, shipped, place } of orders) {
    if (shipped) judge(shipped, service, place, tally);
    tally.orders += 1;
    if (current.state === 'cancelled') tally.cancelled += 1;
  }
}

type SimulationOptions = {
  seed?: number;
  /** If true, only the customer acts: no optician examines a document, and no prescriber is asked. */
  alone?: boolean;
};

/** Simulates at least `orders` orders through an order process, and returns their results. */
export function simulate(
  process: OrderProcess,
  orders: number,
  { seed = 1, alone = false }: SimulationOptions = {},
): Tally {
  const random = seeded(seed);
  const tally: Tally = { orders: 0, shipped: 0, withoutEvidence: 0, otherLabel: 0, cancelled: 0, grounds: new Set() };
  while (tally.orders < orders) simulateCustomer(process, random, tally, alone);
  return tally;
}
