// Tests every page of the console in a browser, as each role that may see it.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { mayCall, STAFF_ROLES, type StaffRole } from '@toric/contracts/kernel/access';
import { operations } from '../../../../gateway/src/edge/operations.ts';
import type { Tab } from '../browser/tab.ts';
import { recordPayloads } from '../browser/payloads.ts';
import { runProblems } from '../examine.ts';
import { customersOf, leaksIn, type Person } from '../leaks.ts';
import { assign, type ConsolePage, consolePages, mayOpen, type Place, placeOf } from '../places.ts';
import type { Visitor } from '../visitor.ts';
import { inTabs, type Visit, visitsOf, walk, type Watcher } from '../walk.ts';
import type { Desk } from './desk.ts';

/** Is true if CONSOLE_LOOKS=all, as in the nightly run. Then each page is examined in all eight looks. */
const isWhole = process.env['CONSOLE_LOOKS'] === 'all';
const RAIL = `[...document.querySelectorAll('nav[data-rail] a[href]:not([data-view])')]
  .map(({ pathname }) => pathname.replace(/^\\/console/, '') || '/')`;
const OFFERED = `[...document.querySelectorAll('[data-operation]')].map(({ dataset }) => dataset.operation)`;

/** Returns the operations that a page offers to the role although the role may not call them. */
async function forbidden(tab: Tab, role: StaffRole): Promise<string[]> {
  const actor = { id: '', kind: 'staff', roles: [role] } as const;
  const ids = await tab.evaluate<string[]>(OFFERED);
  return ids
    .filter((id) => !operations.some((one) => one.id === id && mayCall(one.allow, actor)))
    .map((id) => `offers ${id}`);
}

/** Collects the operations that the pages offer, and the data that they receive. */
function watcherFor(role: StaffRole, people: readonly Person[]): Watcher {
  const recorders = new Map<Tab, ReturnType<typeof recordPayloads>>();
  return {
    begin(tab) {
      if (!recorders.has(tab)) recorders.set(tab, recordPayloads(tab));
    },
    async look(tab) {
      const payloads = (await recorders.get(tab)?.take()) ?? [];
      return [...(await forbidden(tab, role)), ...payloads.flatMap((payload) => leaksIn(role, payload, people))];
    },
  };
}

/** Returns the pages that the role may open, with the paths of items in this shop. */
async function placesFor(visitor: Visitor, role: StaffRole, pages: readonly ConsolePage[]): Promise<Place[]> {
  const places: Place[] = [];
  for (const page of pages.filter((one) => mayOpen(one, role))) {
    const place = await placeOf(page, visitor);
    if (place) places.push(place);
  }
  return places;
}

async function tellClosed(tab: Tab, path: string): Promise<string[]> {
  await tab.go(path);
  const says = await tab.evaluate<boolean>(`document.querySelector('[data-state="not-allowed"]') !== null`);
  return [...(says ? [] : [`${path} does not say who may open it`]), ...runProblems(tab)];
}

export function pagesSuite(desk: Desk): void {
  let pages: readonly ConsolePage[];
  let assigned: Awaited<ReturnType<typeof assign>>;
  let people: readonly Person[];
  beforeAll(async () => {
    pages = await consolePages();
    assigned = await assign(pages, (role) => desk().as(role));
    people = await customersOf(await desk().as('sales'));
  }, 180_000);

  test('every page has something to show in the sample shop', () => {
    expect(assigned.nowhere).toEqual([]);
    expect(people.length).toBeGreaterThan(3);
  });

  describe('what a role sees', () => {
    /** Opens each page as every role that may open it. The first of these roles also examines it. */
    test.each(STAFF_ROLES)(
      '%s: all pages open without an error, axe finds nothing, nothing is offered that is refused, no data is too much',
      async (role) => {
        const visitor = await desk().as(role);
        const own = new Set((assigned.byRole.get(role) ?? []).map(({ page }) => page));
        const places = await placesFor(visitor, role, pages);
        const visits = places.flatMap((place): readonly Visit[] =>
          own.has(place.page)
            ? visitsOf(place, pages.indexOf(place.page), isWhole)
            : [{ ...place, language: 'en', looks: [] }],
        );
        const problems = await walk(visitor, visits, watcherFor(role, people));
        await visitor.speak('en');
        expect(problems).toEqual([]);
      },
      900_000,
    );

    test.each(STAFF_ROLES)('%s: the rail leads to all pages that she may open, and to no other', async (role) => {
      const { tab } = await desk().as(role);
      await tab.open('/console/');
      const shown = await tab.evaluate<string[]>(RAIL);
      const wanted = pages.filter((page) => page.rail && mayOpen(page, role)).map(({ path }) => path);
      expect(new Set(shown)).toEqual(new Set(wanted));
    });

    test('a page that the role may not open says who may, and asks for nothing', async () => {
      const visitor = await desk().as('warehouse');
      const closed = pages.filter((page) => !mayOpen(page, 'warehouse') && !page.path.includes(':'));
      expect(closed.length).toBeGreaterThan(5);
      const places = closed.map((page) => ({ page, path: `/console${page.path}` }));
      const wrong = await inTabs(visitor, places, (tab, { path }) => tellClosed(tab, path));
      expect(wrong.flat()).toEqual([]);
    }, 300_000);
  });
}
