import { rateInSeries } from './stats.ts';
import type { ResultLookup } from './readings.ts';
import { GRIDS, SIX_SERVICES, WORKLOADS } from './titles.ts';

export type Target = {
  readonly title: string;
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
  readonly unit: 'share' | 'ms' | 's' | 'MB' | 'violations';
  /** Returns the measured value of this target. Returns undefined if the run did not measure it. */
  readonly measured: (lookup: ResultLookup) => number | undefined;
};
export type Verdict = 'met' | 'not met' | 'not measured';

const ratio = (part: number | undefined, whole: number | undefined) =>
  part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;

/**
 * Returns the orders per second of the floor alone. Its order is seven transactions and eight messages, one after the
 * other. Seven and eight stay fixed, even if our orders need fewer.
 */
export function orderFloor(lookup: ResultLookup, clients: number): number | undefined {
  const sql = lookup.load(WORKLOADS.sqlFloor, clients, 'per second');
  const messages = lookup.load(WORKLOADS.brokerFloor, clients, 'per second');
  return sql === undefined || messages === undefined ? undefined : rateInSeries(sql, messages);
}

const CLIENTS = 32;
const HOT_CLIENTS = 64;
const rate = (lookup: ResultLookup, what: string, clients: number) => lookup.load(what, clients, 'per second');

/** Lists the performance targets of the system, as data. */
export const targets: readonly Target[] = [
  {
    title: 'orders at 32 clients, share of the floor (7 transactions, 8 messages)',
    bound: { atLeast: 0.5 },
    unit: 'share',
    measured: (lookup) => ratio(rate(lookup, WORKLOADS.order, CLIENTS), orderFloor(lookup, CLIENTS)),
  },
  {
    title: 'order to confirmed, one client, p50',
    bound: { atMost: 30 },
    unit: 'ms',
    measured: (lookup) => lookup.load(WORKLOADS.order, 1, 'p50 ms'),
  },
  {
    title: 'endurance run: throughput of the last tenth, share of the first tenth',
    bound: { atLeast: 0.95 },
    unit: 'share',
    measured: (lookup) =>
      ratio(
        lookup.cell(GRIDS.endurance, 'tenth 10', 'per second'),
        lookup.cell(GRIDS.endurance, 'tenth 1', 'per second'),
      ),
  },
  {
    // The pace of the machine may differ between the tenths of the run. This target compares the used system with a new
    // one, measured interleaved, so the pace cancels out.
    title: 'endurance run: throughput afterwards, share of a new system',
    bound: { atLeast: 0.95 },
    unit: 'share',
    measured: (lookup) => ratio(rate(lookup, WORKLOADS.worked, CLIENTS), rate(lookup, WORKLOADS.fresh, CLIENTS)),
  },
  {
    // The memory of the six processes must not grow. 10 % is the normal variation of a heap; more is growth.
    title: 'endurance run: memory of the six services in the last tenth, share of the first tenth',
    bound: { atMost: 1.1 },
    unit: 'share',
    measured: (lookup) =>
      ratio(
        lookup.cell(GRIDS.endurance, 'tenth 10', `${SIX_SERVICES}, MB`),
        lookup.cell(GRIDS.endurance, 'tenth 1', `${SIX_SERVICES}, MB`),
      ),
  },
  {
    title: '64 clients on one lot, share of 64 clients on their own lots',
    bound: { atLeast: 0.6 },
    unit: 'share',
    measured: (lookup) => ratio(rate(lookup, WORKLOADS.hot, HOT_CLIENTS), rate(lookup, WORKLOADS.spread, HOT_CLIENTS)),
  },
  {
    title: 'boxes sold beyond the stock',
    bound: { atMost: 0 },
    unit: 'violations',
    measured: (lookup) => lookup.cell(GRIDS.lastBoxes, 'violations', 'count'),
  },
  {
    title: 'product search at 32 clients, share of bare Express with one indexed read',
    bound: { atLeast: 0.3 },
    unit: 'share',
    measured: (lookup) => ratio(rate(lookup, WORKLOADS.search, CLIENTS), rate(lookup, WORKLOADS.routeFloor, CLIENTS)),
  },
  {
    title: 'product search at 32 clients, p99',
    bound: { atMost: 25 },
    unit: 'ms',
    measured: (lookup) => lookup.load(WORKLOADS.search, CLIENTS, 'p99 ms'),
  },
  {
    title: 'product detail at 32 clients, share of bare Express with one indexed read',
    bound: { atLeast: 0.4 },
    unit: 'share',
    measured: (lookup) => ratio(rate(lookup, WORKLOADS.detail, CLIENTS), rate(lookup, WORKLOADS.routeFloor, CLIENTS)),
  },
  {
    title: 'two instances of every service, share of one instance, on the same cores',
    bound: { atLeast: 0.95 },
    unit: 'share',
    measured: (lookup) => ratio(rate(lookup, WORKLOADS.two, CLIENTS), rate(lookup, WORKLOADS.one, CLIENTS)),
  },
  {
    title: 'cold npm start -- --once after the installation',
    bound: { atMost: 30 },
    unit: 's',
    measured: (lookup) => lookup.cell(GRIDS.startUp, 'cold', 'seconds'),
  },
  {
    title: 'second npm start -- --once',
    bound: { atMost: 15 },
    unit: 's',
    measured: (lookup) => lookup.cell(GRIDS.startUp, 'second', 'seconds'),
  },
  {
    title: `${SIX_SERVICES} in total, peak of the resident memory under load`,
    bound: { atMost: 700 },
    unit: 'MB',
    measured: (lookup) => lookup.cell(GRIDS.memory, SIX_SERVICES, 'peak'),
  },
];

export function verdictOn({ bound }: Pick<Target, 'bound'>, measured: number | undefined): Verdict {
  if (measured === undefined) return 'not measured';
  const met = 'atLeast' in bound ? measured >= bound.atLeast : measured <= bound.atMost;
  return met ? 'met' : 'not met';
}
