// Command: npm run node -- infra/prove/import-run/main.ts [--rows 20000] [--seed 7] [--undisturbed], while `npm run
// test:servers` runs and `. .toric/test.env` was read. `--rows 1000000` takes hours, so start it in the evening. It
// imports invented customers with an address, then their prescriptions. Meanwhile it kills the customer service twice.
// Then it undoes both imports, and compares all tables with their state before. It ends with exit code 1 if a row is
// lost or doubled, or if a byte differs. With --undisturbed it kills nothing, which measures the speed alone.
import { parseArgs } from 'node:util';
import { openShop } from '../e2e/shop.ts';
import { faultsRun } from './faults-run.ts';
import { importRun } from './run.ts';

const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: process.env['TORIC_IMPORT_ROWS'] ?? '20000' },
    faults: { type: 'string' },
    seed: { type: 'string', default: '7' },
    undisturbed: { type: 'boolean', default: false },
  },
});

const shop = await openShop('imports', { supervised: true });
try {
  const seed = Number(flags.seed);
  const faults = flags.faults
    ? await faultsRun(shop, { rows: Number(flags.faults), seed })
    : await importRun(shop, { rows: Number(flags.rows), seed, isKilled: !flags.undisturbed });
  for (const fault of faults) console.log(`FAULT ${fault}`);
  console.log(faults.length === 0 ? 'no fault' : `${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await shop.close();
}
