// What an order is made of: SQL statements, round trips, transactions and messages. Counted at the wire, by orders that
// are not timed, until everything that they caused is at rest.
import { setTimeout as delay } from 'node:timers/promises';
import { waitUntilIdle } from '../../../prove/e2e/shop.ts';
import { OWNERS, type OwnerName, SERVICES, schemaOf } from '../../../run/system/parts.ts';
import type { Addresses } from '../../../run/system/environment.ts';
import { type Crowd, gatherCrowd } from '../load/virtual-users.ts';
import { type Lab, withLab } from '../load/testbed.ts';
import { gatherGrid } from '../results/grid-builder.ts';
import { columnOf, GRIDS } from '../results/titles.ts';
import { type Counts, noCounts } from '../wire/postgres-messages.ts';
import { openTap, type Tap } from '../wire/tap.ts';
import { always, type Bench, type Scenario } from './scenario.ts';

/** Of each client, before: connections are open and their statements prepared. */
const PREPARING = 20;
const COUNTED = 25;
const AT_LEAST = 200;
const REST_SECONDS = 10;
type Taps = Map<OwnerName, Tap>;

export const wire: Scenario = {
  name: 'wire',
  asked: always,
  async run(bench) {
    const taps: Taps = new Map();
    try {
      return await withLab(bench, 'wire', (lab) => count(bench, lab, taps), { addressesFor: throughTaps(taps) });
    } finally {
      for (const tap of taps.values()) await tap.close();
    }
  },
};

const throughTaps = (taps: Taps) => async (name: string, addresses: Addresses) => {
  const owner = OWNERS.find((one) => one === name);
  if (!owner) return addresses;
  const tap = await openTap(addresses.databases[owner] ?? '');
  taps.set(owner, tap);
  return { ...addresses, databases: { ...addresses.databases, [owner]: tap.url } };
};

async function count({ options, say, signal }: Bench, lab: Lab, taps: Taps) {
  const clients = Math.max(...options.clients);
  const crowd = await gatherCrowd(lab, clients);
  await place(crowd, clients, clients * PREPARING, signal);
  await waitUntilIdle(lab);
  const upkeep = await during(lab, taps, () => delay(REST_SECONDS * 1_000, undefined, { signal }));
  const whole = gatherGrid(GRIDS.wire);
  const byProcess = gatherGrid(GRIDS.wireByProcess);
  for (const some of options.clients) {
    const number = Math.max(AT_LEAST, some * COUNTED);
    const counted = await during(lab, taps, async () => {
      await place(crowd, some, number, signal);
      await waitUntilIdle(lab);
    });
    say(`  ${number} orders of ${some} clients: ${counted.all['SQL statements']} statements`);
    whole.add(columnOf(some), scaled(counted.all, 1 / number));
    byProcess.add(`statements, ${columnOf(some)}`, scaled(counted.statements, 1 / number));
  }
  const idle = gatherGrid('At rest, per second');
  idle.add('count', scaled(upkeep.all, 1 / REST_SECONDS));
  return {
    title: 'What an order is made of',
    notes: ['Upkeep that runs meanwhile is counted in; what it is by itself, the last table tells.'],
    loads: [],
    grids: [whole.grid(), byProcess.grid(), idle.grid()],
  };
}

async function place(crowd: Crowd, clients: number, total: number, signal: AbortSignal): Promise<void> {
  let begun = 0;
  const loop = async (client: number) => {
    while (begun++ < total && !signal.aborted) await crowd.confirmed(client);
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  signal.throwIfAborted();
}

type Tally = { all: Record<string, number>; statements: Record<string, number> };

/** What `work` added to every count. */
async function during(lab: Lab, taps: Taps, work: () => Promise<unknown>): Promise<Tally> {
  const before = await look(lab, taps);
  await work();
  const after = await look(lab, taps);
  return { all: minus(after.all, before.all), statements: minus(after.statements, before.statements) };
}

async function look({ rows }: Lab, taps: Taps): Promise<Tally> {
  const sum = noCounts();
  for (const { counts } of taps.values()) for (const name of namesOf(sum)) sum[name] += counts[name];
  const outboxes = SERVICES.map((service) => `(select count(*) from "${schemaOf(service)}".outbox)`);
  // the next transaction id: those that only read take none
  const [row] = await rows<{ messages: string; writing: string }>(
    `select ${outboxes.join(' + ')} as messages, pg_snapshot_xmax(pg_current_snapshot())::text as writing`,
  );
  return {
    all: {
      'SQL statements': sum.statements,
      'of these parsed anew': sum.parsed,
      'round trips to the database': sum.roundTrips,
      transactions: sum.transactions,
      'of these writing': Number(row?.writing),
      'messages published': Number(row?.messages),
    },
    statements: Object.fromEntries([...taps].map(([owner, { counts }]) => [owner, counts.statements])),
  };
}

const namesOf = (counts: Counts) => Object.keys(counts) as (keyof Counts)[]; // its own keys
const minus = (after: Record<string, number>, before: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]));
const scaled = (counts: Record<string, number>, by: number) =>
  Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, value * by]));
