// Starts a process with one bare Express route that reads one row by primary key. It is the fastest possible read with
// this framework.
import type { AddressInfo } from 'node:net';
import express from 'express';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });
const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.get('/products/:id', async (request, response) => {
  const { rows } = await pool.query({
    name: 'read',
    text: 'select id, name, brand from catalog_inventory.product where id = $1',
    values: [request.params.id],
  });
  response.json(rows[0]);
});
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // address() of a listening TCP server is an AddressInfo
  process.send?.({ port });
});
// the bare route's process ends when its parent process has ended
process.once('disconnect', () => process.exit(0));
