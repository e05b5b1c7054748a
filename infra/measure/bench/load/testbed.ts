/**
 * Starts the system that a scenario measures: all services in their production form, with their own database, their own
 * virtual host, and a small shop.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@toric/client/client';
import { signInStaff } from '../../../shop/sign-in-staff.ts';
import pg from 'pg';
import { createStaff, PASSWORD, seedShop, type Staff } from '../../../prove/e2e/shop.ts';
import { forgetSystem } from '../../../run/system/forget.ts';
import { OWNERS, type ProcessName, ROOT } from '../../../run/system/parts.ts';
import { NO_RATE_LIMITS } from '../../../run/system/no-rate-limits.ts';
import { startSystem, type System, type SystemOptions } from '../../../run/system/system.ts';
import type { Part } from '../machine/parts.ts';
import { processes } from '../machine/processes.ts';
import type { Bench } from '../scenarios/scenario.ts';

export type Testbed = {
  readonly system: System;
  readonly api: Client;
  readonly staff: Staff;
  readonly warehouseId: string;
  /** Returns a fresh token of the warehouse role. The tokens in `staff` may have expired. */
  signInWarehouse(): Promise<string>;
  readonly rows: <R extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<R[]>;
  /** Lists everything that works for a run of the bench: the processes, both servers, and the load generator itself. */
  readonly parts: readonly Part[];
  /** Registers a resource. Before the system stops, all resources are closed, the last registered one first. */
  closeAtEnd<T extends Closable>(resource: T): T;
};

type Closable = { close(): unknown };
type More = Pick<SystemOptions, 'addressesFor' | 'node'>;

/**
 * Starts a system, calls `work` with it, and removes the system afterwards. The logs are kept only if a process of the
 * system ended unexpectedly.
 */
export async function withTestbed<T>(
  bench: Bench,
  purpose: string,
  work: (testbed: Testbed) => Promise<T>,
  more: More = {},
) {
  const { servers, say } = bench;
  const name = `toric_bench_${purpose}_${randomBytes(3).toString('hex')}`;
  const dataDir = join(ROOT, '.toric/bench/systems', name);
  const resources: Closable[] = [];
  let system: System | undefined;
  let hasCrashed = false;
  try {
    system = await startSystem({
      ...{ name, dataDir, servers, supervised: false, extra: NO_RATE_LIMITS, ...more },
      log: (line) => (/ended/.test(line) ? say(`  ${line}`) : undefined),
      onEnd() {
        hasCrashed = true;
      },
    });
    return await work(await openTestbed(bench, system, resources));
  } finally {
    for (const resource of resources.reverse()) await closeAndReport(resource, say);
    await system?.stop();
    await forgetSystem({ name, servers });
    if (!hasCrashed) rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Closes a resource. An error is printed and not thrown, so that the other resources are closed as well. */
async function closeAndReport(resource: Closable, say: Bench['say']): Promise<void> {
  try {
    await resource.close();
  } catch (error) {
    say(`  ${String(error)}`);
  }
}

async function openTestbed({ servers }: Bench, system: System, resources: Closable[]): Promise<Testbed> {
  const admin = new pg.Pool({ connectionString: system.adminDatabaseUrl, max: 2 });
  resources.push({ close: () => admin.end() });
  const rows: Testbed['rows'] = async <R extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await admin.query<R>(sql, values)).rows;
  const api = createClient({ baseUrl: `${system.gatewayUrl}/v1` });
  const staff = await createStaff(api, system.secrets.get('sample password'));
  const warehouseId = await seedShop(api, staff);
  return {
    ...{ system, api, staff, warehouseId, rows },
    signInWarehouse: () => signInStaff(api, { email: 'warehouse@shop.example', password: PASSWORD }),
    parts: [...partsOf(system), ...(await serversOf(rows, servers.rabbit.pid))],
    closeAtEnd(resource) {
      resources.push(resource);
      return resource;
    },
  };
}

const SHOWN: readonly ProcessName[] = ['gateway', ...OWNERS.filter((owner) => owner !== 'gateway'), 'sandbox-provider'];

function partsOf({ children }: System): Part[] {
  const services = SHOWN.flatMap((name) => {
    const { pid } = children[name];
    return pid === undefined ? [] : [{ name, pid, tree: false }];
  });
  // `tree` is false for the load generator: its child processes, the services and the servers, are parts of their own.
  return [...services, { name: 'load generator', pid: process.pid, tree: false }];
}

/**
 * Returns the servers on this machine. A server in a container or on another machine is not visible and is left out.
 */
async function serversOf(rows: Testbed['rows'], rabbit: number | undefined): Promise<Part[]> {
  const [backend] = await rows<{ pid: number }>('select pg_backend_pid() as pid');
  const found = processes().get(backend?.pid ?? 0);
  return [
    // the parent of a backend is the postmaster, which is the parent of all server processes
    ...(found?.name.includes('postgres') ? [{ name: 'PostgreSQL', pid: found.parent, tree: true }] : []),
    ...(rabbit === undefined ? [] : [{ name: 'RabbitMQ', pid: rabbit, tree: true }]),
  ];
}
