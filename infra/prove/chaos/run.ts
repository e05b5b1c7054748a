import { mkdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import { checkInvariants } from './check-invariants.ts';
import { openClientLedger } from './client-ledger.ts';
import { baselineFigures, secondsToConverge, takeWatermark, waitUntilIdle } from './convergence.ts';
import type { Fault, FaultContext } from './faults/fault.ts';
import { invariants } from './invariants/all.ts';
import { DECLINED_CARDS } from './load/order-scenario.ts';
import { makePlan, type Plan, type Step, type Tier } from './plan.ts';
import type { Report } from './report.ts';
import { createRetryingClient } from './load/retrying-client.ts';
import { startSampling } from './sampler.ts';
import { openTestbed, type Testbed, type TestbedOptions } from './testbed/testbed.ts';
import { createVirtualUsers, placeOrders } from './load/virtual-users.ts';

export type RunOptions = TestbedOptions & {
  tier: Tier;
  seed: number;
  faults: readonly Fault[];
  /** Restricts the run to the faults of these names or kinds. If it is absent, the run has all faults of the tier. */
  only?: readonly string[];
  keep: boolean;
};
type Result = Omit<Report, 'tier' | 'command'>;

/**
 * Executes one fault run: a baseline phase without faults, orders under faults, the wait until the system is idle
 * again, and the check of the invariants.
 */
export async function runFaults(options: RunOptions): Promise<Result> {
  const { tier, seed, faults, only, keep, say, dataDir } = options;
  const plan = makePlan(tier, seed, faults, only);
  mkdirSync(dataDir, { recursive: true });
  const started = performance.now();
  say('starting PostgreSQL, RabbitMQ and the system');
  const testbed = await openTestbed(options);
  try {
    const result = await runIn(testbed, options, plan);
    return { seed, plan, ...result, seconds: (performance.now() - started) / 1_000 };
  } finally {
    say('stopping');
    await testbed.close({ keep });
  }
}

async function runIn(
  testbed: Testbed,
  options: RunOptions,
  plan: Plan,
): Promise<Omit<Result, 'seed' | 'plan' | 'seconds'>> {
  const { tier, dataDir, say, signal } = options;
  say('creating the shop and its virtual users');
  const users = await createVirtualUsers(testbed.system, tier.buyers, testbed.receiver.url);
  const ledger = openClientLedger(join(dataDir, 'client.jsonl'));
  const client = createRetryingClient({ api: users.api, staff: users.staff, ledger, signal });
  const background: Promise<unknown>[] = [];
  const context: FaultContext = {
    ...{ ...testbed, ...users, client },
    inBackground: (work) => void background.push(work),
  };
  const sampling = startSampling(testbed);
  const baseline = await baselinePhase(context, tier);
  const healed = await faultPhase(context, options, plan, background);
  const convergence = await converge(testbed, tier, healed);
  await expectWebhooks(testbed);
  if (tier.thorough) expectBaseline(testbed, baseline);
  await sampling.stop();
  say('idle; checking the invariants');
  const { tally } = testbed;
  return {
    results: await checkInvariants(testbed, invariants, { client: ledger.entries, canaries: users.canaries }),
    ...(await countOrders(testbed)),
    ...{ kills: Object.fromEntries(tally.kills), faults: Object.fromEntries(tally.faults) },
    ...{ deaths: tally.deaths, failedExpectations: tally.failedExpectations, samples: sampling.samples, baseline },
    convergence,
    machine: await describeMachine(testbed),
  };
}

/**
 * Places orders while the faults of the plan run. The plan sorts the faults into lanes: faults of one lane run one
 * after the other. The lane `alone` runs first, and then all other lanes run in parallel. Returns the moment at which
 * the last fault was healed, together with the last order step before it.
 */
async function faultPhase(
  context: FaultContext,
  { tier, faults, say, signal }: RunOptions,
  plan: Plan,
  background: readonly Promise<unknown>[],
) {
  say(`${tier.orders} orders over ${tier.seconds} s, under faults`);
  let faulting = true;
  const { client, buyers, random } = context;
  const placing = placeOrders({
    ...{ client, buyers, random: random.stream('orders'), signal },
    ...{ orders: tier.orders, seconds: tier.seconds, concurrency: tier.concurrency, isDone: () => !faulting },
  });
  const { alone, ...parallel } = plan;
  await runLane(context, alone, faults);
  await Promise.all(Object.values(parallel).map((steps) => runLane(context, steps, faults)));
  faulting = false;
  const healed = await takeWatermark(context);
  say('the last fault is healed; waiting for the last orders');
  await Promise.all([placing, ...background]);
  return healed;
}

async function converge(
  testbed: Testbed,
  tier: Tier,
  healed: Awaited<ReturnType<typeof takeWatermark>>,
): Promise<Report['convergence']> {
  const isIdle = await waitUntilIdle(testbed, tier.idleWithinMs);
  testbed.tally.expect(
    isIdle || testbed.signal.aborted,
    'convergence',
    `the system was not idle within ${tier.idleWithinMs / 60_000} minutes`,
  );
  const convergence = await secondsToConverge(testbed, healed);
  testbed.tally.expect(
    convergence.p99 <= LIMITS.convergence,
    'convergence',
    `p99 ${convergence.p99.toFixed(1)} s after the last fault`,
  );
  return convergence;
}

/**
 * Compares the log of the webhooks with the ledger of their receiver. Each delivery that the log calls delivered must
 * have arrived.
 */
async function expectWebhooks({ sql, tally, receiver: { received }, say }: Testbed): Promise<void> {
  const rows = await sql<{ event_id: string; state: string }>('select event_id, state from gateway.webhook_delivery');
  const open = rows.filter(({ state }) => state !== 'delivered');
  const lost = rows.filter(({ event_id: id, state }) => state === 'delivered' && !received.has(id));
  const repeated = [...received.values()].filter((times) => times > 1).length;
  say(`${rows.length} webhooks were sent, ${repeated} of them more than once`);
  tally.expect(rows.length > 0, 'webhooks', 'no webhook was sent, so the run says nothing about them');
  tally.expect(
    open.length === 0,
    'webhooks',
    `${open.length} webhooks were not delivered, for example ${open[0]?.event_id}`,
  );
  tally.expect(lost.length === 0, 'webhooks', `${lost.length} never arrived, for example ${lost[0]?.event_id}`);
}

async function describeMachine({ sql, broker }: Testbed): Promise<string> {
  const [postgres] = await sql<{ server_version: string }>('show server_version');
  const [cpu] = cpus();
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.versions.node}, PostgreSQL ${postgres?.server_version}, RabbitMQ ${await broker.version()}`,
  ].join('; ');
}

/**
 * Limits the figures of a run, in seconds: p99 of convergence, p99 of the outbox age, and p95 of the time from an order
 * to its confirmation.
 */
const LIMITS = { convergence: 60, outboxAge: 2, toConfirmed: 1 };

function expectBaseline({ tally }: Testbed, { outboxAge, toConfirmed }: Report['baseline']): void {
  tally.expect(outboxAge.p99 < LIMITS.outboxAge, 'baseline', `outbox age p99 ${outboxAge.p99.toFixed(2)} s`);
  tally.expect(
    toConfirmed.p95 < LIMITS.toConfirmed,
    'baseline',
    `order to confirmed p95 ${toConfirmed.p95.toFixed(2)} s`,
  );
}

/** Places orders before any fault, to measure the healthy system. */
async function baselinePhase(
  context: FaultContext,
  { baselineSeconds, idleWithinMs }: Tier,
): Promise<Report['baseline']> {
  const { client, buyers, random, say, signal } = context;
  say(`${baselineSeconds} s of orders without faults`);
  const from = new Date();
  const deadline = Date.now() + baselineSeconds * 1_000;
  await placeOrders({
    ...{ client, buyers, random: random.stream('baseline'), signal, cards: DECLINED_CARDS },
    ...{ orders: baselineSeconds * 3, seconds: baselineSeconds, concurrency: 6, isDone: () => Date.now() > deadline },
  });
  await waitUntilIdle(context, idleWithinMs);
  return baselineFigures(context, from, new Date());
}

/**
 * Runs the faults of one lane, one after the other. If the injection of a fault fails, the fault run continues in order
 * to collect more findings, but the whole run is reported as failed.
 */
async function runLane(context: FaultContext, steps: readonly Step[], faults: readonly Fault[]): Promise<void> {
  for (const { fault: name, afterSeconds } of steps) {
    await delay(afterSeconds * 1_000, undefined, { signal: context.signal });
    const fault = faults.find((one) => one.name === name);
    if (!fault) throw new Error(`there is no fault '${name}'`);
    const begun = performance.now();
    context.say(`  ${name} …`);
    const failure = await fault.run(context).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (context.signal.aborted) return;
    const seconds = `${((performance.now() - begun) / 1_000).toFixed(1)} s`;
    if (failure === undefined) context.tally.countFault(fault.kind);
    else {
      context.tally.expect(false, name, `the injection failed: ${inspect(failure).split('\n', 1)[0]}`);
      context.say(inspect(failure));
    }
    context.say(`  ${name}: ${failure === undefined ? 'healed' : 'FAILED'} after ${seconds}`);
  }
}

async function countOrders({ sql }: Testbed): Promise<Pick<Report, 'orders' | 'byStatus'>> {
  const rows = await sql<{ status: string; n: number }>(
    'select status, count(*)::int as n from "order".orders group by 1 order by 1',
  );
  return {
    orders: rows.reduce((sum, { n }) => sum + n, 0),
    byStatus: Object.fromEntries(rows.map(({ status, n }) => [status, n])),
  };
}
