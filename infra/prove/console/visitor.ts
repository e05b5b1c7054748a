/** Signs in members of staff of the sample shop to the console in a browser. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ConsoleChallenge } from '@toric/contracts/gateway/console-session';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { Problem } from '@toric/contracts/kernel/problem';
import type { Language } from '@toric/contracts/kernel/sentence';
import { staffEmail } from '../../shop/sample-shop/fill/people.ts';
import { sampleCode } from '../../shop/sample-codes.ts';
import { until } from '../testing/test-stack.ts';
import type { Browser, Cookie } from './browser/browser.ts';
import type { Tab } from './browser/tab.ts';

/** Names the sample accounts of staff. `finance2` approves the requests of `finance`. */
export type Account = StaffRole | 'finance2';
export type Shop = { readonly url: string; readonly password: string; readonly factorKey: string };
export type Visitor = Awaited<ReturnType<typeof enter>>;
/** Describes an answer of the API to a page. */
export type Answered = { readonly status: number; readonly body: unknown };

const STEP_MS = 30_000;
/**
 * Lists the offsets of the codes to try. A code works once, so another sign-in of the same person uses the code before
 * or after the present one.
 */
const OFFSETS = [0, -STEP_MS, STEP_MS];

async function post(shop: Shop, path: string, body: object) {
  const headers = { 'content-type': 'application/json', 'x-toric-console': '1', origin: shop.url };
  return fetch(`${shop.url}/console/session${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Signs in a sample account and returns its cookies. Waits for the next code if all three have been used. */
export async function cookiesOf(shop: Shop, account: Account): Promise<Cookie[]> {
  const email = staffEmail(account);
  const first = await post(shop, '', { email, password: shop.password });
  if (!first.ok) throw new Error(`${email} cannot sign in: ${await first.text()}`);
  const { challenge } = ConsoleChallenge.parse(await first.json());
  for (const offset of OFFSETS) {
    const code = sampleCode(shop.factorKey, email, new Date(Date.now() + offset));
    const second = await post(shop, '/second-factor', { challenge, code });
    if (second.ok) return second.headers.getSetCookie().map(cookieOf);
    const { type, detail } = Problem.parse(await second.json());
    if (!type.endsWith('auth.code-used')) throw new Error(`${email} cannot sign in: ${detail}`);
  }
  await pause(STEP_MS - (Date.now() % STEP_MS));
  return cookiesOf(shop, account);
}

function cookieOf(header: string): Cookie {
  const [pair = ''] = header.split(';');
  const at = pair.indexOf('=');
  return { name: pair.slice(0, at), value: pair.slice(at + 1) };
}

type Sessions = { readonly data: readonly { readonly id: string; readonly current: boolean }[] };

/** Opens the console as a member of staff who is signed in. */
export async function enter(browser: Browser, shop: Shop, role: Account) {
  const profile = await browser.profile();
  await profile.setCookies(await cookiesOf(shop, role));
  const tab = await profile.open();
  await tab.look({ theme: 'light', width: 1280 });
  await tab.open('/console/');
  return {
    role,
    tab,
    open: () => profile.open(),
    get: (path: string) => ask(tab, 'GET', path),
    /** Sends a request of the API and returns the body of the answer. Throws if the request is refused. */
    async send<T>(method: string, path: string, body?: object): Promise<T> {
      const answered = await ask(tab, method, path, body);
      if (answered.status >= 300) throw new Error(`${method} ${path} answered ${JSON.stringify(answered)}`);
      return answered.body as T; // the cast is safe: the test that sends the request knows its operation
    },
    ask: (method: string, path: string, body?: object) => ask(tab, method, path, body),
    /** Chooses a language. The theme follows the browser, so that a test can change it without opening a new page. */
    async speak(language: Language): Promise<void> {
      const look = { language, theme: 'system', density: 'dense', singleKeys: true, firstDay: [] };
      const { status, body } = await ask(tab, 'PUT', '/v1/desk/preferences', look);
      if (status >= 300) throw new Error(`the language cannot be chosen: ${JSON.stringify(body)}`);
    },
    /** Ends the session on the server, as happens if an administrator or another computer of the person ends it. */
    async end(): Promise<void> {
      const { body } = await ask(tab, 'GET', '/v1/sessions');
      const current = (body as Sessions).data.find((session) => session.current);
      const { status } = await ask(tab, 'DELETE', `/v1/sessions/${current?.id}`);
      if (status >= 300) throw new Error(`the session cannot be ended: ${status}`);
      // after at most five seconds, every process knows that the session has ended
      await until(
        'the session is over',
        async () => (await ask(tab, 'GET', '/console/session')).status === 401 || undefined,
      );
    },
  };
}

/**
 * Sends a request as a script of the page does, with the cookies of the session. A session that waited for more than 15
 * minutes is renewed first, as a page does.
 */
async function ask(tab: Tab, method: string, path: string, body?: object): Promise<Answered> {
  const answered = await askOnce(tab, method, path, body);
  if (answered.status !== 401 || path.startsWith('/console/session')) return answered;
  await askOnce(tab, 'POST', '/console/session/refresh');
  return askOnce(tab, method, path, body);
}

async function askOnce(tab: Tab, method: string, path: string, body?: object): Promise<Answered> {
  const key = method === 'POST' && { 'idempotency-key': randomUUID() };
  const headers = { 'x-toric-console': '1', ...key, ...(body && { 'content-type': 'application/json' }) };
  const init = JSON.stringify({ method, headers, ...(body && { body: JSON.stringify(body) }) });
  const answered = await tab.evaluate<Answered>(`fetch(${JSON.stringify(path)}, ${init}).then(async (response) => ({
    status: response.status,
    body: await response.json().catch(() => null),
  }))`);
  tab.take();
  return answered;
}
