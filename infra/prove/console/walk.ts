/** Opens many pages of the console in several tabs at once, and returns the problems of each. */
import { LANGUAGES, type Language } from '@toric/contracts/kernel/sentence';
import type { Look, Tab } from './browser/tab.ts';
import { axeProblems, runProblems, shapeProblems } from './examine.ts';
import type { Place } from './places.ts';
import type { Visitor } from './visitor.ts';

/** Lists the four looks of a page in one language. */
export const LOOKS: readonly Look[] = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'dark', width: 360 },
  { theme: 'light', width: 360 },
];
const ALL = LANGUAGES.flatMap((language) => LOOKS.map((look) => ({ language, look })));
const TABS = 2;

/**
 * Describes the visit of a page in one language. The page is examined in each of `looks`; if there are none, it is only
 * opened.
 */
export type Visit = Place & { readonly language: Language; readonly looks: readonly Look[] };

/**
 * Returns the visits of a page. `number` is the position of the page among all pages. Each next page gets the next of
 * the eight looks, so that each combination of language, theme and width is seen on many pages. A nightly run examines
 * all eight looks of each page.
 */
export function visitsOf(place: Place, number: number, isWhole: boolean): readonly Visit[] {
  if (isWhole) return LANGUAGES.map((language) => ({ ...place, language, looks: LOOKS }));
  const { language, look } = ALL[number % ALL.length] ?? { language: 'en' as const, look: LOOKS[0] };
  return [{ ...place, language, looks: look ? [look] : [] }];
}

/**
 * Calls `visit` for each place (page with its path), in a few tabs of the visitor at the same time. Returns the
 * results.
 */
export async function inTabs<P, T>(
  visitor: Visitor,
  places: readonly P[],
  visit: (tab: Tab, place: P) => Promise<T>,
): Promise<T[]> {
  const waiting = [...places];
  const results: T[] = [];
  const work = async () => {
    const tab = await visitor.open();
    await tab.open('/console/');
    for (let place = waiting.shift(); place !== undefined; place = waiting.shift())
      results.push(await visit(tab, place));
    await tab.close();
  };
  await Promise.all(Array.from({ length: Math.min(TABS, places.length) }, work));
  return results;
}

/** Describes an additional check of each page. `begin` is called before a tab opens a page. */
export type Watcher = {
  begin(tab: Tab): void;
  look(tab: Tab, place: Place): Promise<string[]>;
};

/**
 * Makes the visits, one language after the other. Returns one line for each problem: the role, the path, the look, and
 * the problem.
 */
export async function walk(visitor: Visitor, visits: readonly Visit[], watcher: Watcher): Promise<string[]> {
  const problems: string[] = [];
  for (const language of LANGUAGES) {
    const now = visits.filter((visit) => visit.language === language);
    if (now.length === 0) continue;
    await visitor.speak(language);
    const found = await inTabs(visitor, now, async (tab, visit) => {
      const lines = await seen(tab, visit, watcher);
      return lines.map((line) => `${visitor.role} ${visit.path} ${language} ${line}`);
    });
    problems.push(...found.flat());
  }
  return problems;
}

/** Opens a page, and returns its problems in each look. */
async function seen(tab: Tab, visit: Visit, watcher: Watcher): Promise<string[]> {
  const { path, language, looks } = visit;
  const problems: string[] = [];
  try {
    if (looks[0]) await tab.look(looks[0]);
    watcher.begin(tab);
    await tab.go(path);
    problems.push(...(await watcher.look(tab, visit)));
    for (const look of looks) {
      await tab.look(look);
      const found = [...(await shapeProblems(tab, language, look)), ...(await axeProblems(tab))];
      problems.push(...found.map((one) => `${look.theme} ${look.width}: ${one}`));
    }
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    // a page that does not answer must not delay the next one
    await tab.open('/console/').catch(() => undefined);
  }
  return [...problems, ...runProblems(tab)];
}
