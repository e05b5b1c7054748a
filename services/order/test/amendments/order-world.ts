/**
 * A small world around one order: the real tables of the order process and the amendment process, and plain stand-ins for
 * the other services. Messages arrive in any order, twice, or late. The tests act at random and judge what leaves.
 */
import {
  ReleaseStock,
  ReserveStock,
  ShipmentRefused,
  ShipStock,
  StockReleased,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import {
  AmendReservation,
  ReservationAmended,
  ReservationAmendmentRefused,
} from '@toric/contracts/catalog-inventory/stock/amendment.events';
import { PrescriptionRefused, PrescriptionVerified, VerifyPrescription } from '@toric/contracts/customer/events';
import {
  AmendmentKept,
  AmendmentRefused,
  AmendmentVerified,
  KeepAmendment,
  VerifyAmendment,
} from '@toric/contracts/customer/supply/amendment.events';
import type { DataOf, Message, MessageType } from '@toric/contracts/kernel/message';
import {
  AmendmentBegun,
  AmendmentCancelRequested,
  AmendmentEnded,
} from '@toric/contracts/order/amendments/amendment.events';
import { CancellationRequested, OrderCancelled, ShipmentRequested } from '@toric/contracts/order/events';
import {
  AmendAuthorisation,
  AuthorisationAmended,
  AuthorisationAmendmentRefused,
} from '@toric/contracts/payment/amendment.events';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentDeclined,
  PaymentVoided,
  VoidPayment,
} from '@toric/contracts/payment/events';
import { begin, expire, handle, type Instance } from '@toric/messaging/process';
import { amendmentFacts } from '../../src/amendments/amendment.facts.ts';
import { amendmentProcess, type AmendmentState, shownAmendment } from '../../src/amendments/amendment.process.ts';
import type { AmendmentFacts } from '../../src/amendments/amendment.facts.ts';
import type { Terms } from '../../src/amendments/terms.ts';
import { assertRevocable } from '../../src/amendments/amendment.ts';
import type { OrderFacts } from '../../src/orders/order.facts.ts';
import { orderProcess, type OrderState, shownAs } from '../../src/orders/order.process.ts';
import { CANCELLABLE, SHIPPABLE } from '../../src/orders/order.ts';

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const ORDER = id(10);
const CUSTOMER = id(12);
const reason = { code: 'some.refusal', detail: 'Refused.' };
const PRICE = 1_000;
/** The places of the addresses at the beginning. The first two lie in the market of the order. */
const PLACES = ['US-NJ', 'US-CA', 'DE'];
const addressId = (n: number) => id(500 + n);

export type Random = { int(most: number): number; chance(share: number): boolean };
type Amendment = Instance<AmendmentState, AmendmentFacts> & { before: OrderFacts };
type Boxes = readonly { readonly lineId: string; readonly quantity: number }[];
type Line = OrderFacts['lines'][number];

const lineOf = (n: number, quantity: number): Line => ({
  ...{ lineId: id(1_000 + n), eye: 'right', prescriptionId: id(3), lensId: id(4), packId: id(5), quantity },
  ...{ description: 'Biofinity, 6 lenses', gross: PRICE * quantity, taxRate: 0 },
});

export class World {
  readonly violations: string[] = [];
  readonly seen = new Set<string>();
  order: Instance<OrderState, OrderFacts>;
  readonly amendments = new Map<string, Amendment>();
  private readonly flying: Message[] = [];
  private count = 0;
  /** The customer service: what stands in the address book, what is kept for the order, and what was permitted where. */
  private readonly book = [...PLACES];
  private kept: string | null = null;
  private readonly copies = new Map<string, string>();
  private readonly permitted = new Set<string>();
  private cancelled = false;
  /** The warehouse. */
  private stock: 'none' | 'held' | 'released' | 'shipped' = 'none';
  private isPicked = false;
  private boxes = new Map<string, number>();
  private readonly swaps = new Map<string, Message>();
  private readonly parcels = new Map<string, Message>();
  /** The payment service. */
  private held = 0;
  private isVoided = false;
  captured = 0;
  private readonly captures = new Map<string, Message>();

  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
    const lines = [lineOf(1, 2), lineOf(2, 1)];
    const begun = begin(orderProcess, ORDER, {
      ...{ orderId: ORDER, customerId: CUSTOMER, number: 'T-1', market: 'US', currency: 'USD', placedOn: '2026-11-21' },
      ...{ shippingAddressId: addressId(0), paymentToken: 'tok', couponCode: null, subtotal: 3 * PRICE, discount: 0 },
      ...{ lines, held: [], reason: null, invoiceNumber: null },
    });
    this.order = begun;
    this.emit(begun.send);
  }

  /** Moves the processes by messages of this service, in one transaction, as the unit of work does. */
  private emit(messages: readonly Message[]): void {
    for (const message of messages) {
      this.seen.add(message.type);
      this.flying.push(message);
      this.hear(message);
    }
  }

  private hear(message: Message): void {
    const data = message.data as { orderId?: string; amendmentId?: string };
    const moved = handle(orderProcess, ORDER, this.order, message);
    if (moved) {
      this.order = moved;
      this.seen.add(moved.state);
      this.emit(moved.send);
    }
    const amendment = data.amendmentId === undefined ? undefined : this.amendments.get(data.amendmentId);
    const next = amendment && handle(amendmentProcess, data.amendmentId ?? '', amendment, message);
    if (next && amendment) this.moveAmendment({ ...next, before: amendment.before }, next.send);
  }

  private moveAmendment(next: Amendment, send: readonly Message[]): void {
    this.amendments.set(next.data.amendmentId, next);
    this.seen.add(`amendment ${next.state}`);
    this.emit(send);
    const isOver = next.state === 'refused' || next.state === 'cancelled';
    if (isOver && this.order.state === 'confirmed') this.assertUntouched(next);
  }

  /** An amendment that ends without effect leaves the order exactly as it was. */
  private assertUntouched({ before, data }: Amendment): void {
    const shown = ({ lines, shippingAddressId, subtotal, discount }: OrderFacts) =>
      JSON.stringify({ lines, shippingAddressId, subtotal, discount });
    if (shown(before) !== shown(this.order.data)) this.violations.push(`${data.amendmentId} left a trace in its order`);
  }

  get status() {
    return shownAs(this.order.state);
  }

  private send(message: Message): void {
    this.flying.push(message);
  }

  /** Delivers one message that is on its way, in any order. Sometimes it stays, and comes again. */
  deliver(): boolean {
    if (this.flying.length === 0) return false;
    const index = this.random.int(this.flying.length);
    const message = this.flying[index];
    if (!message) return false;
    if (!this.random.chance(0.1)) this.flying.splice(index, 1);
    this.answer(message);
    // answers of other services reach the processes here
    if (!message.type.startsWith('order.')) this.hear(message);
    return true;
  }

  private as<M extends MessageType>(type: M, message: Message): DataOf<M> | undefined {
    return message.type === type.type ? (message.data as DataOf<M>) : undefined;
  }

  private answer(message: Message): void {
    this.customer(message);
    this.warehouse(message);
    this.payment(message);
  }

  private permit(place: string, lines: readonly { lineId: string }[]) {
    return lines.map(({ lineId }) => {
      this.permitted.add(`${place} ${lineId}`);
      return { lineId, evidenceId: id(9_000) };
    });
  }

  private customer(message: Message): void {
    const order = this.as(VerifyPrescription, message);
    if (order) {
      const place = this.kept ?? this.placeOf(order.shippingAddressId);
      if (this.cancelled || !place.startsWith('US'))
        return this.send(PrescriptionRefused({ orderId: ORDER, reason, lineIds: [] }));
      this.kept = place;
      return this.send(PrescriptionVerified({ orderId: ORDER, lines: this.permit(place, order.lines) }));
    }
    const asked = this.as(VerifyAmendment, message);
    if (asked) {
      const { amendmentId } = asked;
      const place = asked.newAddress
        ? (this.copies.get(amendmentId) ?? this.placeOf(asked.shippingAddressId))
        : (this.kept ?? '');
      const refused = !place.startsWith('US') || this.random.chance(0.15);
      if (refused) return this.send(AmendmentRefused({ orderId: ORDER, amendmentId, reason, lineIds: [] }));
      if (asked.newAddress) this.copies.set(amendmentId, place);
      return this.send(AmendmentVerified({ orderId: ORDER, amendmentId, lines: this.permit(place, asked.lines) }));
    }
    const keep = this.as(KeepAmendment, message);
    if (keep) {
      const copy = this.copies.get(keep.amendmentId);
      this.copies.delete(keep.amendmentId);
      if (copy !== undefined && !this.cancelled) this.kept = copy;
      return this.send(AmendmentKept({ orderId: ORDER, amendmentId: keep.amendmentId }));
    }
    const ended = this.as(AmendmentEnded, message);
    if (ended) this.copies.delete(ended.amendmentId);
    if (this.as(OrderCancelled, message)) [this.kept, this.cancelled] = [null, true];
  }

  private placeOf(address: string): string {
    return this.book[PLACES.findIndex((_, index) => addressId(index) === address)] ?? 'nowhere';
  }

  private hold(lines: Boxes): void {
    this.boxes = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  }

  private warehouse(message: Message): void {
    const reserve = this.as(ReserveStock, message);
    if (reserve) {
      if (this.stock === 'none') [this.stock] = ['held' as const, this.hold(reserve.lines)];
      if (this.stock === 'held')
        this.send(StockReserved({ orderId: ORDER, reservedUntil: '2030-01-01T00:00:00.000Z' }));
      return;
    }
    if (this.as(ReleaseStock, message)) {
      if (this.stock !== 'shipped') [this.stock, this.boxes] = ['released', new Map()];
      if (this.stock === 'released') this.send(StockReleased({ orderId: ORDER }));
      return;
    }
    const amend = this.as(AmendReservation, message);
    if (amend) this.swap(amend);
    const ship = this.as(ShipStock, message);
    if (ship) this.ship(ship);
  }

  private swap({ amendmentId, lines }: DataOf<typeof AmendReservation>): void {
    const before = this.swaps.get(amendmentId);
    if (before) return this.send(before);
    const refused = this.stock !== 'held' || this.isPicked || this.random.chance(0.2);
    const answer = refused
      ? ReservationAmendmentRefused({ orderId: ORDER, amendmentId, reason, lineIds: [] })
      : ReservationAmended({ orderId: ORDER, amendmentId });
    if (!refused) this.hold(lines);
    this.swaps.set(amendmentId, answer);
    this.send(answer);
  }

  private ship({ parcelId, lines }: DataOf<typeof ShipStock>): void {
    const key = parcelId ?? 'whole';
    const before = this.parcels.get(key);
    if (before) return this.send(before);
    if (this.stock !== 'held') return this.send(ShipmentRefused({ orderId: ORDER, parcelId, reason }));
    const taken = lines ?? [...this.boxes].map(([lineId, quantity]) => ({ lineId, quantity }));
    for (const { lineId, quantity } of taken) {
      const left = (this.boxes.get(lineId) ?? 0) - quantity;
      if (left < 0) this.violations.push(`parcel ${key} takes boxes of line ${lineId} that the order does not hold`);
      this.boxes.set(lineId, left);
      this.judge(lineId);
    }
    if ([...this.boxes.values()].every((left) => left === 0)) this.stock = 'shipped';
    const answer = StockShipped({ orderId: ORDER, parcelId, lots: [] });
    this.parcels.set(key, answer);
    this.send(answer);
  }

  /** The judge: a box goes to the address that is kept for the order, and only to a place for which its line was permitted. */
  private judge(lineId: string): void {
    if (this.kept === null) this.violations.push(`line ${lineId} is sent to no address`);
    else if (!this.permitted.has(`${this.kept} ${lineId}`))
      this.violations.push(`line ${lineId} is sent to ${this.kept}`);
  }

  private payment(message: Message): void {
    const authorise = this.as(AuthorisePayment, message);
    const money = (amount: number) => ({ amount, currency: 'USD' });
    if (authorise) {
      if (this.isVoided) return this.send(PaymentDeclined({ orderId: ORDER, reason }));
      this.held = Math.max(this.held, authorise.amount.amount);
      return this.send(PaymentAuthorised({ orderId: ORDER, paymentId: id(7), amount: authorise.amount }));
    }
    const amend = this.as(AmendAuthorisation, message);
    if (amend) {
      const { amendmentId, amount } = amend;
      const raises = amount.amount > this.held;
      if (this.isVoided || (raises && this.random.chance(0.2)))
        return this.send(AuthorisationAmendmentRefused({ orderId: ORDER, amendmentId, amount, reason }));
      this.held = Math.max(this.held, amount.amount);
      return this.send(AuthorisationAmended({ orderId: ORDER, amendmentId, amount }));
    }
    if (this.as(VoidPayment, message)) {
      this.isVoided = true;
      return this.send(PaymentVoided({ orderId: ORDER }));
    }
    const capture = this.as(CapturePayment, message);
    if (!capture) return;
    const key = capture.parcelId ?? 'whole';
    const before = this.captures.get(key);
    if (before) return this.send(before);
    this.captured += capture.amount.amount;
    if (this.captured > this.held) this.violations.push(`captured ${this.captured} of ${this.held} that are held`);
    const answer = PaymentCaptured({
      orderId: ORDER,
      amount: money(capture.amount.amount),
      invoiceNumber: 'INV-1',
      parcelId: capture.parcelId,
    });
    this.captures.set(key, answer);
    this.send(answer);
  }

  // ── what people do, with the refusals of the use cases ──

  cancelOrder(): void {
    if (CANCELLABLE.includes(this.status))
      this.emit([CancellationRequested({ orderId: ORDER, customerId: CUSTOMER, reason })]);
  }

  /** The customer changes what her address book says. The copies of orders and amendments do not follow. */
  editAddress(): void {
    this.book[this.random.int(PLACES.length)] = PLACES[this.random.int(PLACES.length)] ?? 'DE';
  }

  beginPick(): void {
    if (this.stock === 'held') this.isPicked = true;
  }

  endPick(): void {
    this.isPicked = false;
  }

  shipOrder(): void {
    const { data } = this.order;
    if (!SHIPPABLE.includes(this.status) || data.amending !== undefined) return;
    const parcelId = id(20_000 + ++this.count);
    const line = data.lines[this.random.int(data.lines.length)];
    const part = this.random.chance(0.5) && line ? { lines: [{ lineId: line.lineId, quantity: 1 }] } : {};
    const whole = this.random.chance(0.3) && data.sent === undefined ? {} : { parcelId, ...part };
    this.emit([ShipmentRequested({ orderId: ORDER, customerId: CUSTOMER, ...whole })]);
  }

  amendOrder(): void {
    const { data } = this.order;
    if (this.status !== 'confirmed' || data.amending !== undefined) return;
    const amendmentId = id(30_000 + ++this.count);
    const after = this.termsOf(data, {
      lines: [
        lineOf(++this.count, 1 + this.random.int(4)),
        ...(this.random.chance(0.5) ? [lineOf(++this.count, 1)] : []),
      ],
      shippingAddressId: this.random.chance(0.6) ? addressId(this.random.int(PLACES.length)) : data.shippingAddressId,
    });
    const known = {
      amendmentId,
      orderId: ORDER,
      customerId: CUSTOMER,
      number: 'T-1',
      market: 'US',
      now: new Date('2026-11-21T10:00:00Z'),
    };
    const begun = begin(amendmentProcess, amendmentId, amendmentFacts(known, this.termsOf(data, data), after));
    this.amendments.set(amendmentId, { ...begun, before: data });
    this.emit([AmendmentBegun({ orderId: ORDER, amendmentId, customerId: CUSTOMER }), ...begun.send]);
  }

  private termsOf(
    { currency, discount }: OrderFacts,
    { lines, shippingAddressId }: Pick<OrderFacts, 'lines' | 'shippingAddressId'>,
  ): Terms {
    const shown = lines.map((line) => ({
      ...line,
      ...{
        goods: 'lens' as const,
        rule: 'prescription' as const,
        productId: id(6),
        productName: 'Biofinity',
        packSize: 6,
      },
      ...{ eye: line.eye ?? null, prescriptionId: line.prescriptionId ?? null, parameters: null, listPrice: null },
      ...{ unitPrice: PRICE, tax: null, taxPpm: null, taxRow: null, boxDays: line.boxDays },
    }));
    const subtotal = lines.reduce((sum, { gross }) => sum + gross, 0);
    const none = {
      delivery: 0,
      deliveryName: null,
      taxOnTop: 0,
      tax: 0,
      promisedOn: null,
      place: null,
      deliveryMethodId: null,
    };
    const sums = { currency, subtotal, discount, ...none };
    return { ...sums, lines: shown, shippingAddressId };
  }

  cancelAmendment(): void {
    for (const [amendmentId, { state }] of this.amendments) {
      try {
        assertRevocable(shownAmendment(state));
      } catch {
        continue;
      }
      this.emit([AmendmentCancelRequested({ orderId: ORDER, amendmentId, reason })]);
    }
  }

  /** Lets a deadline pass: of the order, or of an amendment. */
  expire(): void {
    const amendments = [...this.amendments.values()];
    const chosen = this.random.int(amendments.length + 1);
    const amendment = amendments[chosen];
    if (amendment) {
      const next = expire(amendmentProcess, amendment.data.amendmentId, amendment);
      if (next) this.moveAmendment({ ...next, before: amendment.before }, next.send);
      return;
    }
    const next = expire(orderProcess, ORDER, this.order);
    if (!next) return;
    this.order = next;
    this.seen.add(next.state);
    this.emit(next.send);
  }

  /** Delivers everything, and lets the deadlines pass that ask again, until nothing moves any more. */
  settle(): void {
    for (let turn = 0; turn < 400; turn++) {
      if (this.deliver()) continue;
      const isMoving = [...this.amendments.values()].some(
        ({ state }) => !['applied', 'refused', 'cancelled'].includes(state),
      );
      const waits = ['confirmed', 'part-shipped', 'shipped', 'completed', 'cancelled', 'payment-due'].includes(
        this.order.state,
      );
      if (!isMoving && waits) return;
      this.expire();
    }
    this.violations.push(`nothing settles: the order is ${this.order.state}`);
  }

  /** Judges what must hold when nothing is on its way any more. */
  judgeRest(): void {
    const { state, data } = this.order;
    if (state === 'confirmed' && data.amending !== undefined) this.violations.push('the order is still being amended');
    if (state === 'confirmed') {
      const wanted = new Map(data.lines.map(({ lineId, quantity }) => [lineId, quantity]));
      const same = wanted.size === this.boxes.size && [...wanted].every(([lineId, n]) => this.boxes.get(lineId) === n);
      if (!same) this.violations.push('the warehouse holds other boxes than the order has');
      if (this.held < data.subtotal - data.discount)
        this.violations.push('less is held on the card than the order costs');
    }
    if (state === 'shipped' && data.dropped === undefined && this.captured !== data.subtotal - data.discount)
      this.violations.push(`the order costs ${data.subtotal - data.discount}, and ${this.captured} were captured`);
    if (state === 'cancelled' && this.stock === 'held') this.violations.push('a cancelled order holds boxes');
  }
}
