import { type Actor, STAFF_ROLES } from '@toric/contracts/kernel/access';
import { AUTH_INVALID_TOKEN, AUTH_NO_BEARER } from '@toric/contracts/kernel/request.errors';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { z } from 'zod';
import type { EndedSessions } from '../access/ended-sessions.ts';
import { boundedCache } from '../data/bounded-cache.ts';

export const ISSUER = 'toric';
export const AUDIENCE = 'toric-api';
export const TOKEN_TYPE = 'at+jwt';

const Claims = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  kind: z.enum(['customer', 'staff']),
  roles: z.array(z.enum(['customer', ...STAFF_ROLES])),
  exp: z.number(),
  mfa: z.number().optional(),
  scope: z.literal('enrolment').optional(),
  key: z
    .object({ scopes: z.array(z.string()), addresses: z.array(z.string()), requestsPerMinute: z.number() })
    .optional(),
});

export type Authenticate = (authorization: string | undefined) => Promise<Actor | undefined>;

type Verified = { actor: Actor & { readonly sessionId: string }; exp: number };

const CACHED_TOKENS = 5_000;

/**
 * Returns a function that verifies the bearer token of a request and resolves to its actor. It resolves to undefined if
 * there is no Authorization header. The token must be signed with EdDSA and have our issuer, audience and type;
 * otherwise the function throws. Verified tokens are cached until they expire. Each request also checks that the
 * session of its token has not ended, which costs one look-up in memory.
 */
export function authenticator(jwks: string, ended: Pick<EndedSessions, 'assertLive'>): Authenticate {
  // the cast is safe: jose checks the shape of each key
  const keys = createLocalJWKSet(JSON.parse(jwks) as JSONWebKeySet);
  const verified = boundedCache<string, Verified>(CACHED_TOKENS);

  async function verify(token: string): Promise<Verified> {
    const known = verified.get(token);
    if (known && known.exp * 1000 > Date.now()) return known;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TOKEN_TYPE,
      });
      const { sub, sid, kind, roles, exp, mfa, scope, key } = Claims.parse(payload);
      const factor = { ...(mfa !== undefined && { factorAt: mfa }), ...(scope && { scope }), ...(key && { key }) };
      const fresh = { actor: { id: sub, kind, roles, sessionId: sid, ...factor }, exp };
      verified.set(token, fresh);
      return fresh;
    } catch {
      throw AUTH_INVALID_TOKEN();
    }
  }

  return async (authorization) => {
    if (!authorization) return undefined;
    const [scheme, token] = authorization.split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token) throw AUTH_NO_BEARER();
    const { actor } = await verify(token);
    const waiting = ended.assertLive(actor.sessionId);
    if (waiting) await waiting;
    return actor;
  };
}
