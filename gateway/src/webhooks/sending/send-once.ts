/** Makes one try of a delivery, from its URL to its outcome. */
import type { Outcome } from '../deliveries/delivery.ts';
import { signatureHeaders } from '../endpoints/secret.ts';
import { findTarget, type TargetRules } from './find-target.ts';
import { type Posted, postWebhook } from './post-webhook.ts';
import { within } from './within.ts';

export type Outgoing = {
  readonly eventId: string;
  readonly url: string;
  readonly body: string;
  readonly secrets: readonly string[];
};
/**
 * Holds the means of a try. `timeoutMs` limits the whole try: the name look-up, the connection, the request and the
 * answer.
 */
export type SendMeans = TargetRules & { readonly timeoutMs: number };

/**
 * Sends a delivery once. Never throws: every failure is an outcome. The signature has the time of this machine's clock,
 * because receivers compare it with their own clock.
 */
export async function sendOnce({ url, eventId, body, secrets }: Outgoing, means: SendMeans): Promise<Outcome> {
  const started = performance.now();
  const { timeoutMs } = means;
  const deadline = AbortSignal.timeout(timeoutMs);
  const ended = (code: string, posted?: Posted): Outcome => ({
    code,
    status: posted?.status ?? null,
    answer: posted?.answer ?? null,
    retryAfterMs: retryAfterMs(posted?.retryAfter, Date.now()),
    durationMs: Math.round(performance.now() - started),
  });
  try {
    const target = await within(findTarget(url, means), deadline);
    if (typeof target === 'string') return ended(target);
    const headers = {
      ...signatureHeaders(secrets, { id: eventId, at: new Date(), body }),
      ...{ 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Toric-Webhooks/1' },
    };
    const posted = await postWebhook({ ...target, headers, body, signal: deadline, timeoutMs });
    return ended(`http-${posted.status}`, posted);
  } catch (error) {
    return ended(deadline.aborted ? 'timeout' : codeOf(error));
  }
}

/** Matches the codes with which Node reports a certificate that it does not accept, or a handshake that failed. */
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO)/;

/**
 * Returns the kind of a failure in one word. The text of the error is not passed on, because it may contain IP
 * addresses.
 */
export function codeOf(error: unknown): 'timeout' | 'tls' | 'connection' {
  const code = String(Reflect.get(Object(error), 'code') ?? '');
  if (TLS.test(code)) return 'tls';
  return /TIMEOUT|TIMEDOUT/.test(code) ? 'timeout' : 'connection';
}

/**
 * Returns the milliseconds of a `Retry-After`: a number of seconds or an HTTP date. Returns undefined for any other
 * value.
 */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
