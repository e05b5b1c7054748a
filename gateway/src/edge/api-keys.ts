import { apiKeyDigest, hasKeyInside, isMeantAsKey, parseApiKey } from '@toric/chassis/access/api-key';
import { refusedKeys } from '@toric/chassis/access/refused-keys';
import { boundedCache } from '@toric/chassis/data/bounded-cache';
import type { Authenticate } from '@toric/chassis/http/auth';
import { ExchangeApiKey, type ExchangedKey } from '@toric/contracts/customer/machines/api-key.http';
import type { Actor } from '@toric/contracts/kernel/access';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { methodAndPath } from '@toric/contracts/kernel/operation';
import {
  AUTH_INVALID_TOKEN,
  AUTH_KEY_IN_URL,
  AUTH_KEY_MALFORMED,
  AUTH_KEY_OTHER_STACK,
  AUTH_KEY_OVER,
  AUTH_KEY_UNKNOWN,
  AUTH_KEY_WAITING,
  AUTH_SESSION_OVER,
} from '@toric/contracts/kernel/request.errors';
import type { Request, RequestHandler, Response } from 'express';
import { Unavailable, type Upstreams } from './upstream.ts';

/**
 * After this number of ms, a key is exchanged again for an access token. `lastUsedAt` is exact to this time. A key that
 * was ended or changed does not wait for it, because its token is refused within five seconds (ADR 0031).
 */
const KEPT_MS = 60_000;
const MOST_KEYS = 10_000;

const REFUSALS = {
  malformed: AUTH_KEY_MALFORMED,
  'other-stack': AUTH_KEY_OTHER_STACK,
  unknown: AUTH_KEY_UNKNOWN,
  over: AUTH_KEY_OVER,
  waiting: AUTH_KEY_WAITING,
} as const;

type Means = {
  authenticate: Authenticate;
  upstreams: Pick<Upstreams, 'ask'>;
  /** Counts one guess at a secret. Throws a refusal with status 429 if the caller has guessed too often. */
  countGuess: (request: Request, response: Response) => Promise<void>;
  clock?: () => number;
};

/** Identifies the sender of a request. Resolves to undefined if the request has no credential. */
export type Identify = (request: Request, response: Response) => Promise<Actor | undefined>;

/**
 * Returns a function that exchanges the API key of a request for an access token of the customer service, and verifies
 * this token. The token replaces the key in the request, so no other service sees a key (ADR 0064). A request with an
 * access token is verified without an exchange.
 */
export function identifier({ authenticate, upstreams, countGuess, clock = () => performance.now() }: Means): Identify {
  const known = boundedCache<string, { until: number; exchanged: Promise<ExchangedKey> }>(MOST_KEYS);

  function exchange(key: string, digest: string): Promise<ExchangedKey> {
    const exchanged = askForToken(upstreams, key);
    known.set(digest, { until: clock() + KEPT_MS, exchanged });
    exchanged.catch(() => forget(digest, exchanged));
    return exchanged;
  }
  const forget = (digest: string, exchanged: Promise<ExchangedKey>) => known.set(digest, { until: 0, exchanged });

  /**
   * Returns the exchanged key. Many requests of a key share one exchange. If this instance does not know the key yet,
   * its first request counts as a guess.
   */
  async function exchangedKey(key: string, digest: string, request: Request, response: Response) {
    if (!known.get(digest)) await countGuess(request, response);
    const entry = known.get(digest);
    return entry && entry.until > clock() ? entry.exchanged : exchange(key, digest);
  }

  return async (request, response) => {
    const authorization = request.get('Authorization');
    const key = keyIn(authorization);
    if (key === undefined) return authenticate(authorization);
    if (!parseApiKey(key)) throw refusalOf('malformed');
    const digest = apiKeyDigest(key);
    for (let tries = 1; ; tries++) {
      const answer = exchangedKey(key, digest, request, response);
      const exchanged = await answer;
      if ('refused' in exchanged) {
        response.locals['actorId'] = exchanged.keyId ?? undefined;
        throw refusalOf(exchanged.refused);
      }
      request.headers.authorization = `Bearer ${exchanged.accessToken}`;
      try {
        return await authenticate(request.headers.authorization);
      } catch (error) {
        if (tries === 2 || !isOver(error)) throw error;
        forget(digest, answer); // the key was changed or ended, and only the customer service knows which
      }
    }
  };
}

/** Returns the API key of a header. Returns undefined for an access token and for anything else. */
function keyIn(authorization = ''): string | undefined {
  const [scheme = '', credential = ''] = authorization.split(' ');
  return scheme.toLowerCase() === 'bearer' && isMeantAsKey(credential) ? credential : undefined;
}

const isOver = (error: unknown): boolean =>
  error instanceof BusinessError && [AUTH_SESSION_OVER.slug, AUTH_INVALID_TOKEN.slug].includes(error.slug);

function refusalOf(reason: keyof typeof REFUSALS): BusinessError {
  refusedKeys.inc({ reason });
  return REFUSALS[reason]();
}

async function askForToken(upstreams: Pick<Upstreams, 'ask'>, key: string): Promise<ExchangedKey> {
  const { method, path } = methodAndPath(ExchangeApiKey);
  const { status, body } = await upstreams.ask({
    ...{ owner: ExchangeApiKey.owner, method, path, headers: { 'content-type': 'application/json' } },
    body: Buffer.from(JSON.stringify({ key })),
  });
  if (status === 200) return ExchangeApiKey.reply.parse(JSON.parse(body.toString()));
  throw new Unavailable(ExchangeApiKey.owner, { cause: new Error(`a key could not be exchanged: ${status}`) });
}

/** Refuses a request whose URL contains an API key. Proxies write URLs to their logs. */
export const refuseKeysInUrl: RequestHandler = ({ originalUrl }, _response, next) => {
  if (hasKeyInside(originalUrl)) {
    refusedKeys.inc({ reason: 'in-url' });
    throw AUTH_KEY_IN_URL();
  }
  next();
};
