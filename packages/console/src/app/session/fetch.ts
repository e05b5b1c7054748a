/**
 * Sends all requests to the API. It renews the session, lets a person sign in again over the page, and asks for a fresh
 * code if an operation needs one. It then repeats the request with the same idempotency key.
 */
import { askForCode } from './step-up.ts';
import { consoleHeaders, reach, refreshSession } from './calls.ts';
import { sessionStore, signInAgain, takeSession } from './store.ts';

const TIMEOUT_MS = 40_000;
const SESSION_OVER = ['auth.required', 'auth.invalid-token', 'auth.session-over'];

/** Returns the slug of a refusal. The body of the response stays unread. */
async function slugIn(response: Response): Promise<string | undefined> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return undefined;
  const problem: unknown = await response.clone().json();
  const type = typeof problem === 'object' && problem !== null && 'type' in problem ? String(problem.type) : '';
  return type.slice(type.lastIndexOf('/') + 1);
}

const isOver = async (response: Response) =>
  response.status === 401 && SESSION_OVER.includes((await slugIn(response)) ?? 'auth.required');

let renewal: Promise<boolean> | undefined;

/**
 * Renews the session. Requests of this tab share one renewal, and tabs take turns, because a refresh token works once.
 */
export function renewSession(): Promise<boolean> {
  const renew = async () => {
    const session = await refreshSession();
    if (session) takeSession(session);
    return session !== undefined;
  };
  renewal ??= navigator.locks.request('toric-console-session', renew).finally(() => {
    renewal = undefined;
  });
  return renewal;
}

/**
 * Adds the headers of the console. The first attempt uses the signal of the caller. A repeat gets a new timeout,
 * because the person needed time to answer.
 */
function withHeaders(init: RequestInit | undefined, isRepeat: boolean): RequestInit {
  const headers = new Headers(init?.headers);
  for (const [name, value] of Object.entries(consoleHeaders())) headers.set(name, value);
  const signal = isRepeat ? AbortSignal.timeout(TIMEOUT_MS) : init?.signal;
  return { ...init, headers, credentials: 'same-origin', ...(signal && { signal }) };
}

export const sessionFetch: typeof fetch = async (url, init) => {
  let response = await reach(url, withHeaders(init, false));
  if (await isOver(response)) {
    if (await renewSession()) response = await reach(url, withHeaders(init, true));
  }
  while ((await isOver(response)) && sessionStore.get().kind !== 'none') {
    await signInAgain();
    response = await reach(url, withHeaders(init, true));
  }
  const needsCode = response.status === 403 && (await slugIn(response)) === 'auth.step-up-needed';
  if (needsCode && (await askForCode())) response = await reach(url, withHeaders(init, true));
  return response;
};
