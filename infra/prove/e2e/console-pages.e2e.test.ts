// Tests every page of the console in a real browser, on one shop. npm run console:nightly looks at each page in all
// looks.
import { afterAll, beforeAll } from '@jest/globals';
import { openConsole, type OpenConsole } from '../console/open-console.ts';
import { pagesSuite } from '../console/suites/pages.ts';

let open: OpenConsole;
beforeAll(async () => {
  open = await openConsole('console_pages');
}, 300_000);
afterAll(() => open?.close(), 60_000);

pagesSuite(() => open);
