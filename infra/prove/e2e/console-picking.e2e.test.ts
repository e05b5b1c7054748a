// Tests picking and packing in a real browser, with a scanner that is connected as a keyboard.
import { afterAll, beforeAll } from '@jest/globals';
import { openConsole, type OpenConsole } from '../console/open-console.ts';
import { pickingSuite } from '../console/suites/picking.ts';

let open: OpenConsole;
beforeAll(async () => {
  open = await openConsole('picking');
}, 300_000);
afterAll(() => open?.close(), 60_000);

pickingSuite(() => open);
