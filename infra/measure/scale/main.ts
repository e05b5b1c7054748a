// npm run scale: builds a large and a small shop unless they exist, sends the same requests to both, and compares the
// latencies.
// Options, with their defaults:
//   --customers 1000000, --orders 5000000   the size of the large shop
//   --seed 20261121                         the seed of the random data; another seed builds new shops
//   --asked 600                             how many times each request is sent to each shop
//   --only <prefix>                         sends only the requests whose names begin with the prefix
//   --build-only                            builds the shops and measures nothing
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findPostgres } from '../../run/servers/postgres.ts';
import { findRabbit } from '../../run/servers/rabbitmq.ts';
import { ROOT } from '../../run/system/parts.ts';
import { buildShop } from './build.ts';
import { type Compared, isWithinBound, tableOf } from './latency.ts';
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

/**
 * Selects the requests whose names begin with the value of `--only`. Without this option, all requests are selected.
 */
const selected = (running: Running): Running => ({
  ...running,
  cases: running.cases.filter(({ name }) => name.startsWith(given.only ?? '')),
});

const machine = () => {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
};

function results(comparisons: readonly Compared[]): string {
  const within = comparisons.filter(isWithinBound).length;
  return `# Latencies of a large shop

Written by \`npm run scale\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}. Times are in ms, for one request at a time through the gateway.

- small: ${SMALL.customers.toLocaleString('en')} customers, ${SMALL.orders.toLocaleString('en')} orders
- large: ${LARGE.customers.toLocaleString('en')} customers, ${LARGE.orders.toLocaleString('en')} orders
- each request ${given.asked} times to each shop, interleaved, after a warm-up, and five times as often if it exceeded the bound; \`rows\`: the average number per page
- every request is sent twice, and the second one counts: its pages are then in memory, as those of the small shop always are;
  the last column has the p99 of the first requests to the large shop, which read from disk

${within} of ${comparisons.length} requests are within the bound.

${tableOf(comparisons)}
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
  const comparisons = await compare(selected(small), selected(large), Number(given.asked), say);
  const page = results(comparisons);
  say(`\n${page}`);
  if (given.only === undefined) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), page);
}

try {
  await main();
} finally {
  await stopAll();
}
