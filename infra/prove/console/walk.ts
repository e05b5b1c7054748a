/** Opens many pages of the console in several tabs at once, and tells what is wrong with each. */
import type { Language } from '@toric/contracts/kernel/sentence';
import type { Look, Tab } from './browser/tab.ts';
import { axeProblems, runProblems, shapeProblems } from './examine.ts';
import type { Place } from './places.ts';
import type { Visitor } from './visitor.ts';

/** The four looks of a page. */
export const LOOKS: readonly Look[] = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'dark', width: 360 },
  { theme: 'light', width: 360 },
];
/**
 * The looks in which a page is examined in each language. Together they have each theme, each width and each language
 * twice. With CONSOLE_LOOKS=all, a nightly run examines all eight.
 */
export const looksIn = (language: Language): readonly Look[] =>
  process.env['CONSOLE_LOOKS'] === 'all'
    ? LOOKS
    : LOOKS.filter(({ theme, width }) => (theme === 'light') === ((width === 1280) === (language === 'en')));
const TABS = 2;

/** Calls `visit` for each place, in a few tabs of the visitor at once. Returns what the calls return. */
export async function inTabs<T>(
  visitor: Visitor,
  places: readonly Place[],
  visit: (tab: Tab, place: Place) => Promise<T>,
): Promise<T[]> {
  const waiting = [...places];
  const results: T[] = [];
  const work = async () => {
    const tab = await visitor.open();
    await tab.open('/console/');
    for (let place = waiting.shift(); place; place = waiting.shift()) results.push(await visit(tab, place));
    await tab.close();
  };
  await Promise.all(Array.from({ length: Math.min(TABS, places.length) }, work));
  return results;
}

/** Returns one line for each problem: the role, the address, the look, and what is wrong. */
export async function walk(
  visitor: Visitor,
  places: readonly Place[],
  { language, looks }: { language: Language; looks: readonly Look[] },
): Promise<string[]> {
  const found = await inTabs(visitor, places, async (tab, { path }) => {
    const problems: string[] = [];
    const tell = (what: string) => (problem: string) => problems.push(`${visitor.role} ${path} ${what}: ${problem}`);
    const [first] = looks;
    if (first) await tab.look(first);
    try {
      await tab.go(path);
      for (const look of looks) {
        await tab.look(look);
        const all = [...(await shapeProblems(tab, language, look)), ...(await axeProblems(tab))];
        all.forEach(tell(`${language} ${look.theme} ${look.width}`));
      }
    } catch (error) {
      tell(language)(error instanceof Error ? error.message : String(error));
      // a page that is stuck must not hold up the next one
      await tab.open('/console/').catch(() => undefined);
    }
    runProblems(tab).forEach(tell(language));
    return problems;
  });
  return found.flat();
}
