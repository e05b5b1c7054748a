// Plays the sign-in of the customer service for tests of the console: one member of staff, one customer, one newcomer.
import type { Authenticate } from '@toric/chassis/http/auth';
import {
  AUTH_REFRESH_RACED,
  AUTH_REFRESH_REUSED,
  AUTH_SESSION_ENDED,
  AUTH_WRONG_CREDENTIALS,
} from '@toric/contracts/customer/accounts/session.errors';
import type { Actor } from '@toric/contracts/kernel/access';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { AUTH_INVALID_TOKEN, AUTH_SESSION_OVER } from '@toric/contracts/kernel/request.errors';
import { problemOf } from '@toric/chassis/http/problem';
import { type Answer, Unavailable, type UpstreamRequest } from '../src/edge/upstream.ts';

const SESSION = '0197a000-0000-7000-8000-00000000005e';
export const PEOPLE: Readonly<Record<string, Actor>> = {
  'olga@toric.example': { id: '0197a000-0000-7000-8000-0000000000a1', kind: 'staff', roles: ['optician'] },
  'ana@toric.example': { id: '0197a000-0000-7000-8000-0000000000a2', kind: 'customer', roles: ['customer'] },
  'new@toric.example': {
    id: '0197a000-0000-7000-8000-0000000000a3',
    kind: 'staff',
    roles: ['sales'],
    scope: 'enrolment',
  },
};
const CHALLENGE = 'challenge.of-olga';
export const CODE = '287082';

const answer = (status: number, body?: unknown): Answer => ({
  status,
  headers: { 'content-type': status < 300 ? 'application/json' : 'application/problem+json' },
  body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
});
const refused = (error: BusinessError): Answer => {
  const problem = problemOf(error, 'en');
  return answer(problem.status, { ...problem, instance: '/x', requestId: 'r' });
};
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Returns the functions that the gateway calls, everything that was asked, and the sessions that were ended. */
export function customerSessions() {
  let count = 0;
  const asked: UpstreamRequest[] = [];
  const actors = new Map<string, Actor>();
  const refreshTokens = new Map<string, { actor: Actor; state: 'live' | 'raced' | 'reused' | 'ended' }>();
  const ended = new Set<string>();
  let isAway = false;

  function accessToken(actor: Actor): string {
    const token = `${part({ alg: 'EdDSA' })}.${part({ exp: 1_800_000_000, n: ++count })}.c2lnbmF0dXJl`;
    actors.set(token, { ...actor, sessionId: SESSION });
    return token;
  }
  function session(actor: Actor) {
    const refreshToken = String(++count).padStart(43, 'r');
    refreshTokens.set(refreshToken, { actor, state: 'live' });
    return {
      ...{ accessToken: accessToken(actor), tokenType: 'Bearer', expiresIn: 600, refreshToken },
      actor: { id: actor.id, kind: actor.kind, roles: actor.roles },
      enrolmentRequired: actor.scope === 'enrolment',
    };
  }
  function signIn({ email, password }: Record<string, string>): Answer {
    const actor = PEOPLE[email ?? ''];
    if (!actor || password !== 'four words are better') return refused(AUTH_WRONG_CREDENTIALS());
    const isOlga = email === 'olga@toric.example';
    if (!isOlga) return answer(200, session(actor));
    return answer(200, { status: 'second-factor-required', challenge: CHALLENGE, expiresIn: 300 });
  }
  function refresh({ refreshToken = '' }: Record<string, string>): Answer {
    const known = refreshTokens.get(refreshToken);
    if (!known || known.state === 'ended') return refused(AUTH_SESSION_ENDED());
    if (known.state === 'raced') return refused(AUTH_REFRESH_RACED());
    if (known.state === 'reused') return refused(AUTH_REFRESH_REUSED());
    known.state = 'raced';
    return answer(200, session(known.actor));
  }
  function signOut(actor: Actor | undefined, { refreshToken = '' }: Record<string, string>): Answer {
    if (!actor) return refused(AUTH_INVALID_TOKEN());
    const known = refreshTokens.get(refreshToken);
    if (known) known.state = 'ended';
    ended.add(actor.id);
    return answer(204);
  }
  const proved = (actor: Actor) => {
    const { scope: _, ...rest } = actor;
    return { accessToken: accessToken({ ...rest, factorAt: 1_799_999_999 }), tokenType: 'Bearer', expiresIn: 600 };
  };

  const olga = { ...PEOPLE['olga@toric.example'], factorAt: 1_799_999_000 } as Actor; // PEOPLE has this address

  async function ask(request: UpstreamRequest): Promise<Answer> {
    asked.push(request);
    if (isAway) throw new Unavailable('customer', {});
    const body = request.body ? (JSON.parse(request.body.toString()) as Record<string, string>) : {};
    const actor = actors.get(request.headers?.['authorization']?.replace('Bearer ', '') ?? '');
    switch (`${request.method} ${request.path}`) {
      case 'POST /sessions':
        return signIn(body);
      case 'POST /sessions/second-factor':
        return body['challenge'] === CHALLENGE && body['code'] === CODE
          ? answer(200, session(olga))
          : refused(AUTH_WRONG_CREDENTIALS());
      case 'POST /sessions/refresh':
        return refresh(body);
      case 'DELETE /sessions/current':
        return signOut(actor, body);
      case 'POST /sessions/step-up':
        return actor ? answer(200, proved(actor)) : refused(AUTH_INVALID_TOKEN());
      case 'POST /account/second-factor/confirm':
        return answer(200, {
          ...proved(actor ?? olga),
          recoveryCodes: Array.from({ length: 10 }, () => 'k3v5a-7m2qx'),
        });
      case 'GET /account':
        return answer(200, {
          ...{ id: actor?.id, kind: actor?.kind, name: 'Olga Brandt', email: 'olga@toric.example' },
          ...{ emailConfirmedAt: null, secondFactor: null },
        });
      default:
        throw new Error(`nobody plays ${request.method} ${request.path}`);
    }
  }
  const authenticate: Authenticate = async (authorization) => {
    const actor = actors.get(authorization?.replace('Bearer ', '') ?? '');
    if (!actor) throw AUTH_INVALID_TOKEN();
    if (ended.has(actor.id)) throw AUTH_SESSION_OVER();
    return actor;
  };
  return {
    ask,
    authenticate,
    asked,
    ended,
    goAway: () => void (isAway = true),
    /** Makes used refresh tokens look as if they had been used long ago. */
    pass() {
      for (const token of refreshTokens.values()) if (token.state === 'raced') token.state = 'reused';
    },
  };
}
