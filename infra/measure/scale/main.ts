// npm run scale -- [--customers 1000000] [--orders 5000000] [--asked 600] [--only orders] [--build-only]
// Builds a large shop and a small one, unless they are there, asks both the same, and compares how long the answers take.
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findPostgres } from '../../run/servers/postgres.ts';
import { findRabbit } from '../../run/servers/rabbitmq.ts';
import { ROOT } from '../../run/system/parts.ts';
import { buildShop } from './build.ts';
import { type Compared, holds, tableOf } from './latency.ts';
import { compare, open, type Running } from './measure.ts';

const { values: given } = parseArgs({
  options: {
    customers: { type: 'string', default: '1000000' },
    orders: { type: 'string', default: '5000000' },
    seed: { type: 'string', default: '20261121' },
    asked: { type: 'string', default: '600' },
    only: { type: 'string' },
    'build-only': { type: 'boolean', default: false },
  },
});
const seed = Number(given.seed);
const SMALL = { customers: 10_000, orders: 50_000, seed };
const LARGE = { customers: Number(given.customers), orders: Number(given.orders), seed };
const FOLDER = join(ROOT, '.toric/scale');
const say = (line: string) => console.log(line);

const stoppers: (() => Promise<void>)[] = [];
async function stopAll(): Promise<void> {
  for (const stop of stoppers.splice(0).reverse()) await stop().catch((error: unknown) => say(String(error)));
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stopAll().then(() => process.exit(1)));
}

/** The lines whose names begin with `--only`; all without it. */
const chosen = (running: Running): Running => ({
  ...running,
  lines: running.lines.filter(({ name }) => name.startsWith(given.only ?? '')),
});

const machine = () => {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
};

function results(lines: readonly Compared[]): string {
  const kept = lines.filter(holds).length;
  return `# What a large shop costs

Written by \`npm run scale\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}. Times in ms, one request at a time, through the gateway.

- small: ${SMALL.customers.toLocaleString('en')} customers, ${SMALL.orders.toLocaleString('en')} orders
- large: ${LARGE.customers.toLocaleString('en')} customers, ${LARGE.orders.toLocaleString('en')} orders
- each line ${given.asked} times to each shop, turn by turn, after a warm-up, and five times as often where it seemed beyond the bound; \`rows\`: of a page, on average
- every request is made twice, and the second counts: its pages are in memory then, as those of the small shop always are;
  what the large shop took the first time, from the disk, stands in the last column

${kept} of ${lines.length} lines keep within the bound.

${tableOf(lines)}
`;
}

async function main(): Promise<void> {
  const postgres = await findPostgres({ dataDir: join(FOLDER, 'servers/postgres'), log: say });
  stoppers.push(() => postgres.stop());
  const rabbit = await findRabbit({ dataDir: join(FOLDER, 'servers/rabbitmq'), log: say });
  stoppers.push(() => rabbit.stop());
  const servers = { postgres, rabbit };
  const shops = [await buildShop(SMALL, servers, say), await buildShop(LARGE, servers, say)] as const;
  if (given['build-only']) return;
  const small = await open(shops[0], servers, say);
  stoppers.push(() => small.stop());
  const large = await open(shops[1], servers, say);
  stoppers.push(() => large.stop());
  const lines = await compare(chosen(small), chosen(large), Number(given.asked), say);
  const page = results(lines);
  say(`\n${page}`);
  if (given.only === undefined) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), page);
}

try {
  await main();
} finally {
  await stopAll();
}
