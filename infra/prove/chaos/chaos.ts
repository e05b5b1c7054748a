// npm run chaos -- --tier pr|failpoints|nightly [--seed N] [--orders N] [--faults a,b] [--instances 1|2] [--keep]
// npm run chaos -- --self-test [--faults <bug>,<bug>]
// Starts the system, injects the faults of a tier (a size of run), and checks that no order was lost or duplicated.
// With `--self-test` it checks that the runs notice seeded bugs.
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OWNERS, ROOT } from '../../run/system/parts.ts';
import { buildFaultBundles } from './bundles/bundles.ts';
import { faults } from './faults/all.ts';
import { crashesAlways } from './faults/crashing-messages.ts';
import { failPointFaults } from './faults/fail-points.ts';
import { webhookFaults } from './faults/webhooks.ts';
import { type Tier, tiers } from './plan.ts';
import { seeded } from './random.ts';
import { page, type Report, save, violationsIn } from './report.ts';
import { publish } from './results.ts';
import { runFaults, type RunOptions } from './run.ts';
import { selfTest } from './self-test.ts';

const { values: flags } = parseArgs({
  options: {
    tier: { type: 'string', default: 'pr' },
    seed: { type: 'string' },
    orders: { type: 'string' },
    faults: { type: 'string' },
    instances: { type: 'string' },
    'self-test': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const started = Date.now();
const say = (line: string) => console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s] ${line}`);

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    say('aborting');
    stopping.abort();
  });

function tierOf(name: string): Tier {
  if (name !== 'pr' && name !== 'failpoints' && name !== 'nightly')
    throw new Error(`there is no tier '${name}'; use --tier pr, failpoints or nightly`);
  const tier = tiers[name];
  return flags.orders ? shortened(tier, Number(flags.orders)) : tier;
}

/**
 * Shortens a tier to fewer orders: time, kills and rounds shrink in proportion. Every fault still occurs at least once,
 * but no fault lasts its full time.
 */
function shortened(tier: Tier, orders: number): Tier {
  const share = Math.min(1, orders / tier.orders);
  const scaled = (count: number) => (count === 0 ? 0 : Math.max(1, Math.round(count * share)));
  const { each, rabbitmq, postgresql, total } = tier.kills;
  const kills = {
    ...{ each: scaled(each), rabbitmq: scaled(rabbitmq), postgresql: scaled(postgresql) },
    total: scaled(total),
  };
  return {
    ...tier,
    orders,
    seconds: Math.max(30, tier.seconds * share),
    kills,
    rounds: scaled(tier.rounds),
    thorough: tier.thorough && share === 1,
  };
}

/**
 * Returns one text for each process or server that was killed less often than the tier promises. A run with too few
 * kills proves less than its report claims, so it fails.
 */
function missedKills({ kills }: Tier, done: Readonly<Record<string, number>>): string[] {
  const wanted: [string, number][] = [
    ...OWNERS.map((name): [string, number] => [name, kills.each]),
    ['rabbitmq', kills.rabbitmq],
    ['postgresql', kills.postgresql],
  ];
  const all = Object.values(done).reduce((sum, count) => sum + count, 0);
  return [
    ...wanted
      .filter(([name, count]) => (done[name] ?? 0) < count)
      .map(([name, count]) => `${name}: ${done[name] ?? 0} of ${count}`),
    ...(all < kills.total ? [`${all} of ${kills.total} in total`] : []),
  ];
}

/** Returns the command that repeats this run. */
function commandOf(seed: number): string {
  const { tier, orders, faults: only, instances } = flags;
  const mode = flags['self-test'] ? '--self-test' : `--tier ${tier}`;
  const given = [mode, `--seed ${seed}`, orders && `--orders ${orders}`, only && `--faults "${only}"`];
  return ['npm run chaos --', ...given, instances === '2' && '--instances 2'].filter(Boolean).join(' ');
}

/**
 * Returns the faults and the bundles of a tier. Only the tier `failpoints` needs bundles with calls at the fail-points,
 * and in it a separate process sends the webhooks. The other tiers run the bundles that production runs.
 */
async function faultsAndBundles(tier: string): Promise<Pick<RunOptions, 'faults' | 'bundles' | 'webhooksApart'>> {
  if (tier !== 'failpoints') return { faults, webhooksApart: false };
  say('bundling the services with their fail-points');
  const bundles = await buildFaultBundles(join(ROOT, '.toric/chaos/bundles/fail-points'));
  return { faults: [...failPointFaults, ...webhookFaults, ...crashesAlways], bundles, webhooksApart: true };
}

async function main(): Promise<boolean> {
  const seed = flags.seed ? Number(flags.seed) : randomInt(1, 2 ** 31);
  const command = commandOf(seed);
  say(`seed ${seed}; repeat with: ${command}`);
  // The name of the database is unique, so that it can exist beside that of an earlier run with --keep.
  const name = `toric_chaos_${started.toString(36)}`;
  const dataDir = join(ROOT, '.toric/chaos', `${new Date().toISOString().slice(0, 19).replaceAll(':', '')}-${seed}`);
  const only = flags.faults?.split(',').map((one) => one.trim());
  const given = { seed, name, dataDir, say, keep: flags.keep, signal: stopping.signal };
  if (flags['self-test']) return selfTest({ ...given, ...(only && { only }) });
  const tier = tierOf(flags.tier);
  const result = await runFaults({
    ...{ ...given, tier, thorough: tier.thorough, random: seeded(seed) },
    ...(await faultsAndBundles(flags.tier)),
    ...(only && { only }),
    instances: flags.instances ? (flags.instances === '2' ? 2 : 1) : tier.instances,
  });
  const missed = only ? [] : missedKills(tier, result.kills).map((detail) => ({ what: 'kills', detail }));
  const report: Report = {
    tier: flags.tier,
    command,
    ...result,
    failedExpectations: [...result.failedExpectations, ...missed],
  };
  save(dataDir, report);
  if (!flags.orders && !only && !stopping.signal.aborted) publish(report);
  console.log(`\n${page(report)}`);
  say(`report: ${dataDir}`);
  return violationsIn(report) === 0 && !stopping.signal.aborted;
}

try {
  process.exit((await main()) ? 0 : 1);
} catch (error) {
  if (stopping.signal.aborted) say('aborted');
  else console.error(error);
  process.exit(1);
}
