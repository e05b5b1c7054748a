/**
 * Simulates one order and its surroundings: the real tables of the order process and the amendment process, and plain
 * stand-ins for the other services. Messages arrive in any order, twice, or late. The tests act at random and judge
 * which boxes leave.
 */
import type { Message } from '@toric/contracts/kernel/message';
import { AmendmentBegun, AmendmentCancelRequested } from '@toric/contracts/order/amendments/amendment.events';
import { CancellationRequested, ShipmentRequested } from '@toric/contracts/order/events';
import { begin, expire, handle, type Instance } from '@toric/messaging/process';
import { amendmentFacts } from '../../src/amendments/amendment.facts.ts';
import { amendmentProcess, type AmendmentState, shownAmendment } from '../../src/amendments/amendment.process.ts';
import type { AmendmentFacts } from '../../src/amendments/amendment.facts.ts';
import type { Terms } from '../../src/amendments/terms.ts';
import { assertRevocable } from '../../src/amendments/amendment.ts';
import type { OrderFacts } from '../../src/orders/order.facts.ts';
import { orderProcess, type OrderState, shownAs } from '../../src/orders/order.process.ts';
import { CANCELLABLE, SHIPPABLE } from '../../src/orders/order.ts';
import { CustomerService } from './world/customer.ts';
import { addressId, CUSTOMER, id, ORDER, PLACES, type Random, reason } from './world/known.ts';
import { PaymentService } from './world/payment.ts';
import { Warehouse } from './world/warehouse.ts';

const PRICE = 1_000;

type Amendment = Instance<AmendmentState, AmendmentFacts> & { before: OrderFacts };
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
  readonly customer: CustomerService;
  readonly warehouse: Warehouse;
  readonly payment: PaymentService;

  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
    const means = { random, violations: this.violations, send: (message: Message) => void this.flying.push(message) };
    this.customer = new CustomerService(means);
    this.warehouse = new Warehouse(means, (lineId) => this.customer.judge(lineId));
    this.payment = new PaymentService(means);
    const lines = [lineOf(1, 2), lineOf(2, 1)];
    const begun = begin(orderProcess, ORDER, {
      ...{ orderId: ORDER, customerId: CUSTOMER, number: 'T-1', market: 'US', currency: 'USD', placedOn: '2026-11-21' },
      ...{ shippingAddressId: addressId(0), paymentToken: 'tok', couponCode: null, subtotal: 3 * PRICE, discount: 0 },
      ...{ lines, held: [], reason: null, invoiceNumber: null },
    });
    this.order = begun;
    this.emit(begun.send);
  }

  /**
   * Sends messages of the order service, and moves its processes by them in one transaction, as the unit of work does.
   */
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

  /** Records a violation if an amendment that ended without effect has changed its order. */
  private assertUntouched({ before, data }: Amendment): void {
    const shown = ({ lines, shippingAddressId, subtotal, discount }: OrderFacts) =>
      JSON.stringify({ lines, shippingAddressId, subtotal, discount });
    if (shown(before) !== shown(this.order.data)) this.violations.push(`${data.amendmentId} left a trace in its order`);
  }

  get status() {
    return shownAs(this.order.state);
  }

  /** Delivers a random message that is under way. Sometimes the message stays under way, and is delivered again. */
  deliver(): boolean {
    if (this.flying.length === 0) return false;
    const index = this.random.int(this.flying.length);
    const message = this.flying[index];
    if (!message) return false;
    if (!this.random.chance(0.1)) this.flying.splice(index, 1);
    for (const service of [this.customer, this.warehouse, this.payment]) service.answer(message);
    // the order service's own messages have moved the processes already, when they were sent
    if (!message.type.startsWith('order.')) this.hear(message);
    return true;
  }

  // The following methods are the actions of people, with the refusals of the use cases.

  cancelOrder(): void {
    if (CANCELLABLE.includes(this.status))
      this.emit([CancellationRequested({ orderId: ORDER, customerId: CUSTOMER, reason })]);
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

  /** Lets the deadline of the order or of a random amendment pass. */
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

  /** Delivers all messages and lets deadlines pass, until neither the order nor an amendment moves any more. */
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

  /** Records a violation for each rule that is broken when no message is under way any more. */
  judgeRest(): void {
    const { state, data } = this.order;
    if (state === 'confirmed' && data.amending !== undefined) this.violations.push('the order is still being amended');
    if (state === 'confirmed') {
      const wanted = new Map(data.lines.map(({ lineId, quantity }) => [lineId, quantity]));
      const boxes = this.warehouse.holds ?? new Map<string, number>();
      const same = wanted.size === boxes.size && [...wanted].every(([lineId, n]) => boxes.get(lineId) === n);
      if (!same) this.violations.push('the warehouse holds other boxes than the order has');
      if (this.payment.held < data.subtotal - data.discount)
        this.violations.push('less is held on the card than the order costs');
    }
    if (state === 'shipped' && data.dropped === undefined && this.payment.captured !== data.subtotal - data.discount)
      this.violations.push(
        `the order costs ${data.subtotal - data.discount}, and ${this.payment.captured} were captured`,
      );
    if (state === 'cancelled' && this.warehouse.holds) this.violations.push('a cancelled order holds boxes');
  }
}
