/**
 * Sends the requests about the session of the console. The gateway keeps the tokens in cookies that no script can read.
 */
import { ProblemError } from '@toric/client/problem-error';
import {
  CONSOLE_HEADER,
  ConsoleChallenge,
  ConsoleEnrolment,
  ConsoleSession,
} from '@toric/contracts/gateway/console-session';
import type { Endpoint } from '@toric/contracts/kernel/operation';
import { Problem } from '@toric/contracts/kernel/problem';
import { lost, reached } from '../connection.ts';
import { preferencesStore } from '../preferences.ts';
import type { Session } from './store.ts';

const PATH = '/console/session';

export const consoleHeaders = (): Record<string, string> => ({
  [CONSOLE_HEADER]: '1',
  'accept-language': preferencesStore.get().language === 'zh' ? 'zh-CN' : 'en',
});

/** Returns true if a proxy answered in place of the shop, because it could not reach the shop. */
const isProxyError = ({ status, headers }: Response) =>
  (status === 502 || status === 503 || status === 504) && !headers.get('content-type')?.includes('json');

/** Sends a request, and records whether the shop answers. */
export async function reach(url: RequestInfo | URL, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    if (isProxyError(response)) lost();
    else reached();
    return response;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) lost();
    throw error;
  }
}

async function ask(endpoint: Endpoint, body?: object): Promise<Response> {
  const space = endpoint.indexOf(' ');
  return reach(endpoint.slice(space + 1), {
    method: endpoint.slice(0, space),
    credentials: 'same-origin',
    headers: { ...consoleHeaders(), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function answer(endpoint: Endpoint, body?: object): Promise<unknown> {
  const response = await ask(endpoint, body);
  const json: unknown = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new ProblemError({ endpoint }, Problem.parse(json), response.headers);
  return json;
}

/** Returns the session of the cookies, or undefined if they hold no valid session. */
export async function readSession(): Promise<Session | undefined> {
  const response = await ask(`GET ${PATH}`);
  return response.ok ? ConsoleSession.parse(await response.json()) : undefined;
}

export async function signIn(email: string, password: string): Promise<Session | { challenge: string }> {
  const json = await answer(`POST ${PATH}`, { email, password });
  const challenge = ConsoleChallenge.safeParse(json);
  return challenge.success ? challenge.data : ConsoleSession.parse(json);
}

export const completeSignIn = async (challenge: string, code: string): Promise<Session> =>
  ConsoleSession.parse(await answer(`POST ${PATH}/second-factor`, { challenge, code }));

type Credential = ReturnType<PublicKeyCredential['toJSON']>;

export const signInWithPasskey = async (credential: Credential): Promise<Session> =>
  ConsoleSession.parse(await answer(`POST ${PATH}/passkey`, { credential }));

/** Repeats the second factor of the person, with a code or a passkey. */
export const stepUp = async (proof: { code: string } | { credential: Credential }): Promise<Session> =>
  ConsoleSession.parse(await answer(`POST ${PATH}/step-up`, proof));

/** Confirms the second factor of a new colleague with the first code of her authenticator app. */
export const confirmEnrolment = async (code: string): Promise<ConsoleEnrolment> =>
  ConsoleEnrolment.parse(await answer(`POST ${PATH}/enrolment`, { code }));

export const endSession = (): Promise<unknown> => answer(`DELETE ${PATH}`);

/**
 * Requests new cookies. Returns the session, or undefined if it has ended. A 409 means that another tab refreshed
 * first, so its session is read.
 */
export async function refreshSession(): Promise<Session | undefined> {
  const response = await ask(`POST ${PATH}/refresh`);
  if (response.status === 409) return readSession();
  if (response.status >= 500) throw new TypeError('the shop gave no answer');
  return response.ok ? ConsoleSession.parse(await response.json()) : undefined;
}
