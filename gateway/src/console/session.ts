/**
 * Handles the sessions of the console. The gateway keeps their tokens in cookies, so that no script can read the tokens
 * (ADR 0074).
 */
import type { Authenticate } from '@toric/chassis/http/auth';
import { serviceAway } from '@toric/chassis/http/failed';
import { sendProblem } from '@toric/chassis/http/problem';
import { GetAccount } from '@toric/contracts/customer/accounts/account.http';
import { CompleteSignIn, ConfirmFactor, StepUp } from '@toric/contracts/customer/accounts/factor.http';
import { SignInWithPasskey } from '@toric/contracts/customer/accounts/passkey.http';
import { AUTH_SESSION_ENDED } from '@toric/contracts/customer/accounts/session.errors';
import { RefreshSession, type SessionView, SignIn, SignOut } from '@toric/contracts/customer/accounts/session.http';
import { AUTH_STAFF_ONLY, CONSOLE_PAGE_ONLY } from '@toric/contracts/gateway/console.errors';
import { type ConsoleChallenge, type ConsoleEnrolment, ConsoleSession } from '@toric/contracts/gateway/console-session';
import type { Operation } from '@toric/contracts/kernel/operation';
import { AUTH_REQUIRED } from '@toric/contracts/kernel/request.errors';
import type { Express, Request, Response } from 'express';
import { z } from 'zod';
import { readBody, relay } from '../edge/forward.ts';
import { addressOf, countCall, type Limits } from '../edge/rate-limit.ts';
import { Unavailable, type Upstreams } from '../edge/upstream.ts';
import { answerOf, bodyOf, type Call, callsTo } from './calls.ts';
import type { ConsoleCookies } from './cookies.ts';
import { isFromOwnPage } from './own-page.ts';

export type Means = {
  upstreams: Pick<Upstreams, 'ask'>;
  authenticate: Authenticate;
  limits: Limits;
  cookies: ConsoleCookies;
  training: ConsoleSession['training'];
};
type Context = Means & { call: Call };
type Handle = (context: Context, request: Request, response: Response) => Promise<void>;

const PATH = '/console/session';
/** Reads a small body as raw bytes. The customer service checks it against the contract. */
const raw = readBody(SignIn);

export function mountSessions(app: Express, means: Means): void {
  const handler = (route: string, handle: Handle) => async (request: Request, response: Response) => {
    response.locals['route'] = route;
    response.set('Cache-Control', 'no-store');
    if (!isFromOwnPage(request)) throw CONSOLE_PAGE_ONLY();
    try {
      await handle({ ...means, call: callsTo(means.upstreams, request) }, request, response);
    } catch (error) {
      if (!(error instanceof Unavailable) || response.headersSent) throw error;
      sendProblem(response, serviceAway(error.service, request));
    }
  };
  app.get(PATH, handler(PATH, read));
  app.delete(PATH, handler(PATH, signOut));
  const posts: Readonly<Record<string, Handle>> = {
    '': enterBy(SignIn),
    '/second-factor': enterBy(CompleteSignIn),
    '/passkey': enterBy(SignInWithPasskey),
    '/refresh': refresh,
    '/step-up': stepUp,
    '/enrolment': enrol,
  };
  for (const [path, handle] of Object.entries(posts))
    app.post(`${PATH}${path}`, raw, handler(`${PATH}${path}`, handle));
}

/**
 * Counts the request against the rate limit of this operation, so that the console allows no more guesses than the API.
 */
const count = ({ limits }: Context, operation: Operation, request: Request, response: Response) =>
  countCall(limits, operation, undefined, addressOf(request), response);

/** Sends the session of the cookies. Renews no token: a page with an expired access token asks for a refresh itself. */
const read: Handle = async (context, request, response) => {
  const { authenticate, cookies, limits } = context;
  const token = cookies.read(request, 'access');
  const actor = token && (await authenticate(`Bearer ${token}`));
  await countCall(limits, GetAccount, actor || undefined, addressOf(request), response);
  if (!token) throw AUTH_REQUIRED();
  await show(context, response, token, (session) => session);
};

/** Returns the handler of one step of a sign-in. A person with a second factor gets a challenge after the password. */
const enterBy =
  (step: typeof SignIn | typeof CompleteSignIn | typeof SignInWithPasskey): Handle =>
  async (context, request, response) => {
    await count(context, step, request, response);
    const answer = await context.call(step, { body: bodyOf(request) });
    if (answer.status >= 300) return relay(response, answer);
    const entered = answerOf(step, answer);
    if ('challenge' in entered) {
      const { challenge, expiresIn } = entered;
      return void response.json({ challenge, expiresIn } satisfies ConsoleChallenge);
    }
    // the new session must not wait for the end of the former one, so a failure of the customer service is ignored here
    if (entered.actor.kind === 'staff') await endSession(context, request).catch(ignoreUnavailable);
    await enter(context, response, entered);
  };

/**
 * Stores the tokens of a new session in cookies, in place of any others. The session of a customer is ended at once,
 * because only staff use the console.
 */
async function enter(context: Context, response: Response, view: SessionView): Promise<void> {
  const { accessToken, refreshToken, actor } = view;
  if (actor.kind !== 'staff') {
    await context.call(SignOut, { token: accessToken, body: JSON.stringify({ refreshToken }) });
    throw AUTH_STAFF_ONLY();
  }
  context.cookies.set(response, 'access', accessToken);
  context.cookies.set(response, 'refresh', refreshToken);
  await show(context, response, accessToken, (session) => session);
}

/**
 * Exchanges the refresh token. If another tab was faster, the answer is 409 and the cookies stay, because the browser
 * has the cookies of the other answer. If the session has ended, the cookies are removed.
 */
const refresh: Handle = async (context, request, response) => {
  const { cookies, call } = context;
  await count(context, RefreshSession, request, response);
  const refreshToken = cookies.read(request, 'refresh');
  if (refreshToken === undefined) throw AUTH_SESSION_ENDED();
  const answer = await call(RefreshSession, { body: JSON.stringify({ refreshToken }) });
  if (answer.status === 401) cookies.remove(response);
  if (answer.status >= 300) return relay(response, answer);
  await enter(context, response, answerOf(RefreshSession, answer));
};

const stepUp: Handle = async (context, request, response) => {
  await count(context, StepUp, request, response);
  const answer = await context.call(StepUp, { token: tokenOf(context, request), body: bodyOf(request) });
  if (answer.status >= 300) return relay(response, answer);
  const { accessToken } = answerOf(StepUp, answer);
  context.cookies.set(response, 'access', accessToken);
  await show(context, response, accessToken, (session) => session);
};

/**
 * Confirms a new second factor with its first code. The new access token permits everything that the person's roles
 * permit.
 */
const enrol: Handle = async (context, request, response) => {
  await count(context, ConfirmFactor, request, response);
  const answer = await context.call(ConfirmFactor, { token: tokenOf(context, request), body: bodyOf(request) });
  if (answer.status >= 300) return relay(response, answer);
  const { accessToken, recoveryCodes } = answerOf(ConfirmFactor, answer);
  context.cookies.set(response, 'access', accessToken);
  await show(context, response, accessToken, (session) => ({ session, recoveryCodes }));
};

function ignoreUnavailable(error: unknown): void {
  if (!(error instanceof Unavailable)) throw error;
}

/** Removes the cookies in any case, and ends the session. */
const signOut: Handle = async (context, request, response) => {
  context.cookies.remove(response);
  await endSession(context, request);
  response.status(204).end();
};

/**
 * Ends the session of the cookies, if there is one. A browser that signs in again leaves no session behind. An expired
 * access token is first renewed for this.
 */
async function endSession({ cookies, call }: Context, request: Request): Promise<void> {
  const end = (token: string, refreshToken: string) => call(SignOut, { token, body: JSON.stringify({ refreshToken }) });
  const [token, refreshToken] = [cookies.read(request, 'access'), cookies.read(request, 'refresh')];
  if (refreshToken === undefined) return;
  const answer = token === undefined ? undefined : await end(token, refreshToken);
  if (answer !== undefined && answer.status !== 401) return;
  const renewed = await call(RefreshSession, { body: JSON.stringify({ refreshToken }) });
  if (renewed.status >= 300) return;
  const next = answerOf(RefreshSession, renewed);
  await end(next.accessToken, next.refreshToken);
}

function tokenOf({ cookies }: Context, request: Request): string {
  const token = cookies.read(request, 'access');
  if (token === undefined) throw AUTH_REQUIRED();
  return token;
}

const Expiry = z.object({ exp: z.number() });

/** Returns the time at which an access token expires. The caller has verified the token. */
function endOf(token: string): string {
  const [, payload = ''] = token.split('.');
  return new Date(Expiry.parse(JSON.parse(Buffer.from(payload, 'base64url').toString())).exp * 1_000).toISOString();
}

/** Sends the session of an access token, in the form that `shape` returns. */
async function show(
  { authenticate, call, training }: Context,
  response: Response,
  token: string,
  shape: (session: ConsoleSession) => ConsoleSession | ConsoleEnrolment,
): Promise<void> {
  const actor = await authenticate(`Bearer ${token}`);
  const account = await call(GetAccount, { token });
  if (account.status >= 300) return relay(response, account);
  const { id, name, email } = answerOf(GetAccount, account);
  const session = ConsoleSession.parse({
    person: { id, name: name ?? '', email: email ?? '', roles: actor?.roles },
    expiresAt: endOf(token),
    secondFactor: actor?.factorAt !== undefined,
    enrolment: actor?.scope === 'enrolment',
    training,
  });
  response.json(shape(session));
}
