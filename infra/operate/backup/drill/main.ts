// npm run drill: proves that a backup can be restored. Options:
//   --orders 10        the number of orders before, during and after the backup
//   --kill             kills the database in the middle of a base backup first
//   --target ADDRESS   keeps the backups of the drill there (default: a folder)
// Exit codes: 0 the drill has passed, 1 it has failed, 2 wrong arguments.
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../../run/system/parts.ts';
import { openTarget } from '../targets/open.ts';
import { within } from '../targets/unused.ts';
import { noteCheck, noteOfBrokenDrill, noteOfDrill } from '../state/check-notes.ts';
import { hasPassed, reportLines, writeReport } from './report.ts';
import { runDrill } from './run.ts';

const FOLDER = join(ROOT, '.toric/drill');
/** Names the folder of the shop of this machine. The drill notes its result there, and this shop shows the note. */
const SHOP = resolve(process.env['TORIC_DATA_DIR'] ?? join(ROOT, '.toric'));
const { values: given } = parseArgs({
  options: {
    orders: { type: 'string', default: '10' },
    kill: { type: 'boolean', default: false },
    target: { type: 'string', default: join(FOLDER, 'target') },
  },
});
const begun = Date.now();
const log = (line: string) => console.log(`[${((Date.now() - begun) / 1_000).toFixed(1).padStart(5)} s] ${line}`);

for (const name of ['shop', 'restored', 'again', 'work', 'target'])
  await rm(join(FOLDER, name), { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const orders = Number(given.orders);
const { report, keys } = await runDrill({
  // the target may have the backups of a shop, whose WAL has the same names
  ...{ folder: FOLDER, target: within(openTarget(given.target), `drill-${begun}/`), log },
  ...{ ordersBefore: orders, ordersAfter: orders, killsDatabase: given.kill },
}).catch(async (error: unknown) => {
  await noteCheck(SHOP, noteOfBrokenDrill());
  throw error;
});
await noteCheck(SHOP, noteOfDrill(report));
console.log(reportLines(report).join('\n'));
console.log(`The signed report is ${await writeReport(FOLDER, report, keys)}.`);
process.exit(hasPassed(report) ? 0 : 1);
