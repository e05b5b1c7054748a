import {
  AmendReservation,
  ReservationAmended,
  ReservationAmendmentRefused,
} from '@toric/contracts/catalog-inventory/stock/amendment.events';
import {
  AmendmentAwaited,
  AmendmentKept,
  AmendmentRefused,
  AmendmentVerified,
  KeepAmendment,
  VerifyAmendment,
} from '@toric/contracts/customer/supply/amendment.events';
import { isLens, isStocked } from '@toric/contracts/goods/goods';
import type { Reason } from '@toric/contracts/kernel/common';
import {
  AmendmentCancelRequested,
  AmendmentEnded,
  AmendmentGranted,
  AmendmentStopped,
  OrderAmended,
} from '@toric/contracts/order/amendments/amendment.events';
import type { AmendmentStatus } from '@toric/contracts/order/amendments/amendment.http';
import {
  AmendAuthorisation,
  AuthorisationAmended,
  AuthorisationAmendmentRefused,
} from '@toric/contracts/payment/amendment.events';
import { processTable } from '@toric/messaging/process';
import type { AmendmentFacts } from './amendment.facts.ts';

/* This table is the life of an amendment. The checks come first, then the money, then the boxes. The swap of the boxes
cannot be reverted, so it comes after every step that can be refused. After the swap, the amendment is always applied,
unless the whole order is cancelled. An amendment with any other end leaves its order unchanged.

<!-- diagram -->
stateDiagram-v2
  state "awaiting-prescriber" as awaiting_prescriber
  state charging_or_reserving <<choice>>
  [*] --> checking
  checking --> charging_or_reserving: amendment-verified
  checking --> awaiting_prescriber: amendment-awaited
  checking --> refused: amendment-refused, after 5 min
  checking --> cancelled: amendment-cancel-requested, amendment-stopped
  awaiting_prescriber --> charging_or_reserving: amendment-verified
  awaiting_prescriber --> refused: amendment-refused, after 3 d
  awaiting_prescriber --> cancelled: amendment-cancel-requested, amendment-stopped
  charging --> reserving: authorisation-amended
  charging --> charging: authorisation-amended
  charging --> refused: authorisation-amendment-refused
  charging --> restoring: amendment-cancel-requested, after 15 min
  charging --> cancelled: amendment-stopped
  reserving --> keeping: reservation-amended
  reserving --> restoring: reservation-amendment-refused
  reserving --> refused: reservation-amendment-refused
  reserving --> cancelled: amendment-stopped
  reserving --> reserving: after 5 min
  keeping --> settling: amendment-kept
  keeping --> applied: amendment-kept
  keeping --> cancelled: amendment-stopped
  keeping --> keeping: after 5 min
  settling --> applied: authorisation-amended
  settling --> settling: authorisation-amended, after 5 min
  settling --> cancelled: amendment-stopped
  restoring --> refused: authorisation-amended, authorisation-amendment-refused
  restoring --> cancelled: authorisation-amended, authorisation-amendment-refused, amendment-stopped
  restoring --> restoring: authorisation-amended, after 5 min
  charging_or_reserving --> charging
  charging_or_reserving --> reserving
  applied --> [*]
  refused --> [*]
  cancelled --> [*]
<!-- /diagram -->
*/

/** Names the states of the amendment process. The API shows some of them as one status. */
export type AmendmentState =
  | 'checking'
  | 'awaiting-prescriber'
  | 'charging'
  | 'reserving'
  | 'keeping'
  | 'settling'
  | 'restoring'
  | 'applied'
  | 'refused'
  | 'cancelled';

const SHOWN: Readonly<Record<AmendmentState, AmendmentStatus>> = {
  ...{ checking: 'checking', 'awaiting-prescriber': 'checking', charging: 'charging', reserving: 'reserving' },
  ...{ keeping: 'applying', settling: 'applying', restoring: 'undoing' },
  ...{ applied: 'applied', refused: 'refused', cancelled: 'cancelled' },
};
export const shownAmendment = (state: AmendmentState): AmendmentStatus => SHOWN[state];

const { when, define } = processTable<AmendmentState, AmendmentFacts>();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const again = { afterMs: 5 * MINUTE, to: 'again' as const };

const ORDER_CANCELLED: Reason = {
  code: 'order.cancelled',
  detail: 'The order was cancelled while it was being changed.',
};
const NO_ANSWER: Reason = {
  code: 'amendment.no-answer',
  detail: 'The change could not be checked in time. The order stays as it was; please try again.',
};
const PRESCRIBER_SILENT: Reason = {
  code: 'amendment.prescriber-too-late',
  detail:
    'The prescriber has not answered in three days. The order stays as it was, so that it can still be sent in time.',
};
const NOT_CHARGED: Reason = {
  code: 'payment.no-answer',
  detail: 'The payment provider did not answer in time. The order stays as it was.',
};

const money = (amount: number, { currency }: AmendmentFacts) => ({ amount, currency });
const ids = ({ orderId, amendmentId, customerId }: AmendmentFacts) => ({ orderId, amendmentId, customerId });

/** Returns the lenses among the lines of the amended order. Each has an eye and a prescription, and needs evidence. */
const lensesOf = ({ lines }: AmendmentFacts) =>
  lines.flatMap((line) => {
    const { eye, prescriptionId } = line;
    return isLens(line.goods) && eye && prescriptionId ? [{ ...line, eye, prescriptionId }] : [];
  });

const refusedFor = (o: { reason: Reason }) => ({ end: 'refused' as const, reason: o.reason });
/** Refuses the amendment before another service has granted anything. */
const refuses = { to: 'refused' as const, set: (_: AmendmentFacts, m: { reason: Reason }) => refusedFor(m) };
const overdue = (afterMs: number, reason: Reason) => ({
  afterMs,
  to: 'refused' as const,
  set: () => refusedFor({ reason }),
});
const takenBack = (to: 'cancelled' | 'restoring') =>
  when(AmendmentCancelRequested, { to, set: (_, { reason }) => ({ end: 'cancelled', reason }) });
/**
 * Ends the amendment because its order is cancelled. The cancellation of the order releases its boxes and its payment,
 * so the amendment restores nothing.
 */
const stopped = when(AmendmentStopped, { to: 'cancelled', set: () => ({ end: 'cancelled', reason: ORDER_CANCELLED }) });

const verified = when(AmendmentVerified, {
  to: ['charging', 'reserving'],
  choose: ({ total, before }) => (total > before ? 'charging' : 'reserving'),
  set(o, { lines, shipmentWarning, sealedBuyer }) {
    const evidence = new Map(lines.map(({ lineId, evidenceId }) => [lineId, evidenceId]));
    const permitted = o.lines.map((line) => ({
      ...line,
      evidenceId: isLens(line.goods) ? evidence.get(line.lineId) : undefined,
    }));
    return { lines: permitted, shipmentWarning, sealedBuyer };
  },
});

/**
 * Handles the answer of the payment service that the card holds the amount `wanted`. An answer with another amount
 * belongs to an earlier request, so the process keeps the state `stays`.
 */
const held = (
  wanted: (o: AmendmentFacts) => number,
  stays: AmendmentState,
  next: (o: AmendmentFacts) => AmendmentState,
) => ({
  choose: (o: AmendmentFacts) => (o.answered === wanted(o) ? next(o) : stays),
  set: (_: AmendmentFacts, { amount }: { amount?: { amount: number } | undefined }) => ({ answered: amount?.amount }),
});
const newTotal = ({ total }: AmendmentFacts) => total;
const oldTotal = ({ before }: AmendmentFacts) => before;
const ended = ({ end }: AmendmentFacts) => end;

export const amendmentProcess = define({
  name: 'amendment-process',
  key: 'amendmentId',
  initial: 'checking',
  states: {
    checking: {
      send: (o) => [VerifyAmendment({ ...o, lines: lensesOf(o) })],
      on: [
        verified,
        when(AmendmentAwaited, { to: 'awaiting-prescriber' }),
        when(AmendmentRefused, refuses),
        takenBack('cancelled'),
        stopped,
      ],
      deadline: overdue(5 * MINUTE, NO_ANSWER),
    },
    'awaiting-prescriber': {
      on: [verified, when(AmendmentRefused, refuses), takenBack('cancelled'), stopped],
      // The wait for the prescriber is limited, because the order cannot be shipped meanwhile and the hold on the card
      // expires after about seven days.
      deadline: overdue(3 * DAY, PRESCRIBER_SILENT),
    },
    charging: {
      send: (o) => [AmendAuthorisation({ ...ids(o), amount: money(o.total, o) })],
      on: [
        when(AuthorisationAmended, { to: ['reserving', 'charging'], ...held(newTotal, 'charging', () => 'reserving') }),
        when(AuthorisationAmendmentRefused, refuses),
        takenBack('restoring'),
        stopped,
      ],
      deadline: { afterMs: 15 * MINUTE, to: 'restoring', set: () => refusedFor({ reason: NOT_CHARGED }) },
    },
    // An amendment in `reserving` cannot be revoked, because the warehouse may already have swapped the boxes.
    reserving: {
      send: (o) => [
        AmendReservation({ ...o, lines: o.lines.filter(({ goods }) => isStocked(goods)).map((line) => ({ ...line })) }),
      ],
      on: [
        when(ReservationAmended, { to: 'keeping' }),
        when(ReservationAmendmentRefused, {
          to: ['restoring', 'refused'],
          choose: ({ total, before }) => (total > before ? 'restoring' : 'refused'),
          set: (_, m) => refusedFor(m),
        }),
        stopped,
      ],
      deadline: again,
    },
    keeping: {
      send: (o) => [KeepAmendment({ ...ids(o), suppliedOn: o.on, lines: lensesOf(o) })],
      on: [
        when(AmendmentKept, {
          to: ['settling', 'applied'],
          choose: ({ total, before }) => (total < before ? 'settling' : 'applied'),
        }),
        stopped,
      ],
      deadline: again,
    },
    settling: {
      send: (o) => [AmendAuthorisation({ ...ids(o), amount: money(o.total, o) })],
      on: [
        when(AuthorisationAmended, { to: ['applied', 'settling'], ...held(newTotal, 'settling', () => 'applied') }),
        stopped,
      ],
      deadline: again,
    },
    restoring: {
      send: (o) => [AmendAuthorisation({ ...ids(o), amount: money(o.before, o) })],
      on: [
        when(AuthorisationAmended, {
          to: ['refused', 'cancelled', 'restoring'],
          ...held(oldTotal, 'restoring', ended),
        }),
        // A refusal means that the larger amount was never held, or that nothing is held any more: no hold is restored.
        when(AuthorisationAmendmentRefused, { to: ['refused', 'cancelled'], choose: ended }),
        stopped,
      ],
      deadline: again,
    },
    applied: {
      send: (o) => [
        AmendmentGranted({
          ...{ ...ids(o), ...o.sums, shippingAddressId: o.shippingAddressId, lines: [...o.lines] },
          ...{ shipmentWarning: o.shipmentWarning, sealedBuyer: o.sealedBuyer },
        }),
        OrderAmended({
          ...{ ...ids(o), orderNumber: o.number, before: money(o.before, o), total: money(o.total, o) },
          discount: money(o.sums.discount, o),
        }),
      ],
    },
    refused: { send: (o) => [AmendmentEnded({ ...ids(o), orderNumber: o.number, reason: o.reason ?? NO_ANSWER })] },
    cancelled: {
      send: (o) => [AmendmentEnded({ ...ids(o), orderNumber: o.number, reason: o.reason ?? ORDER_CANCELLED })],
    },
  },
});
