// Tests the console in a real browser: the sign-in by keyboard, every page in each look and language, and what each role
// sees.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mayCall, STAFF_ROLES, type StaffRole } from '@toric/contracts/kernel/access';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { runProblems } from '../console/examine.ts';
import { loadedScripts } from '../console/first-load.ts';
import { openConsole, type OpenConsole } from '../console/open-console.ts';
import { assign, consolePages, type ConsolePage, mayOpen, type Place, placeOf } from '../console/places.ts';
import { signInByKeyboard } from '../console/sign-in.ts';
import { inTabs, looksIn, walk } from '../console/walk.ts';

let desk: OpenConsole;
let pages: readonly ConsolePage[];
beforeAll(async () => {
  [desk, pages] = await Promise.all([openConsole('console'), consolePages()]);
}, 300_000);
afterAll(() => desk?.close(), 60_000);

/** Returns the places that the role may open. */
async function placesFor(role: StaffRole, some: readonly ConsolePage[]): Promise<Place[]> {
  const visitor = await desk.as(role);
  const places: Place[] = [];
  for (const page of some.filter((one) => mayOpen(one, role))) {
    const place = await placeOf(page, visitor);
    if (place) places.push(place);
  }
  return places;
}

describe('the sign-in', () => {
  test('works by keyboard alone, with the second factor', async () => {
    const profile = await desk.browser.profile();
    const tab = await profile.open();
    await tab.look({ theme: 'light', width: 1280 });
    await tab.open('/console/orders?status=placed');
    await signInByKeyboard(tab, desk.shop, 'sales');
    await tab.settle('the list of orders');
    expect(await tab.evaluate('location.pathname + location.search')).toBe('/console/orders?status=placed');
    expect(runProblems(tab)).toEqual([]);
    const cookies = await tab.evaluate<string>('document.cookie');
    expect(cookies).toBe('');
    await tab.close();
  }, 60_000);

  test('refuses a customer with a sentence', async () => {
    const tab = await (await desk.browser.profile()).open();
    await tab.open('/console/');
    const { status, detail } = await tab.evaluate<{ status: number; detail: string }>(`fetch('/console/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-toric-console': '1' },
      body: JSON.stringify({ email: 'ana@toric.example', password: ${JSON.stringify(desk.shop.password)} }),
    }).then((answer) => answer.json())`);
    expect([status, detail]).toEqual([403, expect.stringContaining('for staff')]);
    await tab.close();
  }, 60_000);
});

test('a session that has ended asks for the sign-in over the page, and keeps what was typed', async () => {
  const visitor = await desk.as('marketing');
  const tab = await visitor.open();
  await tab.look({ theme: 'light', width: 1280 });
  await tab.open('/console/coupons/new');
  const field = 'document.querySelector("main form input:not([type=hidden])")';
  await tab.evaluate(`${field}.focus()`);
  await tab.write('KEPT-WHAT-I-TYPED');
  await visitor.end();
  // the search is the first request after the end
  await tab.press('Control+k');
  await tab.until('the palette is open', 'Boolean(document.activeElement?.closest("[role=dialog], [role=combobox]"))');
  await tab.write('ana');
  await signInByKeyboard(tab, desk.shop, 'marketing');
  expect(await tab.evaluate('location.pathname')).toBe('/console/coupons/new');
  expect(await tab.evaluate(`${field}.value`)).toBe('KEPT-WHAT-I-TYPED');
  await tab.close();
}, 120_000);

test('the scripts of the first load weigh at most 250 kB with gzip', async () => {
  const { tab } = await desk.as('sales');
  await tab.open('/console/');
  const scripts = await loadedScripts(tab);
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
  expect({ scripts, bytes: bytes <= 250_000 }).toEqual({ scripts, bytes: true });
}, 60_000);

describe('every page', () => {
  let assigned: Awaited<ReturnType<typeof assign>>;
  beforeAll(async () => {
    assigned = await assign(pages, (role) => desk.as(role));
  }, 120_000);

  test('has something to show in the sample shop', () => {
    // no lens of the small shop runs low, so nothing is proposed
    expect(assigned.nowhere).toEqual(['/purchasing/proposals/:proposalId']);
  });

  /** Each page is examined as the first role that may open it. */
  test.each(STAFF_ROLES)(
    '%s: opens without an error, axe finds nothing, and nothing is wider than the screen',
    async (role) => {
      const visitor = await desk.as(role);
      const problems: string[] = [];
      for (const language of LANGUAGES) {
        await visitor.speak(language);
        const places = assigned.byRole.get(role) ?? [];
        problems.push(...(await walk(visitor, places, { language, looks: looksIn(language) })));
      }
      expect(problems).toEqual([]);
    },
    900_000,
  );
});

describe('what a role sees', () => {
  test.each(STAFF_ROLES)(
    '%s: the rail leads to all pages that she may open and to no other, and no page asks for what is refused',
    async (role) => {
      const visitor = await desk.as(role);
      await visitor.tab.open('/console/');
      const shown = await visitor.tab.evaluate<string[]>(
        `[...document.querySelectorAll('nav[data-rail] a[href]')].map(({ pathname }) => pathname.replace(/^\\/console/, '') || '/')`,
      );
      const wanted = pages.filter((page) => page.rail && mayOpen(page, role)).map(({ path }) => path);
      expect(new Set(shown)).toEqual(new Set(wanted));

      const places = await placesFor(role, pages);
      const offered = await inTabs(visitor, places, async (tab, { path }) => {
        await tab.go(path);
        const ids = await tab.evaluate<string[]>(
          `[...document.querySelectorAll('[data-operation]')].map(({ dataset }) => dataset.operation)`,
        );
        const actor = { id: '', kind: 'staff', roles: [role] } as const;
        const wrong = ids.filter((id) => !operations.some((one) => one.id === id && mayCall(one.allow, actor)));
        return [...wrong.map((id) => `${path} offers ${id}`), ...runProblems(tab).map((one) => `${path}: ${one}`)];
      });
      expect(offered.flat()).toEqual([]);
    },
    600_000,
  );

  test('a page that the role may not open says who may, and asks for nothing', async () => {
    const visitor = await desk.as('warehouse');
    const closed = pages.filter((page) => !mayOpen(page, 'warehouse') && !page.path.includes(':'));
    expect(closed.length).toBeGreaterThan(5);
    const places = closed.map((page) => ({ page, path: `/console${page.path}` }));
    const wrong = await inTabs(visitor, places, async (tab, { path }) => {
      await tab.go(path);
      const says = await tab.evaluate<boolean>(`document.querySelector('[data-state="not-allowed"]') !== null`);
      return [...(says ? [] : [`${path} does not say who may open it`]), ...runProblems(tab)];
    });
    expect(wrong.flat()).toEqual([]);
  }, 300_000);
});
