/** Defines the life of a return as one table: awaited messages, questions to other services, and deadlines. */
import { BoxesTakenBack, TakeBackBoxes } from '@toric/contracts/catalog-inventory/returned/returned.events';
import type { Reason } from '@toric/contracts/kernel/common';
import type { Money } from '@toric/contracts/kernel/money';
import {
  ExchangeCancelled,
  ExchangePlaced,
  ExchangeShipped,
  ReturnApproved,
  ReturnCancelled,
  ReturnClosed,
  ReturnDecided,
  ReturnRefused,
  ReturnReceived,
  ReturnReminded,
} from '@toric/contracts/order/returns/return.events';
import type { ReturnOutcome, ReturnResolution, ReturnStatus } from '@toric/contracts/order/returns/return.http';
import {
  ChargeExchange,
  ExchangeCharged,
  ExchangeChargeRefused,
  RefundReturn,
  ReturnRefunded,
  ReturnRefundRefused,
  ReturnRefundWaits,
} from '@toric/contracts/payment/return.events';
import type { RefundCause } from '@toric/contracts/payment/refund-cause';
import type { RefundTo } from '@toric/contracts/payment/store-credit/refund-to';
import type { BoxRule, BoxState, CountedReason, Disposition } from '@toric/contracts/returned/returned';
import { processTable } from '@toric/messaging/process';

/*
<!-- diagram -->
stateDiagram-v2
  state "exchange-sent" as exchange_sent
  state "refund-waits" as refund_waits
  state "refund-failed" as refund_failed
  state "charge-failed" as charge_failed
  state refunding_or_charging_or_closed <<choice>>
  state charging_or_closed <<choice>>
  [*] --> requested
  requested --> approved: return-approved
  requested --> refunding: return-approved
  requested --> refused: return-refused
  requested --> cancelled: return-cancelled
  approved --> received: return-received
  approved --> exchanged: exchange-placed
  approved --> cancelled: return-cancelled
  approved --> reminded: after 20 d
  approved --> expired: after 20 d
  exchanged --> received: return-received
  exchanged --> exchange_sent: exchange-shipped
  exchanged --> refunding: exchange-shipped
  exchanged --> approved: exchange-cancelled
  exchange_sent --> received: return-received
  exchange_sent --> reminded: after 20 d
  reminded --> received: return-received
  reminded --> exchanged: exchange-placed
  reminded --> cancelled: return-cancelled
  reminded --> reminded: exchange-cancelled
  reminded --> charging: after 10 d
  reminded --> expired: after 10 d
  received --> deciding: boxes-taken-back
  received --> received: boxes-taken-back, return-received, exchange-cancelled
  deciding --> refunding_or_charging_or_closed: return-decided
  deciding --> received: return-received
  deciding --> deciding: exchange-cancelled
  refunding --> charging_or_closed: return-refunded
  refunding --> refund_waits: return-refund-waits
  refunding --> refund_failed: return-refund-refused
  refund_waits --> charging_or_closed: return-refunded
  refund_waits --> refund_failed: return-refund-refused
  refund_failed --> refunding_or_charging_or_closed: return-decided
  charging --> closed: exchange-charged
  charging --> charge_failed: exchange-charge-refused
  charge_failed --> closed: exchange-charged
  charge_failed --> received: return-received
  charge_failed --> refunding_or_charging_or_closed: return-decided
  expired --> received: return-received
  refunding_or_charging_or_closed --> refunding
  refunding_or_charging_or_closed --> charging
  refunding_or_charging_or_closed --> closed
  charging_or_closed --> charging
  charging_or_closed --> closed
  closed --> [*]
  refused --> [*]
  cancelled --> [*]
<!-- /diagram -->
*/

type Box = {
  readonly boxId: string;
  readonly lineId: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly state: BoxState;
  readonly reason: CountedReason;
  readonly receivedBy?: string | undefined;
  readonly disposition?: Disposition | undefined;
  readonly rule?: BoxRule | undefined;
  readonly cost?: Money | null | undefined;
};
type Refunds = readonly { lineId: string; quantity: number }[];

export type ReturnFacts = {
  readonly returnId: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly orderNumber: string;
  readonly returnNumber: string;
  readonly resolution: ReturnResolution;
  /** Is false if the goods were lost, so that nothing can come back. */
  readonly goodsComeBack: boolean;
  readonly cause: RefundCause;
  readonly boxes: readonly Box[];
  readonly refunds: Refunds;
  readonly withDelivery: boolean;
  /** Names the way of the refund. If it is absent, the refund uses the original payment method. */
  readonly refundTo?: RefundTo | undefined;
  readonly decidedBy: string | null;
  readonly exchangeOrderId: string | null;
  /** `refundTry` and `chargeTry` count the attempts to refund and to charge. Only a refusal starts a new attempt. */
  readonly refundTry: number;
  readonly chargeTry: number;
  readonly amount: Money | null;
  readonly creditNoteNumber: string | null;
  readonly outcome: ReturnOutcome | null;
  readonly reason: Reason | null;
};

const { when, define } = processTable<ReturnStatus, ReturnFacts>();
const DAY = 86_400_000;
/** Holds the number of days for which the goods are awaited. The customer is reminded after 20 of them. */
export const AWAITED_DAYS = 30;
export const REMINDED_AFTER_DAYS = 20;

const isExchange = (o: ReturnFacts) => o.resolution === 'exchange' && o.exchangeOrderId !== null;
const bringsMoney = (o: ReturnFacts) => o.refunds.length > 0 || o.withDelivery;
/** Returns true if the warehouse has answered about every box of the return. */
const isInspected = (o: ReturnFacts) => o.boxes.every(({ disposition }) => disposition !== undefined);

/** Adds boxes that came back to the return. A box that is already known is not added twice. */
const withBoxes = (o: ReturnFacts, { boxes }: { boxes: readonly Box[] }) => ({
  boxes: [...o.boxes, ...boxes.filter(({ boxId }) => !o.boxes.some((known) => known.boxId === boxId))],
});
const received = when(ReturnReceived, { to: 'received', set: withBoxes });

function withAnswers(o: ReturnFacts, answers: readonly Pick<Box, 'boxId' | 'disposition' | 'rule' | 'cost'>[]) {
  const byId = new Map(answers.map((answer) => [answer.boxId, answer]));
  return { boxes: o.boxes.map((box) => ({ ...box, ...byId.get(box.boxId) })) };
}

/**
 * Returns the state after the decision: first the refund, then the charge of an exchange, then the end. A refund that
 * was already made is not repeated.
 */
const afterDecision = (o: ReturnFacts): ReturnStatus =>
  bringsMoney(o) && o.amount === null ? 'refunding' : isExchange(o) ? 'charging' : 'closed';
const decided = when(ReturnDecided, {
  to: ['refunding', 'charging', 'closed'],
  choose: afterDecision,
  set: (o, { refunds, withDelivery, decidedBy, refundTo }) => ({
    ...{ refunds, withDelivery, decidedBy, reason: null },
    ...(refundTo && { refundTo }),
    outcome: refunds.length > 0 || withDelivery || isExchange(o) ? o.outcome : ('nothing' as const),
  }),
});
const exchangeCancelled = when(ExchangeCancelled, { set: () => ({ exchangeOrderId: null }) });
const afterRefund = (o: ReturnFacts): ReturnStatus => (isExchange(o) ? 'charging' : 'closed');
const OUTCOMES = { refund: 'refunded', exchange: 'exchanged', reship: 'reshipped' } as const;
const refunded = when(ReturnRefunded, {
  to: ['charging', 'closed'],
  choose: afterRefund,
  set: (o, { amount, creditNoteNumber }) => ({
    ...{ amount, creditNoteNumber, reason: null, outcome: OUTCOMES[o.resolution] },
  }),
});
const refundRefused = when(ReturnRefundRefused, {
  to: 'refund-failed',
  set: (o, { reason }) => ({ reason, refundTry: o.refundTry + 1 }),
});
const exchangePlaced = when(ExchangePlaced, {
  to: 'exchanged',
  set: (_, { exchangeOrderId }) => ({ exchangeOrderId }),
});

export const returnProcess = define({
  name: 'return-process',
  key: 'returnId',
  initial: 'requested',
  states: {
    requested: {
      on: [
        when(ReturnApproved, {
          to: ['approved', 'refunding'],
          choose: (o) => (o.goodsComeBack || o.resolution === 'reship' ? 'approved' : 'refunding'),
          set: (_, { refunds, withDelivery, decidedBy }) => ({ refunds, withDelivery, decidedBy }),
        }),
        when(ReturnRefused, { to: 'refused', set: (_, { reason }) => ({ reason }) }),
        when(ReturnCancelled, { to: 'cancelled' }),
      ],
    },
    approved: {
      on: [received, exchangePlaced, when(ReturnCancelled, { to: 'cancelled' })],
      deadline: {
        afterMs: REMINDED_AFTER_DAYS * DAY,
        to: ['reminded', 'expired'],
        choose: (o) => (o.goodsComeBack ? 'reminded' : 'expired'),
      },
    },
    // The exchange order is shipped or cancelled within days, unless its prescriber must be asked.
    exchanged: {
      on: [
        received,
        when(ExchangeShipped, {
          to: ['exchange-sent', 'refunding'],
          choose: (o) => (o.resolution === 'reship' ? 'refunding' : 'exchange-sent'),
        }),
        when(ExchangeCancelled, { to: 'approved', set: () => ({ exchangeOrderId: null }) }),
      ],
    },
    // The new goods were sent first. Old goods that do not come back in time are charged.
    'exchange-sent': { on: [received], deadline: { afterMs: REMINDED_AFTER_DAYS * DAY, to: 'reminded' } },
    reminded: {
      send: (o) => [ReturnReminded({ ...o, isExchange: isExchange(o), days: AWAITED_DAYS - REMINDED_AFTER_DAYS })],
      on: [received, exchangePlaced, when(ReturnCancelled, { to: 'cancelled' }), exchangeCancelled],
      deadline: {
        afterMs: (AWAITED_DAYS - REMINDED_AFTER_DAYS) * DAY,
        to: ['charging', 'expired'],
        choose: (o) => (isExchange(o) ? 'charging' : 'expired'),
      },
    },
    // The warehouse answers for each box whether it was shipped with the order, and its disposition.
    received: {
      send: (o) => [TakeBackBoxes({ returnId: o.returnId, orderId: o.orderId, boxes: [...o.boxes] })],
      on: [
        when(BoxesTakenBack, {
          to: ['deciding', 'received'],
          choose: (o) => (isInspected(o) ? 'deciding' : 'received'),
          set: (o, { boxes }) => withAnswers(o, boxes),
        }),
        received,
        exchangeCancelled,
      ],
    },
    deciding: { on: [decided, received, exchangeCancelled] },
    refunding: {
      send: (o) => [
        RefundReturn({
          ...{ returnId: o.returnId, orderId: o.orderId, lines: [...o.refunds], withDelivery: o.withDelivery },
          ...{ requestedBy: o.decidedBy ?? o.customerId, cause: o.cause, attempt: o.refundTry },
          ...(o.exchangeOrderId !== null && { exchangeOrderId: o.exchangeOrderId }),
          ...(o.refundTo === 'store-credit' && { refundTo: o.refundTo }),
        }),
      ],
      on: [refunded, when(ReturnRefundWaits, { to: 'refund-waits' }), refundRefused],
    },
    // The refund is above the limit of one person. A second person of finance approves or rejects it.
    'refund-waits': { on: [refunded, refundRefused] },
    'refund-failed': { on: [decided] },
    charging: {
      send: (o) => [
        ChargeExchange({ returnId: o.returnId, orderId: o.exchangeOrderId ?? o.orderId, attempt: o.chargeTry }),
      ],
      on: [
        when(ExchangeCharged, {
          to: 'closed',
          set: (o, { amount }) => ({ outcome: amount.amount > 0 && o.amount === null ? 'charged' : 'exchanged' }),
        }),
        when(ExchangeChargeRefused, {
          to: 'charge-failed',
          set: (o, { reason }) => ({ reason, chargeTry: o.chargeTry + 1 }),
        }),
      ],
    },
    'charge-failed': {
      on: [
        // finance may collect the money at any later time, and then the payment service reports the charge
        when(ExchangeCharged, { to: 'closed', set: () => ({ outcome: 'charged' as const, reason: null }) }),
        received,
        decided,
      ],
    },
    // A parcel that comes after the return has expired is still inspected, and a person decides about it.
    expired: { on: [received] },
    closed: {
      send: (o) => [
        ReturnClosed({
          ...o,
          outcome: o.outcome ?? 'nothing',
          amount: o.amount,
          creditNoteNumber: o.creditNoteNumber,
        }),
      ],
    },
    refused: {},
    cancelled: {},
  },
});
