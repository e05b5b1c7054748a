// What the same machine can do at the very least effort: the ratio to these floors is the figure that means something.
import type { AddressInfo } from 'node:net';
import express from 'express';
import pg from 'pg';

/** The rows that one order leaves behind, written by one bare client in the fewest statements, one transaction a service. */
export async function openSqlFloor(adminDatabaseUrl: string) {
  const pool = new pg.Pool({ connectionString: adminDatabaseUrl, max: 32 });
  await pool.query(`
    drop schema if exists floor cascade; create schema floor;
    create table floor.orders (id bigserial primary key, customer uuid, status text, total int, at timestamptz default now());
    create table floor.line (id bigserial primary key, order_id bigint, lens uuid, quantity int);
    create table floor.lot (id int primary key, on_hand int, reserved int check (reserved between 0 and on_hand));
    create table floor.ledger (id bigserial primary key, lot int, order_id bigint, quantity int);
    create table floor.payment (id bigserial primary key, order_id bigint unique, amount int, status text);
    insert into floor.lot select n, 1000000000, 0 from generate_series(1, 1000) n`);
  const customer = '0197a000-0000-7000-8000-00000000000c';
  const steps = [
    {
      name: 'place',
      text: `with o as (insert into floor.orders (customer, status, total) values ($1, 'placed', 12800) returning id)
        insert into floor.line (order_id, lens, quantity) select id, $1, 1 from o returning order_id as id`,
    },
    {
      name: 'reserve',
      text: `with l as (update floor.lot set reserved = reserved + 1 where id = $2::int and on_hand - reserved >= 1 returning id)
        insert into floor.ledger (lot, order_id, quantity) select id, $1::bigint, 1 from l`,
    },
    { name: 'pay', text: `insert into floor.payment (order_id, amount, status) values ($1, 12800, 'authorised')` },
    { name: 'confirm', text: `update floor.orders set status = 'confirmed' where id = $1` },
  ] as const;
  return {
    async order(): Promise<boolean> {
      const client = await pool.connect();
      try {
        const [place, reserve, pay, confirm] = steps;
        const { rows } = await client.query<{ id: string }>({ ...place, values: [customer] });
        const id = rows[0]?.id;
        const lot = 1 + Math.floor(Math.random() * 1000);
        await client.query({ ...reserve, values: [id, lot] });
        await client.query({ ...pay, values: [id] });
        await client.query({ ...confirm, values: [id] });
        return true;
      } finally {
        client.release();
      }
    },
    async close() {
      await pool.query('drop schema floor cascade');
      await pool.end();
    },
  };
}

/** A bare Express route with one read by primary key, as fast as the framework goes. */
export async function openRouteFloor(adminDatabaseUrl: string) {
  const pool = new pg.Pool({ connectionString: adminDatabaseUrl, max: 16 });
  const app = express();
  app.get('/product/:id', async (request, response) => {
    const { rows } = await pool.query({
      name: 'read',
      text: 'select id, name, brand from catalog_inventory.product where id = $1',
      values: [request.params.id],
    });
    response.json(rows[0]);
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: (id: string) => `http://127.0.0.1:${port}/product/${id}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
}
