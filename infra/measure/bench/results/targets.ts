// What issue 4 asks of the figures, as data: every bound is here, and no result is.
import { GRIDS, LINES, SIX_SERVICES } from './titles.ts';
import type { Look } from './readings.ts';
import { oneAfterTheOther } from './stats.ts';

export type Target = {
  readonly says: string;
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
  readonly unit: 'share' | 'ms' | 's' | 'MB' | 'violations';
  /** Undefined: this run did not measure it. */
  readonly measured: (look: Look) => number | undefined;
};
export type Verdict = 'met' | 'not met' | 'not measured';

const ratio = (part: number | undefined, whole: number | undefined) =>
  part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;

/** Orders a second if nothing were done but the transactions and the messages: seven and eight, whatever ours are by now. */
export function orderFloor(look: Look, clients: number): number | undefined {
  const sql = look.load(LINES.sqlFloor, clients, 'per second');
  const messages = look.load(LINES.brokerFloor, clients, 'per second');
  return sql === undefined || messages === undefined ? undefined : oneAfterTheOther(sql, messages);
}

const CLIENTS = 32;
const CROWD = 64;
const rate = (look: Look, what: string, clients: number) => look.load(what, clients, 'per second');

export const targets: readonly Target[] = [
  {
    says: 'orders at 32 clients, of the floor of seven transactions and eight messages',
    bound: { atLeast: 0.5 },
    unit: 'share',
    measured: (look) => ratio(rate(look, LINES.order, CLIENTS), orderFloor(look, CLIENTS)),
  },
  {
    says: 'one client, order to confirmed, p50',
    bound: { atMost: 30 },
    unit: 'ms',
    measured: (look) => look.load(LINES.order, 1, 'p50 ms'),
  },
  {
    says: 'orders in a row: throughput of the last tenth, of the first',
    bound: { atLeast: 0.95 },
    unit: 'share',
    measured: (look) =>
      ratio(look.cell(GRIDS.inARow, 'tenth 10', 'per second'), look.cell(GRIDS.inARow, 'tenth 1', 'per second')),
  },
  {
    // the same without the machine's own pace, which may be another at the end: both measured in turns
    says: 'orders in a row: throughput after them, of a system as it was at their beginning',
    bound: { atLeast: 0.95 },
    unit: 'share',
    measured: (look) => ratio(rate(look, LINES.worked, CLIENTS), rate(look, LINES.fresh, CLIENTS)),
  },
  {
    // "flat": what a heap breathes by, not what it grows by
    says: 'orders in a row: memory of the six services in the last tenth, of the first',
    bound: { atMost: 1.1 },
    unit: 'share',
    measured: (look) =>
      ratio(
        look.cell(GRIDS.inARow, 'tenth 10', `${SIX_SERVICES}, MB`),
        look.cell(GRIDS.inARow, 'tenth 1', `${SIX_SERVICES}, MB`),
      ),
  },
  {
    says: '64 clients on one lot, of 64 on lots of their own',
    bound: { atLeast: 0.6 },
    unit: 'share',
    measured: (look) => ratio(rate(look, LINES.hot, CROWD), rate(look, LINES.spread, CROWD)),
  },
  {
    says: 'boxes sold that were not there',
    bound: { atMost: 0 },
    unit: 'violations',
    measured: (look) => look.cell(GRIDS.lastBoxes, 'violations', 'count'),
  },
  {
    says: 'product search at 32 clients, of bare Express with one indexed read',
    bound: { atLeast: 0.3 },
    unit: 'share',
    measured: (look) => ratio(rate(look, LINES.search, CLIENTS), rate(look, LINES.routeFloor, CLIENTS)),
  },
  {
    says: 'product search at 32 clients, p99',
    bound: { atMost: 25 },
    unit: 'ms',
    measured: (look) => look.load(LINES.search, CLIENTS, 'p99 ms'),
  },
  {
    says: 'product detail at 32 clients, of bare Express with one indexed read',
    bound: { atLeast: 0.4 },
    unit: 'share',
    measured: (look) => ratio(rate(look, LINES.detail, CLIENTS), rate(look, LINES.routeFloor, CLIENTS)),
  },
  {
    says: 'two instances of every service, of one, on the same cores',
    bound: { atLeast: 0.95 },
    unit: 'share',
    measured: (look) => ratio(rate(look, LINES.two, CLIENTS), rate(look, LINES.one, CLIENTS)),
  },
  {
    says: 'cold npm start -- --once after the install',
    bound: { atMost: 30 },
    unit: 's',
    measured: (look) => look.cell(GRIDS.startUp, 'cold', 'seconds'),
  },
  {
    says: 'second npm start -- --once',
    bound: { atMost: 15 },
    unit: 's',
    measured: (look) => look.cell(GRIDS.startUp, 'second', 'seconds'),
  },
  {
    says: `${SIX_SERVICES} together, resident, at their peak under load`,
    bound: { atMost: 700 },
    unit: 'MB',
    measured: (look) => look.cell(GRIDS.memory, SIX_SERVICES, 'peak'),
  },
];

export function verdictOn({ bound }: Pick<Target, 'bound'>, measured: number | undefined): Verdict {
  if (measured === undefined) return 'not measured';
  const met = 'atLeast' in bound ? measured >= bound.atLeast : measured <= bound.atMost;
  return met ? 'met' : 'not met';
}
