// How fast rows go into PostgreSQL at all: COPY into a table with an order's columns and an order's indexes.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { chunksOf, copyInto, copyLine } from '../floors/copy.ts';
import { withLab } from '../load/testbed.ts';
import { gatherGrid } from '../results/grid-builder.ts';
import { GRIDS } from '../results/titles.ts';
import { always, type Scenario } from './scenario.ts';

const ROWS = 200_000;
const CUSTOMERS = 2_000;
const COLUMNS =
  'id, number, customer_id, status, market, currency, subtotal, shipping_address_id, created_at, updated_at';

function orderLines(): string[] {
  const customers = Array.from({ length: CUSTOMERS }, () => randomUUID());
  return Array.from({ length: ROWS }, (_, index) => {
    const at = new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString();
    const customer = customers[index % CUSTOMERS] ?? '';
    return copyLine([randomUUID(), `B-${index}`, customer, 'confirmed', 'US', 'USD', 6_400, customer, at, at]);
  });
}

export const bulk: Scenario = {
  name: 'bulk',
  asked: always,
  run: (bench) =>
    withLab(bench, 'bulk', async (lab) => {
      const { options, say, signal } = bench;
      const client = new pg.Client({ connectionString: lab.system.adminDatabaseUrl });
      await client.connect();
      lab.closes({ close: () => client.end() });
      await client.query('create schema floor; create table floor.orders (like "order".orders including all)');
      // written beforehand: what is timed is the database
      const chunks = [...chunksOf(orderLines())];
      const grid = gatherGrid(GRIDS.bulk);
      for (let repeat = 1; repeat <= options.repeats; repeat++) {
        signal.throwIfAborted();
        await client.query('truncate floor.orders');
        const started = performance.now();
        await copyInto(client, `floor.orders (${COLUMNS})`, chunks);
        const perSecond = ROWS / ((performance.now() - started) / 1_000);
        grid.add('rows per second', { 'floor: COPY of orders, with their indexes': perSecond });
        say(`  ${repeat}/${options.repeats}  COPY: ${Math.round(perSecond)} rows/s`);
      }
      return { title: 'Bulk load', notes: [], loads: [], grids: [grid.grid()] };
    }),
};
