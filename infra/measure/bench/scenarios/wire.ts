import { setTimeout as delay } from 'node:timers/promises';
import { waitUntilIdle } from '../../../prove/e2e/shop.ts';
import { OWNERS, type OwnerName, SERVICES, schemaOf } from '../../../run/system/parts.ts';
import type { Addresses } from '../../../run/system/environment.ts';
import { type VirtualUsers, createVirtualUsers } from '../load/virtual-users.ts';
import { type Testbed, withTestbed } from '../load/testbed.ts';
import { gridBuilder } from '../results/grid-builder.ts';
import { columnOf, GRIDS } from '../results/titles.ts';
import { type Counts, noCounts } from '../wire/postgres-messages.ts';
import { openTap, type Tap } from '../wire/tap.ts';
import { always, type Bench, type Scenario } from './scenario.ts';

/**
 * Counts the orders that each client places before the counting of messages starts, so that connections are open and
 * statements are prepared.
 */
const WARM_UP_ORDERS = 20;
const COUNTED_PER_CLIENT = 25;
const MIN_COUNTED = 200;
const IDLE_SECONDS = 10;
type Taps = Map<OwnerName, Tap>;

/**
 * Counts the SQL statements, round trips, transactions and messages of an order. Proxies in front of PostgreSQL count
 * the protocol messages. The count ends when all work that the orders caused has ended. No time is measured.
 */
export const wire: Scenario = {
  name: 'wire',
  isSelected: always,
  async run(bench) {
    const taps: Taps = new Map();
    try {
      return await withTestbed(bench, 'wire', (testbed) => count(bench, testbed, taps), {
        addressesFor: viaTaps(taps),
      });
    } finally {
      for (const tap of taps.values()) await tap.close();
    }
  },
};

const viaTaps = (taps: Taps) => async (name: string, addresses: Addresses) => {
  const owner = OWNERS.find((one) => one === name);
  if (!owner) return addresses;
  const tap = await openTap(addresses.databases[owner] ?? '');
  taps.set(owner, tap);
  return { ...addresses, databases: { ...addresses.databases, [owner]: tap.url } };
};

async function count({ options, say, signal }: Bench, testbed: Testbed, taps: Taps) {
  const clients = Math.max(...options.clients);
  const users = await createVirtualUsers(testbed, clients);
  await place(users, clients, clients * WARM_UP_ORDERS, signal);
  await waitUntilIdle(testbed);
  const upkeep = await during(testbed, taps, () => delay(IDLE_SECONDS * 1_000, undefined, { signal }));
  const whole = gridBuilder(GRIDS.wire);
  const byProcess = gridBuilder(GRIDS.wireByProcess);
  for (const some of options.clients) {
    const number = Math.max(MIN_COUNTED, some * COUNTED_PER_CLIENT);
    const counted = await during(testbed, taps, async () => {
      await place(users, some, number, signal);
      await waitUntilIdle(testbed);
    });
    say(`  ${number} orders of ${some} clients: ${counted.all['SQL statements']} statements`);
    whole.add(columnOf(some), scaled(counted.all, 1 / number));
    byProcess.add(`statements, ${columnOf(some)}`, scaled(counted.statements, 1 / number));
  }
  const idle = gridBuilder('Idle system, per second');
  idle.add('count', scaled(upkeep.all, 1 / IDLE_SECONDS));
  return {
    title: 'What an order is made of',
    notes: ['The counts include the background work of the services. The last table shows that work alone.'],
    loads: [],
    grids: [whole.build(), byProcess.build(), idle.build()],
  };
}

async function place(users: VirtualUsers, clients: number, total: number, signal: AbortSignal): Promise<void> {
  let begun = 0;
  const loop = async (client: number) => {
    while (begun++ < total && !signal.aborted) await users.confirmed(client);
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  signal.throwIfAborted();
}

type Tally = { all: Record<string, number>; statements: Record<string, number> };

/** Returns by how much `work` increased every count. */
async function during(testbed: Testbed, taps: Taps, work: () => Promise<unknown>): Promise<Tally> {
  const before = await readCounts(testbed, taps);
  await work();
  const after = await readCounts(testbed, taps);
  return { all: minus(after.all, before.all), statements: minus(after.statements, before.statements) };
}

async function readCounts({ rows }: Testbed, taps: Taps): Promise<Tally> {
  const sum = noCounts();
  for (const { counts } of taps.values()) for (const name of namesOf(sum)) sum[name] += counts[name];
  const outboxes = SERVICES.map((service) => `(select count(*) from "${schemaOf(service)}".outbox)`);
  // `pg_snapshot_xmax` is the next transaction id. A transaction that only reads gets no id, so the ids count the
  // writing transactions.
  const [row] = await rows<{ messages: string; writing: string }>(
    `select ${outboxes.join(' + ')} as messages, pg_snapshot_xmax(pg_current_snapshot())::text as writing`,
  );
  return {
    all: {
      'SQL statements': sum.statements,
      'of which newly parsed': sum.parsed,
      'round trips to the database': sum.roundTrips,
      transactions: sum.transactions,
      'of which writing': Number(row?.writing),
      'messages published': Number(row?.messages),
    },
    statements: Object.fromEntries([...taps].map(([owner, { counts }]) => [owner, counts.statements])),
  };
}

// the cast is safe: these are the keys of Counts
const namesOf = (counts: Counts) => Object.keys(counts) as (keyof Counts)[];
const minus = (after: Record<string, number>, before: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]));
const scaled = (counts: Record<string, number>, by: number) =>
  Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, value * by]));
