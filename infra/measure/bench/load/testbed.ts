// The system under test: all services as they ship, on a database and a virtual host of their own, with a small shop.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@toric/client/client';
import pg from 'pg';
import { createStaff, PASSWORD, type Staff, seedShop } from '../../../prove/e2e/shop.ts';
import { forgetSystem } from '../../../run/system/forget.ts';
import { OWNERS, type ProcessName, ROOT } from '../../../run/system/parts.ts';
import { startSystem, type System, type SystemOptions } from '../../../run/system/system.ts';
import type { Part } from '../machine/parts.ts';
import { processes } from '../machine/processes.ts';
import type { Bench } from '../scenarios/scenario.ts';

export type Lab = {
  readonly system: System;
  readonly api: Client;
  readonly staff: Staff;
  readonly warehouseId: string;
  /** A token of the warehouse's that has not expired. */
  signInWarehouse(): Promise<string>;
  readonly rows: <R extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<R[]>;
  /** Everything that works here: the processes, both servers, and we who make the load. */
  readonly parts: readonly Part[];
  /** Is closed before the system is, what was opened last first. */
  closes<T extends Closable>(opened: T): T;
};

/** Nobody is turned away for asking often: that is what is measured. */
const UNLIMITED = { SENSITIVE_PER_MINUTE: '1000000', REQUESTS_PER_MINUTE: '100000000' };

type Closable = { close(): unknown };
type More = Pick<SystemOptions, 'addressesFor'>;

/** Starts a system for one piece of work, and leaves nothing behind; the logs only of processes that fell. */
export async function withLab<T>(bench: Bench, purpose: string, work: (lab: Lab) => Promise<T>, more: More = {}) {
  const { servers, say } = bench;
  const name = `toric_bench_${purpose}_${randomBytes(3).toString('hex')}`;
  const dataDir = join(ROOT, '.toric/bench/labs', name);
  const closers: Closable[] = [];
  let system: System | undefined;
  let fell = false;
  try {
    system = await startSystem({
      ...{ name, dataDir, servers, supervised: false, extra: { gateway: UNLIMITED }, ...more },
      log: (line) => (/ended/.test(line) ? say(`  ${line}`) : undefined),
      onEnd() {
        fell = true;
      },
    });
    return await work(await openLab(bench, system, closers));
  } finally {
    for (const opened of closers.reverse()) await closed(opened, say);
    await system?.stop();
    await forgetSystem({ name, servers });
    if (!fell) rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One that cannot be closed does not keep the others open. */
async function closed(opened: Closable, say: Bench['say']): Promise<void> {
  try {
    await opened.close();
  } catch (error) {
    say(`  ${String(error)}`);
  }
}

async function openLab({ servers }: Bench, system: System, closers: Closable[]): Promise<Lab> {
  const admin = new pg.Pool({ connectionString: system.adminDatabaseUrl, max: 2 });
  closers.push({ close: () => admin.end() });
  const rows: Lab['rows'] = async <R extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await admin.query<R>(sql, values)).rows;
  const api = createClient({ baseUrl: `${system.gatewayUrl}/v1` });
  const staff = await createStaff(api, system.secrets.get('sample password'));
  const warehouseId = await seedShop(api, staff);
  return {
    ...{ system, api, staff, warehouseId, rows },
    signInWarehouse: async () => (await api.signIn('warehouse@shop.example', PASSWORD)).accessToken,
    parts: [...partsOf(system), ...(await serversOf(rows, servers.rabbit.pid))],
    closes(opened) {
      closers.push(opened);
      return opened;
    },
  };
}

const SHOWN: readonly ProcessName[] = ['gateway', ...OWNERS.filter((owner) => owner !== 'gateway'), 'sandbox-provider'];

function partsOf({ children }: System): Part[] {
  const services = SHOWN.flatMap((name) => {
    const { pid } = children[name];
    return pid === undefined ? [] : [{ name, pid, tree: false }];
  });
  // our own children are the services and the servers: they answer for themselves
  return [...services, { name: 'load generator', pid: process.pid, tree: false }];
}

/** A server on another machine, or in a container, is not seen from here and has no line. */
async function serversOf(rows: Lab['rows'], rabbit: number | undefined): Promise<Part[]> {
  const [backend] = await rows<{ pid: number }>('select pg_backend_pid() as pid');
  const found = processes().get(backend?.pid ?? 0);
  return [
    // the parent of a server process is the postmaster, who is the parent of them all
    ...(found?.name.includes('postgres') ? [{ name: 'PostgreSQL', pid: found.parent, tree: true }] : []),
    ...(rabbit === undefined ? [] : [{ name: 'RabbitMQ', pid: rabbit, tree: true }]),
  ];
}
