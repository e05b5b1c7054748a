import { setTimeout as pause } from 'node:timers/promises';
import type { Tab } from '../browser/tab.ts';

/** A bar-code scanner that is connected as a keyboard sends one key in 20 milliseconds. */
const GAP_MS = 20;

const FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/**
 * Sends a code as a bar-code scanner does: key by key, and Enter at its end. No field needs the focus. A scanner does
 * not wait until the page has reacted to the previous key. Each key has the time at which the scanner pressed it, as
 * the keys of the operating system do, because a busy test sends some of them late. A person looks at the page before
 * the next box, so the test waits for a page that is still drawing.
 */
export async function scanBox(tab: Tab, code: string): Promise<void> {
  await tab.evaluate(FRAMES);
  const pressed: Promise<void>[] = [];
  const begun = Date.now();
  for (const [at, key] of [...code.split(''), 'Enter'].entries()) {
    const due = begun + at * GAP_MS;
    await pause(Math.max(0, due - Date.now()));
    pressed.push(tab.press(key, due));
  }
  await Promise.all(pressed);
}

export type BoxLabel = { readonly gtin: string; readonly lot: string; readonly expiresOn: string };

/** Returns the GS1 code of a box as a scanner sends it. */
export const codeOf = ({ gtin, lot, expiresOn }: BoxLabel): string =>
  `]d201${gtin.padStart(14, '0')}17${expiresOn.slice(2).replaceAll('-', '')}10${lot}`;
