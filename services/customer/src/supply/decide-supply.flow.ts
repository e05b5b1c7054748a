/**
 * Answers orders that ask whether their lenses may be supplied: immediately, or after the prescribers have answered.
 */
import type { Vault } from '@toric/chassis/data/vault';
import { PrescriptionRefused, PrescriptionVerified, VerificationAwaited } from '@toric/contracts/customer/events';
import {
  AmendmentAwaited,
  AmendmentRefused,
  AmendmentVerified,
} from '@toric/contracts/customer/supply/amendment.events';
import type { Message } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';
import type { LensIds } from '@toric/optics/lens-id';
import type { PlaceDigests } from '@toric/optics/place-digest';
import { keepOrderAddresses, type NewOrderAddress } from '../people/order-address.store.ts';
import { lockPrescriptions, updateStatus, type StoredRow } from '../prescriptions/prescription.store.ts';
import { nextStatus } from '../prescriptions/prescription-status.ts';
import { type AskedSupply, decideSupplies, subjectOf, type SupplyDecision } from './may-supply.ts';
import { findSupplyFacts } from './may-supply.store.ts';
import { insertSupplies } from './supply.store.ts';
import { openVerifications } from './verification/verification.store.ts';
import { deleteWaitingOrders, insertWaitingOrders, lockWaitingOrders } from './waiting-order.store.ts';

/** The means of the service with which it decides and answers orders. */
export type SupplyMeans = {
  vault: Vault;
  lensIds: LensIds;
  mostDays: number;
  /** Compares the place that a client stated with the address. Only a new order states one. */
  places?: PlaceDigests | undefined;
};
export type AnswerContext = SupplyMeans & { tx: Tx; now: Date; newId: () => string };
type Decided = {
  request: AskedSupply;
  supply: SupplyDecision;
  copy: NewOrderAddress | undefined;
  /** The instant of the decision, if the order had to wait for it. */
  decidedAt: string | undefined;
  sealedBuyerOf: (request: AskedSupply) => string;
};

function messageOf({ request, supply, decidedAt, sealedBuyerOf }: Decided): Message {
  const { orderId, amendmentId } = request;
  if (amendmentId !== undefined) return amendmentAnswer({ ...request, amendmentId }, supply, sealedBuyerOf);
  switch (supply.kind) {
    case 'permitted': {
      const { lines, shipmentWarning } = supply;
      return PrescriptionVerified({ orderId, lines, shipmentWarning, sealedBuyer: sealedBuyerOf(request), decidedAt });
    }
    case 'refused':
      return PrescriptionRefused({ orderId, reason: supply.reason, lineIds: supply.lineIds });
    case 'awaited':
      return VerificationAwaited({ orderId, customerId: request.customerId });
  }
}

function amendmentAnswer(
  request: AskedSupply & { amendmentId: string },
  supply: SupplyDecision,
  sealedBuyerOf: Decided['sealedBuyerOf'],
): Message {
  const { orderId, amendmentId } = request;
  switch (supply.kind) {
    case 'permitted': {
      const { lines, shipmentWarning } = supply;
      return AmendmentVerified({ orderId, amendmentId, lines, shipmentWarning, sealedBuyer: sealedBuyerOf(request) });
    }
    case 'refused':
      return AmendmentRefused({ orderId, amendmentId, reason: supply.reason, lineIds: supply.lineIds });
    case 'awaited':
      return AmendmentAwaited({ orderId, amendmentId });
  }
}

/**
 * Decides each request by the law in force, and by the prescriptions that are valid, at the instant `at`. If `at` is
 * omitted, the instant of the order is used. Records what the permitted orders supply.
 */
async function decideAll(
  { tx, vault, lensIds, mostDays, places }: AnswerContext,
  requests: readonly AskedSupply[],
  at?: Date,
): Promise<Decided[]> {
  const facts = { ...(await findSupplyFacts(tx, vault, requests)), lensIds, mostDays, places };
  const decisions = decideSupplies(requests.map(subjectOf), facts, at);
  const decided = requests.map((request, index) => ({ request, decision: decisions[index] }));
  // The supply of an amendment is recorded when its order takes it (keep-amendment.ts).
  insertSupplies(
    tx,
    decided.flatMap(({ request, decision }) =>
      decision?.supply.kind === 'permitted' && request.amendmentId === undefined ? [decision] : [],
    ),
  );
  return decided
    .flatMap(({ request, decision }) => (decision ? [{ request, decision }] : []))
    .map(({ request, decision: { supply } }) => ({
      request,
      supply,
      copy: facts.addresses.get(request.amendmentId ?? request.orderId)?.copy,
      decidedAt: at?.toISOString(),
      sealedBuyerOf: facts.sealedBuyerOf,
    }));
}

/**
 * Keeps the address of each order that may go on, as the law has just looked at it. From now on the law, the prescriber
 * and the parcel see this copy, whatever becomes of the customer's address (ADR 0027).
 */
function keepAddresses({ tx, now }: AnswerContext, decided: readonly Decided[]): void {
  const copies = decided.flatMap(({ supply, copy }) => (supply.kind === 'refused' || !copy ? [] : [copy]));
  keepOrderAddresses(tx, [...new Map(copies.map((copy) => [copy.orderId, copy])).values()], now);
}

/**
 * Opens a verification for each prescription whose prescriber must be asked. A prescription that has an open
 * verification gets no second one.
 */
async function requestVerifications(
  context: AnswerContext,
  decided: readonly Decided[],
  locked: readonly StoredRow[],
): Promise<void> {
  const awaitedIds = new Set(
    decided.flatMap(({ supply }) => (supply.kind === 'awaited' ? supply.prescriptionIds : [])),
  );
  const rows = locked.filter(({ id, reviewSince }) => awaitedIds.has(id) && reviewSince === null);
  if (rows.length === 0) return;
  await openVerifications(context.tx, rows, context);
  for (const row of rows) {
    const status = nextStatus(row.status, 'ask');
    if (status && status !== row.status) await updateStatus(context.tx, { ...row, status }, context.now);
  }
}

/** Returns one answer per request, in the order of the requests. */
export async function answerOrders(context: AnswerContext, requests: readonly AskedSupply[]): Promise<Message[]> {
  const decided = await decideAll(context, requests);
  const waiting = decided.filter(({ supply }) => supply.kind === 'awaited').map(({ request }) => request);
  if (waiting.length === 0) {
    keepAddresses(context, decided);
    return decided.map(messageOf);
  }
  // From here on the prescriptions are locked. The requests are decided again, because a prescription may have changed
  // before the lock. The next transaction that changes one of the prescriptions waits for this lock, so it finds the
  // waiting orders.
  const ids = waiting.flatMap(({ lines }) => lines.map(({ prescriptionId }) => prescriptionId));
  const locked = await lockPrescriptions(context.tx, ids);
  const redecided = new Map((await decideAll(context, waiting)).map((one) => [one.request, one]));
  const stillWaiting = [...redecided.values()].filter(({ supply }) => supply.kind === 'awaited');
  await requestVerifications(context, stillWaiting, locked);
  await insertWaitingOrders(
    context.tx,
    stillWaiting.map(({ request }) => request),
    context.now,
  );
  const final = decided.map((one) => redecided.get(one.request) ?? one);
  keepAddresses(context, final);
  return final.map(messageOf);
}

/**
 * Answers the customer's waiting orders that can be decided now that a prescription has changed. The other orders keep
 * waiting. The caller holds the locks of the customer and of the prescription.
 */
export async function answerWaitingOrders(context: AnswerContext, changed: StoredRow): Promise<Message[]> {
  const requests = await lockWaitingOrders(context.tx, changed.customerId);
  if (requests.length === 0) return [];
  // The orders are decided by the rules of today, not of the day of the order, because a prescription that has expired
  // since the order permits nothing.
  const decided = await decideAll(context, requests, context.now);
  keepAddresses(context, decided);
  await requestVerifications(context, decided, [changed]);
  const answered = decided.filter(({ supply }) => supply.kind !== 'awaited');
  await deleteWaitingOrders(
    context.tx,
    answered.map(({ request }) => request.orderId),
  );
  return answered.map(messageOf);
}
