/**
 * Decides for orders whether their lenses may be supplied, and answers the order service. Some orders are answered at
 * once, others after their prescribers have answered.
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

/** Holds what the use cases of supply need to decide and answer orders. */
export type SupplyMeans = {
  vault: Vault;
  lensIds: LensIds;
  mostDays: number;
  /**
   * Compares the place that the client stated for a new order with the place of its address. Only a new order states a
   * place.
   */
  places?: PlaceDigests | undefined;
};
export type AnswerContext = SupplyMeans & { tx: Tx; now: Date; newId: () => string };
type Decided = {
  request: AskedSupply;
  supply: SupplyDecision;
  copy: NewOrderAddress | undefined;
  /** Holds the instant of the decision. It is undefined if the order did not have to wait for the decision. */
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
 * Decides each request by the law in force and the valid prescriptions at the instant `at`, by default the instant at
 * which the order was placed. Records the supplies of the permitted orders. The supply of an amendment is recorded
 * later.
 */
async function decideAll(
  { tx, vault, lensIds, mostDays, places }: AnswerContext,
  requests: readonly AskedSupply[],
  at?: Date,
): Promise<Decided[]> {
  const facts = { ...(await findSupplyFacts(tx, vault, requests)), lensIds, mostDays, places };
  const decisions = decideSupplies(requests.map(subjectOf), facts, at);
  const decided = requests.map((request, index) => ({ request, decision: decisions[index] }));
  // The supply of an amendment is recorded when the order applies the amendment (keep-amendment.ts).
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
 * Stores the address of each order that is not refused, as it was when the order was decided. From now on the laws, the
 * prescriber and the parcel use this copy, even if the customer changes her address (ADR 0027).
 */
function keepAddresses({ tx, now }: AnswerContext, decided: readonly Decided[]): void {
  const copies = decided.flatMap(({ supply, copy }) => (supply.kind === 'refused' || !copy ? [] : [copy]));
  keepOrderAddresses(tx, [...new Map(copies.map((copy) => [copy.orderId, copy])).values()], now);
}

/**
 * Opens a verification for each prescription whose prescriber must be asked. A prescription with an open verification
 * gets no second one. No verification is opened while a file waits for a review.
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

/** Decides the requests of orders, and returns one answer for each request, in the order of the requests. */
export async function answerOrders(context: AnswerContext, requests: readonly AskedSupply[]): Promise<Message[]> {
  const decided = await decideAll(context, requests);
  const waiting = decided.filter(({ supply }) => supply.kind === 'awaited').map(({ request }) => request);
  if (waiting.length === 0) {
    keepAddresses(context, decided);
    return decided.map(messageOf);
  }
  // The prescriptions are locked from here on. The requests are decided again, because a prescription may have changed
  // before the lock. The next transaction that changes one of these prescriptions waits for the lock, so it finds the
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
 * Decides the customer's waiting orders again after a prescription has changed, and answers those that no longer wait.
 * The caller has locked the customer and the prescription.
 */
export async function answerWaitingOrders(context: AnswerContext, changed: StoredRow): Promise<Message[]> {
  const requests = await lockWaitingOrders(context.tx, changed.customerId);
  if (requests.length === 0) return [];
  // The orders are decided by the rules of today and not by those of the day of the order, because a prescription that
  // has expired since the order permits nothing.
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
