// Decides about gifts of store credit: whether a gift needs approval, and how it is approved or rejected.
import { SendMessage } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import { LARGEST_AMOUNT } from '@toric/contracts/kernel/money';
import {
  STORE_CREDIT_GIFT_DECIDED,
  STORE_CREDIT_NEEDS_SECOND_PERSON,
  STORE_CREDIT_TOO_MUCH,
} from '@toric/contracts/payment/store-credit/store-credit.errors';
import type {
  StoreCreditGiftStatus,
  StoreCreditGiftView,
} from '@toric/contracts/payment/store-credit/store-credit.http';

export type Gift = {
  readonly id: string;
  readonly customerId: string;
  readonly amount: number;
  readonly currency: string;
  /** The reason is null after the customer was erased. */
  readonly reason: string | null;
  readonly status: StoreCreditGiftStatus;
  readonly requestedBy: string;
  readonly decidedBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/**
 * The gifts of a customer within this number of days are added up, so that several small gifts cannot evade the limit.
 */
export const GIFT_DAYS = 30;

/** Returns the state of a new gift. `before` is the sum of the customer's gifts of the last GIFT_DAYS days. */
export const statusOf = (amount: number, before: number, limit: number): StoreCreditGiftStatus =>
  before + amount > limit ? 'needs-approval' : 'given';

/** Throws if a gift makes the balance larger than the largest amount of an order. */
export function assertFits(balance: number, { amount, currency }: Pick<Gift, 'amount' | 'currency'>): void {
  if (balance + amount > LARGEST_AMOUNT) throw STORE_CREDIT_TOO_MUCH({ limit: LARGEST_AMOUNT, currency });
}

export function decideGift(gift: Gift, status: 'given' | 'rejected', by: string, now: Date): Gift {
  if (gift.status !== 'needs-approval') throw STORE_CREDIT_GIFT_DECIDED({ status: gift.status });
  if (status === 'given' && gift.requestedBy === by) throw STORE_CREDIT_NEEDS_SECOND_PERSON();
  return { ...gift, status, decidedBy: by, updatedAt: now };
}

/**
 * Returns the mail that tells a customer about a gift. The gift is the cause of the mail, so the mail is sent only
 * once. The mail does not state the reason of the gift, because messages carry no such text.
 */
export const giftTold = (personId: string, { id: causeId, amount, currency }: Gift): Message =>
  SendMessage({
    causeId,
    personId,
    notice: { template: 'store-credit-given', values: { amount: { amount, currency } } },
  });

/** Returns a gift in the form of the API. */
export function giftView({ amount, currency, createdAt, updatedAt, ...gift }: Gift): StoreCreditGiftView {
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { ...gift, ...times, amount: { amount, currency } };
}
