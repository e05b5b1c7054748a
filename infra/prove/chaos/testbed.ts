// The system under test on servers of its own, with a handle on everything that can be broken.
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { ROOT, type ProcessName, SERVICES } from '../../run/system/parts.ts';
import { forgetSystem } from '../../run/system/forget.ts';
import { freePort } from '../../run/servers/process.ts';
import { prepareBroker, startSystem, type System } from '../../run/system/system.ts';
import type { Child } from '../../run/system/child.ts';
import { openBroker } from './broker.ts';
import { openLinks } from './links.ts';
import { openProvider } from './provider.ts';
import type { Random } from './random.ts';
import { type OwnServers, startOwnServers } from './servers.ts';
import { type Tally, openTally } from './tally.ts';

export type LabOptions = {
  /** Of this run: its secrets, its logs and its ledgers. */
  dataDir: string;
  /** Of its database and its virtual host. */
  name: string;
  random: Random;
  /** Faults last as long as the design says; otherwise they are cut short to fit into minutes. */
  thorough: boolean;
  instances: 1 | 2;
  signal: AbortSignal;
  say: (line: string) => void;
  bundles?: (name: ProcessName) => string;
};

export type Lab = Awaited<ReturnType<typeof openLab>>;

const PRELOAD = join(ROOT, 'infra/prove/chaos/preload.mjs');

export async function openLab(options: LabOptions) {
  const { dataDir, name, random, thorough, signal, say } = options;
  const servers = await startOwnServers(join(ROOT, '.toric/chaos/servers'), say);
  const links = await openLinks();
  const tally = openTally();
  const system = await startParts(options, servers, links, tally).catch(async (error: unknown) => {
    await Promise.all([servers.postgres.stop(), servers.rabbit.stop(), links.close()]);
    throw error;
  });
  const instances: Child[] = Object.values(system.children);
  if (options.instances === 2) instances.push(...(await doubleUp(system, links)));
  const admin = new pg.Pool({ connectionString: system.adminDatabaseUrl, max: 4, connectionTimeoutMillis: 5_000 });
  // idle connections break when the server is killed; the pool replaces them
  admin.on('error', () => undefined);
  const broker = await openBroker({
    rabbit: servers.rabbit,
    vhost: name,
    password: system.secrets.get(`${name}-chaos`),
  });
  const provider = openProvider(system);

  return {
    ...{ system, servers, broker, provider, random, tally, signal, say, dataDir, thorough },
    links: await links.all(),
    /** All instances of a process, or of all processes. */
    instancesOf: (process?: ProcessName) =>
      instances.filter(({ name: of }) => process === undefined || of === process || of === `${process}-2`),
    sql: async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> =>
      (await admin.query<R>(text, values)).rows,
    /** For so many seconds, or until the run is broken off; heals in either case. */
    hold: async (seconds: number, heal?: () => unknown): Promise<void> => {
      try {
        await delay(seconds * 1_000, undefined, { signal });
      } finally {
        await heal?.();
      }
    },
    /** The broker has lost everything: virtual host, users, exchanges, queues. */
    async provisionBroker(): Promise<void> {
      await prepareBroker({ name, servers }, system.secrets);
      await broker.admit();
    },
    async close({ keep }: { keep: boolean }): Promise<void> {
      for (const child of instances) child.signal('SIGCONT');
      await system.stop();
      await links.close();
      await broker.close();
      await admin.end();
      if (!keep) await forgetSystem({ name, servers });
      await Promise.all([servers.postgres.stop(), servers.rabbit.stop()]);
    },
  };
}

function startParts(
  { dataDir, name, say, bundles }: LabOptions,
  servers: OwnServers,
  links: Awaited<ReturnType<typeof openLinks>>,
  tally: Tally,
): Promise<System> {
  const preloaded = { NODE_OPTIONS: `--import=${PRELOAD}` };
  return startSystem({
    ...{ dataDir, name, servers, addressesFor: links.addressesFor, supervised: true, ipc: true },
    ...(bundles && { bundles }),
    log: (line) => (/ended \(SIGKILL\)|ended while starting/.test(line) ? undefined : say(`  ${line}`)),
    onEnd({ name: process, signal, ready }) {
      tally.deaths++;
      // one that cannot start while its database is away may try again; one that runs must bear it
      tally.expect(signal === 'SIGKILL' || !ready, 'processes', `${process} ended by itself; its log says why`);
    },
    extra: {
      gateway: { ...preloaded, SENSITIVE_PER_MINUTE: '1000000', REQUESTS_PER_MINUTE: '1000000' },
      // an impatient client of the provider meets more unknown outcomes
      payment: { ...preloaded, PROVIDER_TIMEOUT_MS: '1000' },
      ...Object.fromEntries(SERVICES.filter((one) => one !== 'payment').map((one) => [one, preloaded])),
    },
  });
}

async function doubleUp(system: System, links: Awaited<ReturnType<typeof openLinks>>): Promise<Child[]> {
  return Promise.all(
    SERVICES.map(async (service) => {
      const port = await freePort();
      const child = await system.startAnother(service, port);
      await links.addInstance(service, port);
      return child;
    }),
  );
}
