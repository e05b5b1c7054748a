// One fault run from beginning to end: a calm phase, orders under faults, rest, verdict.
import { mkdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import { openClientLedger } from './client-ledger.ts';
import { gatherCrowd, shop } from './virtual-users.ts';
import { REFUSED } from './order-scenario.ts';
import type { Fault, Scene } from './faults/fault.ts';
import { invariants } from './invariants/all.ts';
import { type Lab, type LabOptions, openLab } from './testbed.ts';
import { makePlan, type Plan, type Step, type Tier } from './plan.ts';
import type { Report } from './report.ts';
import { calmFigures, comesToRest, momentOf, secondsToRest } from './convergence.ts';
import { startSampling } from './sampler.ts';
import { openShopper } from './retrying-client.ts';
import { judge } from './check-invariants.ts';

export type RunOptions = LabOptions & {
  tier: Tier;
  seed: number;
  faults: readonly Fault[];
  /** Names or kinds; all of the tier without. */
  only?: readonly string[];
  keep: boolean;
};
type Result = Omit<Report, 'tier' | 'command'>;

export async function runFaults(options: RunOptions): Promise<Result> {
  const { tier, seed, faults, only, keep, say, dataDir } = options;
  const plan = makePlan(tier, seed, faults, only);
  mkdirSync(dataDir, { recursive: true });
  const started = performance.now();
  say('starting PostgreSQL, RabbitMQ and the system');
  const lab = await openLab(options);
  try {
    const result = await runIn(lab, options, plan);
    return { seed, plan, ...result, seconds: (performance.now() - started) / 1_000 };
  } finally {
    say('stopping');
    await lab.close({ keep });
  }
}

async function runIn(lab: Lab, options: RunOptions, plan: Plan): Promise<Omit<Result, 'seed' | 'plan' | 'seconds'>> {
  const { tier, dataDir, say, signal } = options;
  say('opening the shop');
  const crowd = await gatherCrowd(lab.system, tier.buyers);
  const ledger = openClientLedger(join(dataDir, 'client.jsonl'));
  const shopper = openShopper({ api: crowd.api, staff: crowd.staff, ledger, signal });
  const beside: Promise<unknown>[] = [];
  const scene: Scene = { ...lab, ...crowd, shopper, later: (work) => void beside.push(work) };
  const sampling = startSampling(lab);
  const calm = await calmPhase(scene, tier);
  let faulting = true;
  say(`${tier.orders} orders over ${tier.seconds} s, under faults`);
  const shopping = shop({
    ...{ shopper, buyers: crowd.buyers, random: lab.random.stream('orders'), signal },
    ...{ orders: tier.orders, seconds: tier.seconds, concurrency: tier.concurrency, enough: () => !faulting },
  });
  const { alone, ...atOnce } = plan;
  await inTurn(scene, alone, options.faults);
  await Promise.all(Object.values(atOnce).map((steps) => inTurn(scene, steps, options.faults)));
  faulting = false;
  const healed = await momentOf(lab);
  say('the last fault is healed; waiting for the last orders');
  await Promise.all([shopping, ...beside]);
  const rested = await comesToRest(lab, tier.restWithinMs);
  lab.tally.expect(
    rested || signal.aborted,
    'convergence',
    `not everything came to rest within ${tier.restWithinMs / 60_000} minutes`,
  );
  const convergence = await secondsToRest(lab, healed);
  lab.tally.expect(
    convergence.p99 <= SLOWEST.rest,
    'convergence',
    `p99 ${convergence.p99.toFixed(1)} s after the last fault`,
  );
  if (tier.thorough) expectCalm(lab, calm);
  await sampling.stop();
  say('at rest; comparing the three ledgers');
  const { tally } = lab;
  return {
    judged: await judge(lab, invariants, { client: ledger.entries, canaries: crowd.canaries }),
    ...(await countOrders(lab)),
    ...{ kills: Object.fromEntries(tally.kills), faults: Object.fromEntries(tally.faults) },
    ...{ deaths: tally.deaths, breaches: tally.breaches, samples: sampling.samples, calm },
    convergence,
    machine: await machineOf(lab),
  };
}

async function machineOf({ sql, broker }: Lab): Promise<string> {
  const [postgres] = await sql<{ server_version: string }>('show server_version');
  const [cpu] = cpus();
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.versions.node}, PostgreSQL ${postgres?.server_version}, RabbitMQ ${await broker.version()}`,
  ].join('; ');
}

/** Seconds, as the design promises them. */
const SLOWEST = { rest: 60, outboxAge: 2, toConfirmed: 1 };

function expectCalm({ tally }: Lab, { outboxAge, toConfirmed }: Report['calm']): void {
  tally.expect(outboxAge.p99 < SLOWEST.outboxAge, 'calm', `outbox age p99 ${outboxAge.p99.toFixed(2)} s`);
  tally.expect(toConfirmed.p95 < SLOWEST.toConfirmed, 'calm', `order to confirmed p95 ${toConfirmed.p95.toFixed(2)} s`);
}

/** Before anything is broken. */
async function calmPhase(scene: Scene, { calmSeconds, restWithinMs }: Tier): Promise<Report['calm']> {
  const { shopper, buyers, random, say, signal } = scene;
  say(`${calmSeconds} s of orders without faults`);
  const from = new Date();
  const deadline = Date.now() + calmSeconds * 1_000;
  await shop({
    ...{ shopper, buyers, random: random.stream('calm'), signal, cards: REFUSED },
    ...{ orders: calmSeconds * 3, seconds: calmSeconds, concurrency: 6, enough: () => Date.now() > deadline },
  });
  await comesToRest(scene, restWithinMs);
  return calmFigures(scene, from, new Date());
}

/** The faults of one lane. An injection that fails proves nothing: the run goes on to show more, and has failed. */
async function inTurn(scene: Scene, steps: readonly Step[], faults: readonly Fault[]): Promise<void> {
  for (const { fault: name, afterSeconds } of steps) {
    await delay(afterSeconds * 1_000, undefined, { signal: scene.signal });
    const fault = faults.find((one) => one.name === name);
    if (!fault) throw new Error(`no fault is called '${name}'`);
    const begun = performance.now();
    scene.say(`  ${name} …`);
    const failure = await fault.run(scene).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (scene.signal.aborted) return;
    const seconds = `${((performance.now() - begun) / 1_000).toFixed(1)} s`;
    if (failure === undefined) scene.tally.fault(fault.kind);
    else {
      scene.tally.expect(false, name, `it could not be carried out: ${inspect(failure).split('\n', 1)[0]}`);
      scene.say(inspect(failure));
    }
    scene.say(`  ${name}: ${failure === undefined ? 'healed' : 'FAILED'} after ${seconds}`);
  }
}

async function countOrders({ sql }: Lab): Promise<Pick<Report, 'orders' | 'byStatus'>> {
  const rows = await sql<{ status: string; n: number }>(
    'select status, count(*)::int as n from "order".orders group by 1 order by 1',
  );
  return {
    orders: rows.reduce((sum, { n }) => sum + n, 0),
    byStatus: Object.fromEntries(rows.map(({ status, n }) => [status, n])),
  };
}
