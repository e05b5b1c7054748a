import type { Message } from '@toric/contracts/kernel/message';
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
import { dataOf, id, type Means, ORDER, reason } from './known.ts';

/** Plays the payment service around one order. */
export class PaymentService {
  held = 0;
  captured = 0;
  private isVoided = false;
  private readonly captures = new Map<string, Message>();
  private readonly means: Means;

  constructor(means: Means) {
    this.means = means;
  }

  answer(message: Message): void {
    const authorise = dataOf(AuthorisePayment, message);
    const money = (amount: number) => ({ amount, currency: 'USD' });
    if (authorise) {
      if (this.isVoided) return this.means.send(PaymentDeclined({ orderId: ORDER, reason }));
      this.held = Math.max(this.held, authorise.amount.amount);
      return this.means.send(PaymentAuthorised({ orderId: ORDER, paymentId: id(7), amount: authorise.amount }));
    }
    const amend = dataOf(AmendAuthorisation, message);
    if (amend) {
      const { amendmentId, amount } = amend;
      const raises = amount.amount > this.held;
      if (this.isVoided || (raises && this.means.random.chance(0.2)))
        return this.means.send(AuthorisationAmendmentRefused({ orderId: ORDER, amendmentId, amount, reason }));
      this.held = Math.max(this.held, amount.amount);
      return this.means.send(AuthorisationAmended({ orderId: ORDER, amendmentId, amount }));
    }
    if (dataOf(VoidPayment, message)) {
      this.isVoided = true;
      return this.means.send(PaymentVoided({ orderId: ORDER }));
    }
    const capture = dataOf(CapturePayment, message);
    if (!capture) return;
    const key = capture.parcelId ?? 'whole';
    const before = this.captures.get(key);
    if (before) return this.means.send(before);
    this.captured += capture.amount.amount;
    if (this.captured > this.held)
      this.means.violations.push(`captured ${this.captured} of ${this.held} that are held`);
    const answer = PaymentCaptured({
      orderId: ORDER,
      amount: money(capture.amount.amount),
      invoiceNumber: 'INV-1',
      parcelId: capture.parcelId,
    });
    this.captures.set(key, answer);
    this.means.send(answer);
  }
}
