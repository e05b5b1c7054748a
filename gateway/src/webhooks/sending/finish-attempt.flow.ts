import { SendMessage } from '@toric/contracts/customer/events';
import type { SwitchedOff } from '@toric/contracts/gateway/webhook.http';
import type { Caused } from '@toric/messaging/envelope';
import { emits, type Outcome as Effect } from '@toric/messaging/outcome';
import type { WorkContext } from '@toric/messaging/unit-of-work';
import { decideDelivery, isDelivered, type Outcome } from '../deliveries/delivery.ts';
import { type Claimed, finishDelivery, lockHeld, wakeDeliveries } from '../deliveries/delivery.store.ts';
import { type Endpoint, healthAfter } from '../endpoints/endpoint.ts';
import { lockEndpoint, saveHealth, saveSuccess } from '../endpoints/endpoint.store.ts';

/**
 * Extends the context of a transaction. `now` is the time by which deliveries are due. `random` is a number from 0 to
 * 1, which spreads the next tries over time.
 */
export type Finishing = WorkContext & { readonly random: number };
type Effects = Caused<Effect>[];

/**
 * When a receiver answers again, at most this number of its waiting deliveries become due at once. Few deliveries wait
 * after a failure, because the open breaker lets only few be tried.
 */
const WOKEN_AT_ONCE = 1_000;

/**
 * Records the outcome of a try, and its effect on the health of the endpoint. Drops the outcome if another process has
 * claimed the delivery meanwhile. Emits customer.send-message.v1 to the person who last changed the endpoint, if the
 * shop switches the endpoint off now.
 */
export async function finishAttempt(means: Finishing, delivery: Claimed, outcome: Outcome): Promise<Effects> {
  const { tx, now, random, newId } = means;
  const attempts = await lockHeld(tx, delivery);
  if (attempts === undefined) return [];
  const { id, endpointId } = delivery;
  const decided = decideDelivery(attempts + 1, outcome, now, random);
  await finishDelivery(tx, { id, outcome, decided, attemptId: newId() }, now);
  if (!isDelivered(outcome)) return recordFailure(means, delivery, outcome);
  if (await saveSuccess(tx, endpointId)) await wakeDeliveries(tx, endpointId, now, WOKEN_AT_ONCE);
  return [];
}

async function recordFailure(
  { tx, now, random, newId }: Finishing,
  { endpointId, eventId }: Claimed,
  outcome: Outcome,
): Promise<Effects> {
  const endpoint = await lockEndpoint(tx, endpointId);
  if (!endpoint) return [];
  const health = healthAfter(endpoint, outcome, now, random);
  // if a person has switched the endpoint off meanwhile, no message is needed
  const switchedOff = endpoint.enabled ? health.switchedOff : null;
  await saveHealth(tx, endpointId, { ...health, switchedOff }, now);
  if (!switchedOff) return [];
  const cause = { correlationId: eventId, causationId: null, traceparent: null };
  return [{ cause, value: noticeOf(endpoint, switchedOff, newId()) }];
}

/** Returns the message to the person who last changed the endpoint, and the row of the change record. */
function noticeOf({ id, changedBy }: Endpoint, switchedOff: SwitchedOff, causeId: string) {
  const notice = { template: 'webhook-off', values: { endpoint: id, why: switchedOff } } as const;
  const fields = [
    { name: 'enabled', before: true, after: false },
    { name: 'switchedOff', before: null, after: switchedOff },
  ];
  const change = { action: 'webhook-endpoint.switched-off', subject: id, fields } as const;
  return emits(SendMessage({ causeId, personId: changedBy, notice })).records(change);
}
