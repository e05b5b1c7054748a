/** Signs in on the sign-in page of the console with the keyboard alone. */
import { setTimeout as pause } from 'node:timers/promises';
import { staffEmail } from '../../shop/sample-shop/fill/people.ts';
import { sampleCode } from '../../shop/sample-codes.ts';
import type { Tab } from './browser/tab.ts';
import type { Account, Shop } from './visitor.ts';

const CODE_FIELD = 'document.querySelector("[autocomplete=one-time-code]") !== null';
const PASSWORD_FIELD = 'document.querySelector("[autocomplete=current-password]") !== null';
const STEP_MS = 30_000;

/** Presses Tab until the field with this `autocomplete` attribute has the focus, and replaces its text. */
async function fill(tab: Tab, autocomplete: string, text: string): Promise<void> {
  for (let tries = 0; tries < 15; tries++) {
    const focused = await tab.evaluate<string>('document.activeElement?.getAttribute("autocomplete") ?? ""');
    if (focused === autocomplete) {
      await tab.evaluate('document.activeElement.select()');
      return tab.write(text);
    }
    await tab.press('Tab');
  }
  throw new Error(`Tab does not lead to the field ${autocomplete}`);
}

/** Types the password and a code of the authenticator app into the sign-in page. */
export async function signInByKeyboard(tab: Tab, shop: Shop, account: Account): Promise<void> {
  await typePassword(tab, shop, account);
  await typeCode(tab, shop, account);
}

/** Types e-mail and password, and waits until the page asks for the second factor. */
export async function typePassword(tab: Tab, shop: Shop, account: Account): Promise<void> {
  await tab.until('the sign-in is shown', PASSWORD_FIELD);
  await fill(tab, 'username', staffEmail(account));
  await fill(tab, 'current-password', shop.password);
  await tab.press('Enter');
  await tab.until('the second step is shown', CODE_FIELD);
}

/**
 * Types a code of the authenticator app. A code works once. If the present code was used, types the previous one or the
 * next one.
 */
export async function typeCode(tab: Tab, shop: Shop, account: Account): Promise<void> {
  const email = staffEmail(account);
  for (const offset of [0, -STEP_MS, STEP_MS, STEP_MS]) {
    const code = sampleCode(shop.factorKey, email, new Date(Date.now() + offset));
    await fill(tab, 'one-time-code', code);
    const isIn = await tab.until('the code is taken', `!(${CODE_FIELD})`, 5_000).then(
      () => true,
      () => false,
    );
    if (isIn) return;
    if (offset === STEP_MS) await pause(STEP_MS - (Date.now() % STEP_MS));
  }
  throw new Error(`no code of ${email} was taken`);
}

/** Types a code if the console asks for a new one before the expression is true in the page. */
export async function proveIfAsked(tab: Tab, shop: Shop, account: Account, done: string): Promise<void> {
  await tab.until('the answer or the question for a code', `(${done}) || ${CODE_FIELD}`);
  if (await tab.evaluate<boolean>(CODE_FIELD)) await typeCode(tab, shop, account);
}
