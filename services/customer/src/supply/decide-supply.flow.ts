/** The answers to orders: at once, or when their prescribers have been heard. */
import type { Vault } from '@toric/chassis/vault';
import { PrescriptionRefused, PrescriptionVerified, VerificationAwaited } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import { lockPrescriptions, updateStatus, type StoredRow } from '../prescriptions/prescription.store.ts';
import { nextStatus } from '../prescriptions/prescription-status.ts';
import { decideSupply, type Supply, type SupplyRequest } from './may-supply.ts';
import { findSupplyFacts } from './may-supply.store.ts';
import { openVerifications } from './verification.store.ts';
import { deleteWaitingOrders, insertWaitingOrders, lockWaitingOrders } from './waiting-order.store.ts';

export type AnswerContext = { tx: Tx; vault: Vault; now: Date; newId: () => string };
type Decided = { request: SupplyRequest; supply: Supply };

function answerOf({ request: { orderId }, supply }: Decided): Message {
  switch (supply.kind) {
    case 'permitted': {
      const { lines, shipmentWarning } = supply;
      return PrescriptionVerified({ orderId, lines, shipmentWarning });
    }
    case 'refused':
      return PrescriptionRefused({ orderId, reason: supply.reason, lineIds: supply.lineIds });
    case 'awaited':
      return VerificationAwaited({ orderId });
  }
}

/** By the rules and days of `today`; of those who ask at once, the day on which they were placed. */
async function decideAll(
  { tx, vault }: AnswerContext,
  requests: readonly SupplyRequest[],
  today?: string,
): Promise<Decided[]> {
  const facts = await findSupplyFacts(tx, vault, requests);
  return requests.map((request) => ({ request, supply: decideSupply(request, facts, today ?? request.on) }));
}

/** Asks the prescribers of what is awaited; of what is awaited already, nobody is asked twice. */
async function ask(context: AnswerContext, decided: readonly Decided[], locked: readonly StoredRow[]): Promise<void> {
  const wanted = new Set(decided.flatMap(({ supply }) => (supply.kind === 'awaited' ? supply.prescriptionIds : [])));
  const rows = locked.filter(({ id }) => wanted.has(id));
  if (rows.length === 0) return;
  await openVerifications(context.tx, rows, context);
  for (const row of rows) {
    const status = nextStatus(row.status, 'ask');
    if (status && status !== row.status) await updateStatus(context.tx, { ...row, status }, context.now);
  }
}

/** One answer to each request, in order. */
export async function answerOrders(context: AnswerContext, requests: readonly SupplyRequest[]): Promise<Message[]> {
  const decided = await decideAll(context, requests);
  const waiting = decided.filter(({ supply }) => supply.kind === 'awaited').map(({ request }) => request);
  if (waiting.length === 0) return decided.map(answerOf);
  // from here on nobody changes these prescriptions, so whoever does so next finds the orders that wait for it
  const ids = waiting.flatMap(({ lines }) => lines.map(({ prescriptionId }) => prescriptionId));
  const locked = await lockPrescriptions(context.tx, ids);
  const again = new Map((await decideAll(context, waiting)).map((one) => [one.request, one]));
  const still = [...again.values()].filter(({ supply }) => supply.kind === 'awaited');
  await ask(context, still, locked);
  await insertWaitingOrders(
    context.tx,
    still.map(({ request }) => request),
    context.now,
  );
  return decided.map((one) => answerOf(again.get(one.request) ?? one));
}

/** After a change to a prescription, whose lock the caller holds: the orders of its customer that can be answered now. */
export async function answerWaiting(context: AnswerContext, changed: StoredRow): Promise<Message[]> {
  const requests = await lockWaitingOrders(context.tx, changed.customerId);
  if (requests.length === 0) return [];
  // days may have passed since it was placed: what has expired meanwhile is not supplied
  const decided = await decideAll(context, requests, dayOf(context.now));
  await ask(context, decided, [changed]);
  const answered = decided.filter(({ supply }) => supply.kind !== 'awaited');
  await deleteWaitingOrders(
    context.tx,
    answered.map(({ request }) => request.orderId),
  );
  return answered.map(answerOf);
}
