import { PrescriptionRefused, PrescriptionVerified, VerifyPrescription } from '@toric/contracts/customer/events';
import {
  AmendmentKept,
  AmendmentRefused,
  AmendmentVerified,
  KeepAmendment,
  VerifyAmendment,
} from '@toric/contracts/customer/supply/amendment.events';
import type { Message } from '@toric/contracts/kernel/message';
import { AmendmentEnded } from '@toric/contracts/order/amendments/amendment.events';
import { OrderCancelled } from '@toric/contracts/order/events';
import { addressId, dataOf, id, type Means, ORDER, PLACES, reason } from './known.ts';

/**
 * Plays the customer service: the customer's address book, the address that is kept for the order, and the places for
 * which lines were permitted.
 */
export class CustomerService {
  private readonly book = [...PLACES];
  private kept: string | null = null;
  private readonly copies = new Map<string, string>();
  private readonly permitted = new Set<string>();
  private cancelled = false;
  private readonly means: Means;

  constructor(means: Means) {
    this.means = means;
  }

  private permit(place: string, lines: readonly { lineId: string }[]) {
    return lines.map(({ lineId }) => {
      this.permitted.add(`${place} ${lineId}`);
      return { lineId, evidenceId: id(9_000) };
    });
  }

  answer(message: Message): void {
    const order = dataOf(VerifyPrescription, message);
    if (order) {
      const place = this.kept ?? this.placeOf(order.shippingAddressId);
      if (this.cancelled || !place.startsWith('US'))
        return this.means.send(PrescriptionRefused({ orderId: ORDER, reason, lineIds: [] }));
      this.kept = place;
      return this.means.send(PrescriptionVerified({ orderId: ORDER, lines: this.permit(place, order.lines) }));
    }
    const asked = dataOf(VerifyAmendment, message);
    if (asked) {
      const { amendmentId } = asked;
      const place = asked.newAddress
        ? (this.copies.get(amendmentId) ?? this.placeOf(asked.shippingAddressId))
        : (this.kept ?? '');
      const refused = !place.startsWith('US') || this.means.random.chance(0.15);
      if (refused) return this.means.send(AmendmentRefused({ orderId: ORDER, amendmentId, reason, lineIds: [] }));
      if (asked.newAddress) this.copies.set(amendmentId, place);
      return this.means.send(
        AmendmentVerified({ orderId: ORDER, amendmentId, lines: this.permit(place, asked.lines) }),
      );
    }
    const keep = dataOf(KeepAmendment, message);
    if (keep) {
      const copy = this.copies.get(keep.amendmentId);
      this.copies.delete(keep.amendmentId);
      if (copy !== undefined && !this.cancelled) this.kept = copy;
      return this.means.send(AmendmentKept({ orderId: ORDER, amendmentId: keep.amendmentId }));
    }
    const ended = dataOf(AmendmentEnded, message);
    if (ended) this.copies.delete(ended.amendmentId);
    if (dataOf(OrderCancelled, message)) [this.kept, this.cancelled] = [null, true];
  }

  private placeOf(address: string): string {
    return this.book[PLACES.findIndex((_, index) => addressId(index) === address)] ?? 'nowhere';
  }

  /** Changes an address in the customer's address book. The copies of orders and amendments do not change. */
  editAddress(): void {
    const { random } = this.means;
    this.book[random.int(PLACES.length)] = PLACES[random.int(PLACES.length)] ?? 'DE';
  }

  /**
   * Records a violation if a box leaves without an address that is kept for the order, or if its line was not permitted
   * for the place of this address.
   */
  judge(lineId: string): void {
    if (this.kept === null) this.means.violations.push(`line ${lineId} is sent to no address`);
    else if (!this.permitted.has(`${this.kept} ${lineId}`))
      this.means.violations.push(`line ${lineId} is sent to ${this.kept}`);
  }
}
