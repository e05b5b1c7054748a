// Tests the sign-in in a browser, the second proof of the second factor, and the end of sessions.
import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { addAuthenticator } from '../browser/authenticator.ts';
import type { Tab } from '../browser/tab.ts';
import { runProblems } from '../examine.ts';
import { mouseHand } from '../hands/mouse.ts';
import { signInByKeyboard, typeCode, typePassword } from '../sign-in.ts';
import type { Account } from '../visitor.ts';
import type { Desk } from './desk.ts';

const SCREEN = { theme: 'light', width: 1280 } as const;
const IS_GATE = 'document.querySelector("[autocomplete=current-password]") !== null';
const CODE_FIELD = 'document.querySelector("[autocomplete=one-time-code]") !== null';

async function freshTab(desk: Desk, origin?: string): Promise<Tab> {
  const tab = await (await desk().browser.profile(origin)).open();
  await tab.look(SCREEN);
  return tab;
}

async function signedIn(desk: Desk, account: Account, path: string, origin?: string): Promise<Tab> {
  const tab = await freshTab(desk, origin);
  await tab.open(path);
  await signInByKeyboard(tab, desk().shop, account);
  await tab.settle();
  return tab;
}

const ask = (path: string, method = 'GET') =>
  `fetch('/console/session${path}', { method: '${method}', headers: { 'x-toric-console': '1' } })`;

/**
 * Dates back the time at which a person proved the second factor, and gives the person's tab a token with this time.
 */
async function ageProof(desk: Desk, tab: Tab): Promise<void> {
  const id = await tab.evaluate<string>(`${ask('')}.then((answer) => answer.json()).then(({ person }) => person.id)`);
  const client = new pg.Client({ connectionString: desk().system.adminDatabaseUrl });
  await client.connect();
  const age = "update customer.session set factor_at = factor_at - interval '1 hour' where account_id = $1";
  await client.query(age, [id]);
  await client.end();
  const status = await tab.evaluate<number>(`${ask('/refresh', 'POST')}.then(({ status }) => status)`);
  if (status !== 200) throw new Error(`the session was not renewed: ${status}`);
}

export function signInSuite(desk: Desk): void {
  describe('the sign-in', () => {
    test('works by keyboard alone, with the second factor', async () => {
      const tab = await freshTab(desk);
      await tab.open('/console/orders?status=placed');
      await signInByKeyboard(tab, desk().shop, 'sales');
      await tab.settle('the list of orders');
      expect(await tab.evaluate('location.pathname + location.search')).toBe('/console/orders?status=placed');
      expect(runProblems(tab)).toEqual([]);
      expect(await tab.evaluate<string>('document.cookie')).toBe('');
      await tab.close();
    }, 60_000);

    test('refuses a customer with a sentence', async () => {
      const tab = await freshTab(desk);
      await tab.open('/console/');
      const { status, detail } = await tab.evaluate<{ status: number; detail: string }>(`fetch('/console/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-toric-console': '1' },
        body: JSON.stringify({ email: 'ana@toric.example', password: ${JSON.stringify(desk().shop.password)} }),
      }).then((answer) => answer.json())`);
      expect([status, detail]).toEqual([403, expect.stringContaining('for staff')]);
      await tab.close();
    }, 60_000);

    test('an old proof is asked for again, new recovery codes come once, and each replaces the phone once', async () => {
      const tab = await signedIn(desk, 'auditor', '/console/account');
      await ageProof(desk, tab);
      const hand = mouseHand(tab);
      await hand.press('Make ten new recovery codes');
      await tab.until('the question for a code', CODE_FIELD);
      await typeCode(tab, desk().shop, 'auditor');
      await tab.until('the codes', 'document.querySelectorAll("ol.codes li").length === 10');
      const [first = ''] = await tab.evaluate<string[]>(
        '[...document.querySelectorAll("ol.codes li")].map((line) => line.textContent)',
      );
      await hand.press('I have kept them');
      await tab.close();
      expect([await enterByRecovery(desk, first), await enterByRecovery(desk, first)]).toEqual([true, false]);
    }, 180_000);

    test('a passkey of the device signs in without password and code', async () => {
      const origin = desk().shop.url.replace('127.0.0.1', 'localhost');
      const tab = await signedIn(desk, 'optician', '/console/account', origin);
      await addAuthenticator(tab);
      const hand = mouseHand(tab);
      await hand.press('Add a passkey');
      await hand.fill('A name for this device', 'Front desk');
      await hand.fill('Your password', desk().shop.password);
      await hand.press('Add a passkey');
      await tab.until('the passkey', 'document.body.innerText.includes("Front desk")');
      await tab.evaluate(ask('', 'DELETE'));
      await tab.open('/console/');
      await hand.press('Sign in with a passkey');
      await tab.until('the rail', 'document.querySelector("nav[data-rail]") !== null');
      await tab.close();
    }, 120_000);
  });
  sessionTests(desk);
}

/** Signs in with a recovery code instead of a code of the app. Returns true if the code was accepted. */
async function enterByRecovery(desk: Desk, code: string): Promise<boolean> {
  const tab = await freshTab(desk);
  await tab.open('/console/');
  await typePassword(tab, desk().shop, 'auditor');
  const hand = mouseHand(tab);
  await hand.press('Use a recovery code');
  await hand.fill('Recovery code', code);
  await hand.press('Sign in');
  const isIn = 'document.querySelector("nav[data-rail]") !== null';
  await tab.until('the answer', `(${isIn}) || document.querySelector(".err[role=alert]") !== null`);
  const entered = await tab.evaluate<boolean>(isIn);
  await tab.close();
  return entered;
}

function sessionTests(desk: Desk): void {
  describe('sessions', () => {
    test('one that has ended asks for the sign-in over the page, and keeps what was typed', async () => {
      const visitor = await desk().as('marketing');
      const tab = await visitor.open();
      await tab.look(SCREEN);
      await tab.open('/console/coupons/new');
      const field = 'document.querySelector("main form input:not([type=hidden])")';
      await tab.evaluate(`${field}.focus()`);
      await tab.write('KEPT-WHAT-I-TYPED');
      await visitor.end();
      // the search sends the first request after the end of the session
      await tab.press('Control+k');
      const inPalette = 'Boolean(document.activeElement?.closest("[role=dialog], [role=combobox]"))';
      await tab.until('the palette is open', inPalette);
      await tab.write('ana');
      await signInByKeyboard(tab, desk().shop, 'marketing');
      expect(await tab.evaluate('location.pathname')).toBe('/console/coupons/new');
      expect(await tab.evaluate(`${field}.value`)).toBe('KEPT-WHAT-I-TYPED');
      await tab.close();
    }, 120_000);

    test('"sign out everywhere else" ends the others, and only the others', async () => {
      const [here, there] = [
        await signedIn(desk, 'finance2', '/console/account'),
        await signedIn(desk, 'finance2', '/console/'),
      ];
      await here.open('/console/account');
      await mouseHand(here).press('Sign out everywhere else');
      await here.until('the note', '/other sessions? ha(s|ve) ended/.test(document.body.innerText)');
      await there.until('the other session is over', `${ask('')}.then(({ status }) => status === 401)`);
      await there.go('/console/payments').catch(() => undefined);
      await there.until('the sign-in', IS_GATE);
      await here.open('/console/payments');
      expect(runProblems(here)).toEqual([]);
      await Promise.all([here.close(), there.close()]);
    }, 180_000);
  });
}
