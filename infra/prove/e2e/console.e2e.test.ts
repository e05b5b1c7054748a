// Tests the console in a real browser, on one shop: the sign-in, the work of a day, attacks, and a shop that does not
// answer. console-pages.e2e.test.ts opens every page. npm run console:nightly does more of both.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadedScripts } from '../console/first-load.ts';
import { openConsole, type OpenConsole } from '../console/open-console.ts';
import { journeysSuite } from '../console/suites/journeys.ts';
import { signInSuite } from '../console/suites/sign-in.ts';
import { strangersSuite } from '../console/suites/strangers.ts';
import { togetherSuite } from '../console/suites/together.ts';

let open: OpenConsole;
const desk = () => open;
beforeAll(async () => {
  open = await openConsole('console');
}, 300_000);
afterAll(() => open?.close(), 60_000);

test('the scripts of the first load weigh at most 250 kB with gzip', async () => {
  const { tab } = await open.as('sales');
  await tab.open('/console/');
  const scripts = await loadedScripts(tab);
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
  const heaviest = scripts.toSorted((one, other) => other.bytes - one.bytes);
  expect({ bytes, heaviest: bytes <= 250_000 ? [] : heaviest }).toEqual({ bytes, heaviest: [] });
}, 60_000);

signInSuite(desk);
strangersSuite(desk);
journeysSuite(desk);
togetherSuite(desk);
