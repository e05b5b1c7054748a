import { randomUUID } from 'node:crypto';
import pg from 'pg';

const LOTS = 1_000;
const SCHEMA = `
  create schema floor;
  create table floor.orders (id bigserial primary key, customer uuid, status text, total int, at timestamptz default now());
  create table floor.line (id bigserial primary key, order_id bigint, lens uuid, quantity int);
  create table floor.verified (order_id bigint primary key, at timestamptz default now());
  create table floor.lot (id int primary key, on_hand int, reserved int check (reserved between 0 and on_hand)) with (fillfactor = 70);
  create table floor.ledger (id bigserial primary key, lot int, order_id bigint, quantity int);
  create table floor.payment (id bigserial primary key, order_id bigint unique, amount int, status text);
  insert into floor.lot select n, 1000000000, 0 from generate_series(1, ${LOTS}) n`;

const place = {
  name: 'place',
  text: `with o as (insert into floor.orders (customer, status, total) values ($1, 'placed', 6400) returning id)
    insert into floor.line (order_id, lens, quantity) select id, $1, 1 from o returning order_id as id`,
};
const verify = { name: 'verify', text: 'insert into floor.verified (order_id) values ($1)' };
const move = { name: 'move', text: 'update floor.orders set status = $2 where id = $1' };
const reserve = {
  name: 'reserve',
  text: `with l as (update floor.lot set reserved = reserved + 1 where id = $2::int and on_hand > reserved returning id)
    insert into floor.ledger (lot, order_id, quantity) select id, $1::bigint, 1 from l`,
};
const pay = {
  name: 'pay',
  text: `insert into floor.payment (order_id, amount, status) values ($1, 6400, 'authorised')`,
};

/**
 * Opens the floor of an order's SQL: a bare client writes the rows of an order with prepared statements. An order takes
 * seven transactions, one for each step. Each transaction is a single statement without BEGIN and COMMIT.
 * `connections` must equal the number of clients, so that no client waits for a connection.
 */
export async function openSqlFloor(adminDatabaseUrl: string, connections: number) {
  const pool = new pg.Pool({ connectionString: adminDatabaseUrl, max: connections });
  await pool.query(SCHEMA);
  const customer = randomUUID();
  return {
    order: async (): Promise<void> => {
      const client = await pool.connect();
      try {
        const { rows } = await client.query<{ id: string }>({ ...place, values: [customer] });
        const id = rows[0]?.id;
        await client.query({ ...verify, values: [id] });
        await client.query({ ...move, values: [id, 'reserving'] });
        await client.query({ ...reserve, values: [id, 1 + Math.floor(Math.random() * LOTS)] });
        await client.query({ ...move, values: [id, 'charging'] });
        await client.query({ ...pay, values: [id] });
        await client.query({ ...move, values: [id, 'confirmed'] });
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
