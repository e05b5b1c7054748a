// Tests our own PostgreSQL in accidents of a developer's day: it is killed, started twice, or left running. The test
// starts its own server, so it needs no address.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { startEmbedded } from './postgres-embedded.ts';
import { inspect } from './postgres-probe.ts';
import { isRunning, type ProcessId, waitFor } from './process.ts';

jest.setTimeout(60_000);
let dataDir: string;

const begin = () => startEmbedded({ dataDir, log: () => undefined });
const answers = async (url: string) => (await inspect(url, 1_000)).ok;

function serverProcess(): ProcessId {
  // the cast is safe: our own code wrote the record
  const record = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { process: ProcessId };
  return record.process;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the server is killed while this client is connected
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'toric-postgres-'));
  chmodSync(dataDir, 0o755); // otherwise root would keep the cluster in /var/lib, where it would outlive the test
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('a committed row survives kill -9 of the server, and the next start needs no hand', async () => {
  const first = await begin();
  await query(first.adminUrl, 'create table kept (id int); insert into kept values (7)');
  const server = serverProcess();
  process.kill(server.pid, 'SIGKILL');
  await waitFor('the server to die', 10_000, async () => (isRunning(server) ? undefined : true));
  const second = await begin();
  expect(await query(second.adminUrl, 'select id from kept')).toEqual([[7]]);
  await second.stop();
  expect(await answers(second.adminUrl)).toBe(false);
});

test('a second start-up shares the server, and its stop leaves it running', async () => {
  const owner = await begin();
  const guest = await begin();
  expect(guest.adminUrl).toBe(owner.adminUrl);
  await guest.stop();
  expect(await answers(owner.adminUrl)).toBe(true);
  await owner.stop();
  expect(await answers(owner.adminUrl)).toBe(false);
});

test('it is durable, closed to others, and reached by TCP on the loopback and by socket', async () => {
  const server = await begin();
  const settings = `select current_setting('fsync'), current_setting('synchronous_commit'), current_setting('wal_level'),
    current_setting('listen_addresses')`;
  const expected = [['on', 'on', 'replica', '127.0.0.1']];
  expect(await query(server.adminUrl, settings)).toEqual(expected);
  const byTcp = new URL(server.adminUrl);
  expect(byTcp.searchParams.get('host')).toContain('toric-pg-');
  byTcp.searchParams.delete('host');
  expect(await query(byTcp.href, settings)).toEqual(expected);
  const stranger = new URL(server.adminUrl);
  stranger.password = 'guess';
  expect(await inspect(stranger.href, 1_000)).toEqual({ ok: false, reason: expect.stringContaining('password') });
  expect(statSync(join(dataDir, 'superuser-password')).mode & 0o777).toBe(0o600);
  await server.stop();
});

test('a server of tests does not wait for the disk, and keeps its rows when it is killed', async () => {
  const start = () => startEmbedded({ dataDir, log: () => undefined, isDurable: false });
  const hurried = await start();
  expect(await query(hurried.adminUrl, 'show fsync')).toEqual([['off']]);
  await query(hurried.adminUrl, 'create table quick (id int); insert into quick values (7)');
  const server = serverProcess();
  process.kill(server.pid, 'SIGKILL');
  await waitFor('the server to die', 10_000, async () => (isRunning(server) ? undefined : true));
  const again = await start();
  expect(await query(again.adminUrl, 'select id from quick')).toEqual([[7]]);
  await again.stop();
});
