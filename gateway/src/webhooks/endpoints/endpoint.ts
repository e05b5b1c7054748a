/** Describes receivers of events: their terms, and how their health decides about further tries. */
import type {
  ChangeWebhookEndpointBody,
  CreateWebhookEndpointBody,
  SwitchedOff,
} from '@toric/contracts/gateway/webhook.http';
import { isDelivered, isGone, type Outcome } from '../deliveries/delivery.ts';

export type Endpoint = {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** Lists the types of the wanted events. An empty list means all public events. */
  readonly events: readonly string[];
  readonly enabled: boolean;
  readonly switchedOff: SwitchedOff | null;
  readonly changedBy: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Summarises the results of the last tries. */
export type Health = {
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly pausedUntil: Date | null;
};
export const HEALTHY: Health = { failures: 0, failingSince: null, pausedUntil: null };

type By = { readonly id: string; readonly actorId: string; readonly now: Date };

/**
 * Returns the URL in the form that the parser writes. This form is stored, so that people see the URL that is called.
 */
const normalised = (url: string) => new URL(url).href;

export const newEndpoint = (terms: CreateWebhookEndpointBody, { id, actorId, now }: By): Endpoint => ({
  ...terms,
  ...{ id, url: normalised(terms.url), enabled: true, switchedOff: null, changedBy: actorId, version: 1 },
  ...{ createdAt: now, updatedAt: now },
});

/** Returns the endpoint with new terms. `switchedOff` is reset if the endpoint is switched on again. */
export function changedEndpoint(
  endpoint: Endpoint,
  { url, enabled, description, events }: ChangeWebhookEndpointBody,
  { actorId, now }: Omit<By, 'id'>,
): Endpoint {
  return {
    ...endpoint,
    ...(description !== undefined && { description }),
    ...(events !== undefined && { events }),
    ...(url !== undefined && { url: normalised(url) }),
    ...(enabled !== undefined && { enabled, switchedOff: enabled ? null : endpoint.switchedOff }),
    ...{ changedBy: actorId, version: endpoint.version + 1, updatedAt: now },
  };
}

/** Returns true if the endpoint wants events of the type, even while it is off. */
export const wants = ({ events }: Pick<Endpoint, 'events'>, type: string): boolean =>
  events.length === 0 || events.includes(type);

const [MINUTE, HOUR] = [60_000, 3_600_000];
/**
 * After this number of failures in a row the breaker opens: one delivery is tried after each pause, and all others
 * wait.
 */
export const BREAKER_FAILURES = 5;
const SHORTEST_PAUSE_MS = MINUTE / 2;
const LONGEST_PAUSE_MS = 15 * MINUTE;
/** A receiver may pause its whole endpoint with `Retry-After`, for at most this number of ms. */
const LONGEST_ASKED_PAUSE_MS = HOUR;
/**
 * An endpoint is switched off if it has failed for this number of ms and at least `SWITCH_OFF_FAILURES` times. Both
 * must be true, because an endpoint that gets few events may have no success for a week without being down.
 */
const SWITCH_OFF_MS = 5 * 24 * HOUR;
const SWITCH_OFF_FAILURES = 12;

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

/**
 * Returns the pause of an endpoint in ms. The pause after five or more failures is a quarter of the time for which it
 * has failed, between half a minute and a quarter of an hour. So it does not depend on how many deliveries failed at
 * the same time. `Retry-After` can make it longer.
 */
function pauseOf(failures: number, failingMs: number, retryAfterMs: number, random: number): number {
  const asked = Math.min(retryAfterMs, LONGEST_ASKED_PAUSE_MS);
  if (failures < BREAKER_FAILURES) return asked;
  const pause = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, failingMs / 4));
  return Math.max(asked, pause * (0.9 + random / 5));
}

/** Returns the health of an endpoint after a try. `switchedOff` is set if the shop switches the endpoint off now. */
export function healthAfter(
  { failures: before, failingSince: first }: Health,
  outcome: Outcome,
  now: Date,
  random: number,
): Health & { readonly switchedOff: SwitchedOff | null } {
  if (isDelivered(outcome)) return { ...HEALTHY, switchedOff: null };
  const failures = before + 1;
  const failingSince = first ?? now;
  const failingMs = now.getTime() - failingSince.getTime();
  const pause = pauseOf(failures, failingMs, outcome.retryAfterMs ?? 0, random);
  const isHopeless = failingMs >= SWITCH_OFF_MS && failures >= SWITCH_OFF_FAILURES;
  return {
    ...{ failures, failingSince, pausedUntil: pause > 0 ? later(now, pause) : null },
    switchedOff: isGone(outcome) ? 'gone' : isHopeless ? 'failing' : null,
  };
}
