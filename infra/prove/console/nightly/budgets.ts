/**
 * Measures the most used pages against `BUDGETS`: script size, largest paint, interaction and layout shift. The
 * processor is slowed down four times. Only the way from list to detail is measured at full speed.
 */
import type { Tab } from '../browser/tab.ts';
import { loadedScripts } from '../first-load.ts';
import type { OpenConsole } from '../open-console.ts';
import { placeOf, consolePages } from '../places.ts';
import type { Account, Visitor } from '../visitor.ts';
import { observe, quantile, slowDown, type Vitals, vitalsOf } from './vitals.ts';

const SLOWER = 4;
export const BUDGETS = {
  scripts: 250_000,
  largestPaint: 2_500,
  interaction: 200,
  shift: 0.1,
  listToDetail: 300,
} as const;

const PAGES: readonly (readonly [Account, string])[] = [
  ['sales', '/'],
  ['sales', '/orders'],
  ['sales', '/orders/:orderId'],
  ['sales', '/customers/:customerId'],
  ['optician', '/verification'],
  ['warehouse', '/stock'],
  ['warehouse', '/shipments'],
  ['finance', '/payments'],
];

export type Measured = Vitals & { readonly page: string; readonly scriptBytes: number };

/** Uses the page as a person does: opens and closes the command palette, types, and moves in the list. */
async function use(tab: Tab): Promise<void> {
  await tab.press('Control+k');
  await tab.until('the palette', 'document.activeElement?.getAttribute("role") === "combobox"');
  for (const letter of 'order') {
    await tab.press(letter);
    await twoFrames(tab);
  }
  await tab.press('Escape');
  await tab.until('the palette is closed', 'document.querySelector("[role=dialog]") === null');
  for (const key of ['j', 'j', 'k', 'ArrowDown', 'ArrowDown', 'Tab', 'Tab', '?', 'Escape']) {
    await tab.press(key);
    await twoFrames(tab);
  }
}
const twoFrames = (tab: Tab) =>
  tab.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');

async function measure(visitor: Visitor, path: string): Promise<Measured> {
  const tab = await visitor.open();
  await tab.look({ theme: 'light', width: 1280 });
  await observe(tab);
  await slowDown(tab, SLOWER);
  await tab.open(path);
  // only the first load counts, and not the scripts that the use of the page loads later, such as the palette
  const scripts = await loadedScripts(tab);
  await use(tab);
  const vitals = await vitalsOf(tab);
  await tab.close();
  return { page: `${visitor.role} ${path}`, ...vitals, scriptBytes: scripts.reduce((sum, one) => sum + one.bytes, 0) };
}

/** Measures each of the most used pages of the console. */
export async function measurePages(desk: OpenConsole): Promise<Measured[]> {
  const pages = await consolePages();
  const measured: Measured[] = [];
  for (const [account, wanted] of PAGES) {
    const visitor = await desk.as(account);
    await visitor.speak('en');
    const page = pages.find(({ path }) => path === wanted);
    const place = page && (await placeOf(page, visitor));
    if (!place) throw new Error(`there is nothing to open at ${wanted}`);
    measured.push(await measure(visitor, place.path));
  }
  return measured;
}

/**
 * Opens the first order of the list, and returns the milliseconds until its page is complete. The processor is not
 * slowed down.
 */
export async function listToDetail(desk: OpenConsole): Promise<number> {
  const sales = await desk.as('sales');
  const tab = await sales.open();
  await tab.look({ theme: 'light', width: 1280 });
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await tab.open('/console/orders');
    times.push(
      await tab.evaluate<number>(`new Promise((done) => {
        const link = document.querySelector('main tbody a[href*="/orders/"]');
        const begun = performance.now();
        link.click();
        const look = () => (location.pathname !== '/console/orders' && document.querySelector('main h1')
          && !document.querySelector('[data-state=loading]') ? done(performance.now() - begun) : requestAnimationFrame(look));
        look();
      })`),
    );
  }
  await tab.close();
  return Math.round(quantile(times, 0.5));
}
