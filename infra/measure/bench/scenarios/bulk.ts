import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { chunksOf, copyInto, copyLine } from '../floors/copy.ts';
import { withTestbed } from '../load/testbed.ts';
import { gridBuilder } from '../results/grid-builder.ts';
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

/**
 * Measures how many rows per second PostgreSQL loads with COPY. The table has the columns and the indexes of the table
 * of orders.
 */
export const bulk: Scenario = {
  name: 'bulk',
  isSelected: always,
  run: (bench) =>
    withTestbed(bench, 'bulk', async (testbed) => {
      const { options, say, signal } = bench;
      const client = new pg.Client({ connectionString: testbed.system.adminDatabaseUrl });
      await client.connect();
      testbed.closeAtEnd({ close: () => client.end() });
      await client.query('create schema floor; create table floor.orders (like "order".orders including all)');
      // the rows are prepared beforehand, so that only the database is timed
      const chunks = [...chunksOf(orderLines())];
      const grid = gridBuilder(GRIDS.bulk);
      for (let repeat = 1; repeat <= options.repeats; repeat++) {
        signal.throwIfAborted();
        await client.query('truncate floor.orders');
        const started = performance.now();
        await copyInto(client, `floor.orders (${COLUMNS})`, chunks);
        const perSecond = ROWS / ((performance.now() - started) / 1_000);
        grid.add('rows per second', { 'floor: COPY of orders, with their indexes': perSecond });
        say(`  ${repeat}/${options.repeats}  COPY: ${Math.round(perSecond)} rows/s`);
      }
      return { title: 'Bulk load', notes: [], loads: [], grids: [grid.build()] };
    }),
};
