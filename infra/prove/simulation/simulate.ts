// Orders of one customer through the order process and the customer service's decisions, by messages that come in any
// order, twice, late, or from a version that knew no evidence. Pure: the same seed gives the same shop.
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
import { isProven, refuseUnproven } from '../../../services/catalog-inventory/src/stock/reservation.ts';
import { isPermitted, type OrderFacts } from '../../../services/order/src/orders/order.facts.ts';
import { type OrderState, shownAs } from '../../../services/order/src/orders/order.process.ts';
import { CANCELLABLE } from '../../../services/order/src/orders/order.ts';
import { type Random, seeded } from '../chaos/random.ts';
import {
  type Desk,
  file,
  forget,
  type Ground,
  LENSES,
  newId,
  openDesk,
  PLACES,
  something,
  TODAY,
  verify,
} from './customer-service.ts';

type Shop = ProcessDefinition<OrderState, OrderFacts>;
export type Tally = {
  orders: number;
  shipped: number;
  /** Lenses by lines: those of which nobody can say what permitted them. */
  withoutEvidence: number;
  /** Of the shipped: under another label than the prescribed one. */
  otherLabel: number;
  cancelled: number;
  /** Permitted by each ground, once at least. */
  grounds: Set<Ground>;
};

const reason = { code: 'some.reason', detail: 'Somebody said no.' };
const usd = (amount: number) => ({ amount, currency: 'USD' });
const hasPassed = (state: OrderState) => !['verifying', 'cancelling', 'cancelled'].includes(shownAs(state));

function factsOf(random: Random, desk: Desk): OrderFacts {
  const { customerId } = desk;
  const line = () => ({
    ...{ lineId: newId(), eye: 'right' as const, prescriptionId: random.pick(desk.papers).id, packId: newId() },
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

/** By what was really shown and said, and by the law of each place: somebody saw the document, or the prescriber spoke, or kept silent where that counts. */
function judge({ lines }: OrderFacts, desk: Desk, place: number, tally: Tally): void {
  for (const { lensId, evidenceId } of lines) {
    tally.shipped += 1;
    const issued = desk.issued.get(evidenceId ?? '');
    const ground = issued && groundOf(issued.basis);
    const bySilence = ground !== 'silent-till-deadline' || (place <= 1 && issued?.contents.issuedIn === 'US');
    const lens = LENSES.find(({ id }) => id === lensId);
    const mayBeOther = place <= 2 && issued?.contents.issuedIn === 'US';
    const named = lens?.label === 'prescribed' || (lens?.label === 'own' && mayBeOther);
    const covered = named && lens.sphere === issued?.contents.eyes.right?.parameters.sphere;
    if (ground && issued.grounds.has(ground) && bySilence && covered) tally.grounds.add(ground);
    else tally.withoutEvidence += 1;
    if (lens?.label === 'own') tally.otherLabel += 1;
  }
}

const GROUNDS = {
  presented: 'shown',
  seen: 'seen',
  confirmed: 'said-yes',
  corrected: 'corrected',
  silence: 'silent-till-deadline',
  'carried-over': undefined,
} as const;
const groundOf = (basis: keyof typeof GROUNDS): Ground | undefined => GROUNDS[basis];

/** What the other services answer to what the process says. */
function elsewhere(message: Message, o: OrderFacts, random: Random): Message[] {
  const { orderId, customerId } = o;
  switch (message.type) {
    case RedeemCoupon.type:
      return [CouponRedeemed({ orderId, discount: usd(20) })];
    case ReleaseCoupon.type:
      return [CouponReleased({ orderId })];
    case ReserveStock.type: {
      const asked = ReserveStock.data.parse(message.data);
      return isProven(asked)
        ? [StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' })]
        : [refuseUnproven(asked)];
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
      return [ShipmentRequested({ orderId, customerId, carrier: 'UPS', trackingNumber: '1Z' })];
    case ShipStock.type:
      return [StockShipped({ orderId, lots: [] })];
    case CapturePayment.type:
      return [PaymentCaptured({ orderId, amount: usd(200), invoiceNumber: 'INV-1' })];
    default:
      return [];
  }
}

type Step = Transition<OrderState, OrderFacts>;
type Life = {
  readonly shop: Shop;
  readonly random: Random;
  readonly desk: Desk;
  readonly place: number;
  readonly revoked: Set<string>;
  at: Step;
  mail: Message[];
  shipped: OrderFacts | undefined;
};

/** As the database would: what may not be written is rolled back, with all that came of it. */
const mayBe = ({ at, revoked }: Life, next: Step): boolean =>
  hasPassed(at.state) ||
  !hasPassed(next.state) ||
  (isPermitted(next.data) && !next.data.lines.some(({ evidenceId }) => revoked.has(evidenceId ?? '')));

function become(life: Life, next: Step | undefined): void {
  if (!next || !mayBe(life, next)) return;
  life.at = next;
  life.mail.push(...next.send);
}

const hears = (life: Life, message: Message): void =>
  become(life, handle(life.shop, life.at.data.orderId, life.at, message));

function cancel(life: Life): void {
  const { orderId, customerId } = life.at.data;
  if (CANCELLABLE.includes(shownAs(life.at.state))) hears(life, CancellationRequested({ orderId, customerId, reason }));
}

function revoke(life: Life, evidenceId: string): void {
  life.revoked.add(evidenceId);
  if (life.at.data.lines.some((line) => line.evidenceId === evidenceId)) cancel(life);
}

function deliver(life: Life, message: Message): void {
  const { desk, random, mail } = life;
  const o = life.at.data;
  if (message.type === VerifyPrescription.type)
    mail.push(verify(desk, VerifyPrescription.data.parse(message.data), PLACES[life.place] ?? []));
  if (message.type === OrderCancelled.type) forget(desk, o.orderId);
  if (message.type === ShipStock.type) life.shipped ??= o;
  if (message.type === EvidenceRevoked.type) revoke(life, EvidenceRevoked.data.parse(message.data).evidenceId);
  mail.push(...elsewhere(message, o, random));
  hears(life, message);
}

/** One of those that are on their way; now and then it comes again, much later. */
function next({ random, mail }: Life): Message | undefined {
  const index = random.int(mail.length);
  return random.chance(0.1) ? mail[index] : mail.splice(index, 1)[0];
}

/** What happens at the desk is told to the order that it is about; what is revoked, to all. */
function tell(lives: readonly Life[], messages: readonly Message[]): void {
  for (const message of messages)
    for (const { at, mail } of lives)
      if (message.type === EvidenceRevoked.type || message.aggregateId === at.data.orderId) mail.push(message);
}

function step(lives: readonly Life[], life: Life): void {
  const { shop, random, desk, at } = life;
  const chance = random.next();
  if (chance < 0.25) tell(lives, something(desk));
  else if (chance < 0.26) become(life, expire(shop, at.data.orderId, at));
  else if (chance < 0.27) cancel(life);
  else {
    const message = next(life);
    if (message) deliver(life, message);
  }
}

function order(shop: Shop, random: Random, desk: Desk): Life {
  const facts = factsOf(random, desk);
  const at = begin(shop, facts.orderId, facts);
  const stray = random.chance(0.05) ? [PrescriptionVerified({ orderId: facts.orderId })] : [];
  const place = random.int(PLACES.length);
  return { shop, random, desk, place, revoked: new Set(), at, mail: [...at.send, ...stray], shipped: undefined };
}

/** One customer with one order or two, to different places, until nothing is on its way or its time is over. */
function live(shop: Shop, random: Random, tally: Tally): void {
  const desk = openDesk(random, newId());
  file(desk);
  if (random.chance(0.3)) file(desk);
  const lives = [order(shop, random, desk)];
  for (let n = 0; n < 40 * lives.length && (n < 12 || lives.some(({ mail }) => mail.length > 0)); n += 1) {
    // the second comes while the first is on its way, or long after
    if (lives.length === 1 && random.chance(0.06)) lives.push(order(shop, random, desk));
    step(lives, random.pick(lives));
  }
  for (const { at, shipped, place } of lives) {
    if (shipped) judge(shipped, desk, place, tally);
    tally.orders += 1;
    if (at.state === 'cancelled') tally.cancelled += 1;
  }
}

export function simulate(shop: Shop, orders: number, seed = 1): Tally {
  const random = seeded(seed);
  const tally: Tally = { orders: 0, shipped: 0, withoutEvidence: 0, otherLabel: 0, cancelled: 0, grounds: new Set() };
  while (tally.orders < orders) live(shop, random, tally);
  return tally;
}
