/** Decides when deliveries of webhooks are tried, and what follows from each try. */

/**
 * Describes one event for one endpoint. `attempts` counts the tries since it was first sent, or last sent again by a
 * person.
 */
export type Delivery = {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly state: string;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly lastStatus: number | null;
  readonly lastCode: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Describes the result of one try. `status` is null if the receiver did not answer. */
export type Outcome = {
  readonly status: number | null;
  readonly code: string;
  readonly answer: string | null;
  readonly retryAfterMs: number | undefined;
  readonly durationMs: number;
};

export const isDelivered = ({ status }: Pick<Outcome, 'status'>): boolean =>
  status !== null && status >= 200 && status < 300;
/** Returns true if the receiver answered that it wants no more webhooks, now or later. */
export const isGone = ({ status }: Pick<Outcome, 'status'>): boolean => status === 410;

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/**
 * Lists the pauses after the first seven tries. Together they are 71 hours and 35 minutes, so that the eighth and last
 * try is about three days after the first.
 */
const PAUSES_MS = [10 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR, 20 * HOUR, 41 * HOUR];
export const MOST_ATTEMPTS = PAUSES_MS.length + 1;
/**
 * Each pause is up to a tenth shorter or longer, so that deliveries that failed together are not tried again together.
 */
const JITTER = 0.1;
/** A receiver may ask for a longer pause with `Retry-After`, up to this number of ms. */
const LONGEST_RETRY_AFTER_MS = 24 * HOUR;

/** Returns when a delivery is tried again after `attempts` tries. Returns undefined after the last try. */
export function nextAttempt(
  attempts: number,
  { retryAfterMs = 0 }: Pick<Outcome, 'retryAfterMs'>,
  now: Date,
  random: number,
): Date | undefined {
  const pause = PAUSES_MS[attempts - 1];
  if (pause === undefined) return undefined;
  const jittered = pause * (1 - JITTER + 2 * JITTER * random);
  return new Date(now.getTime() + Math.max(jittered, Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS)));
}

/** Describes the state of a delivery after a try. */
export type Decided =
  | { readonly state: 'delivered' | 'failed'; readonly dueAt: null }
  | { readonly state: 'waiting'; readonly dueAt: Date };

/** Decides the state of a delivery after a try. `attempts` counts this try too. */
export function decideDelivery(attempts: number, outcome: Outcome, now: Date, random: number): Decided {
  if (isDelivered(outcome)) return { state: 'delivered', dueAt: null };
  const dueAt = isGone(outcome) ? undefined : nextAttempt(attempts, outcome, now, random);
  return dueAt ? { state: 'waiting', dueAt } : { state: 'failed', dueAt: null };
}
