import { networkOf } from '@toric/chassis/http/network';
import type { Actor } from '@toric/contracts/kernel/access';
import { REQUEST_TOO_MANY } from '@toric/contracts/kernel/request.errors';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Request, Response } from 'express';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * Counts one request of `key` and sets the headers with the number of requests that are left. Throws a refusal with
 * status 429 if none was left.
 */
export async function countRequest(
  limiter: RateLimiterAbstract,
  policy: string,
  key: string,
  response: Pick<Response, 'set'>,
): Promise<void> {
  // the limiter rejects a request over the limit; `remainingPoints` has no meaning if it rejected from its memory
  const { refused, state } = await limiter.consume(key).then(
    (counted) => ({ refused: false, state: counted }),
    (rejected: unknown) => {
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      return { refused: true, state: rejected };
    },
  );
  const seconds = Math.ceil(state.msBeforeNext / 1_000);
  response.set('RateLimit-Policy', `"${policy}";q=${limiter.points};w=${limiter.duration}`);
  response.set('RateLimit', `"${policy}";r=${refused ? 0 : state.remainingPoints};t=${seconds}`);
  if (!refused) return;
  response.set('Retry-After', String(seconds));
  throw REQUEST_TOO_MANY({ limit: limiter.points, window: limiter.duration, seconds });
}

export type Limits = Readonly<Record<'requests' | 'reads' | 'webhooks' | 'sensitive', RateLimiterAbstract>> & {
  /** Returns the limiter of the API keys that have this number of requests per minute. */
  readonly ofKeys: (requestsPerMinute: number) => RateLimiterAbstract;
};

/**
 * Returns the limit that counts a call, and the key under which the call is counted. Guesses at secrets are counted by
 * IP address, whoever sends them. Webhooks have a limit of their own, so that the other callers at the IP address of
 * the sender do not share it. A caller with a token may read more public content.
 */
export function limitOf(operation: Operation, callerId: string | undefined, address: string) {
  if (operation.sensitive) return { name: 'sensitive', key: address } as const;
  if (operation.rawBody) return { name: 'webhooks', key: address } as const;
  const isPublicRead = operation.allow.includes('public') && operation.endpoint.startsWith('GET ');
  if (isPublicRead && callerId !== undefined) return { name: 'reads', key: callerId } as const;
  return { name: 'requests', key: callerId ?? address } as const;
}

/**
 * Counts one call of an operation. Throws a refusal with status 429 if its limit is reached. An API key has one limit
 * of its own for all its calls, except for guesses at secrets.
 */
export function countCall(
  limits: Limits,
  operation: Operation,
  caller: Pick<Actor, 'id' | 'key'> | undefined,
  address: string,
  response: Pick<Response, 'set'>,
): Promise<void> {
  const { name, key } = limitOf(operation, caller?.id, address);
  const isOfKey = caller?.key && name !== 'sensitive' && name !== 'webhooks';
  if (isOfKey) return countRequest(limits.ofKeys(caller.key.requestsPerMinute), 'key', caller.id, response);
  return countRequest(limits[name], name, key, response);
}

/**
 * Returns the key under which a caller without a token is counted: the network, because a caller can easily get another
 * IP address in it.
 */
export const addressOf = (request: Request): string => networkOf(request.ip ?? '');
