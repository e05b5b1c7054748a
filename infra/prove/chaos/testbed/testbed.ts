import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { ROOT, type ProcessName, SERVICES } from '../../../run/system/parts.ts';
import { forgetSystem } from '../../../run/system/forget.ts';
import { freePort } from '../../../run/servers/process.ts';
import { NO_RATE_LIMITS } from '../../../run/system/no-rate-limits.ts';
import { prepareBroker, startSystem, type System } from '../../../run/system/system.ts';
import type { Child, Ending } from '../../../run/system/child.ts';
import { openBrokerAdmin } from './broker.ts';
import { openLinkProxies } from './links.ts';
import { openProvider } from './provider.ts';
import { openReceiver } from './receiver.ts';
import { startWebhooks } from './webhooks.ts';
import type { Random } from '../random.ts';
import { type OwnServers, startOwnServers } from './servers.ts';
import { type Tally, openTally } from '../tally.ts';

export type TestbedOptions = {
  /** Names the folder for the secrets, logs and ledgers of this run. */
  dataDir: string;
  /** Names the database and the virtual host of this run. */
  name: string;
  random: Random;
  /** If true, faults last their full time. If false, they are shortened so that a run takes minutes. */
  thorough: boolean;
  instances: 1 | 2;
  /** If true, a process of its own sends the webhooks, and the gateway only serves the API. */
  webhooksApart: boolean;
  signal: AbortSignal;
  say: (line: string) => void;
  bundles?: (name: ProcessName) => string;
};

export type Testbed = Awaited<ReturnType<typeof openTestbed>>;
type Links = Awaited<ReturnType<typeof openLinkProxies>>;

const NOWHERE = 'http://127.0.0.1:9';
const PRELOADED = { NODE_OPTIONS: `--import=${join(ROOT, 'infra/prove/chaos/preload.mjs')}` };
/**
 * Holds the settings of the gateway as a development system, because the receiver of the webhooks has a private
 * address.
 */
const GATEWAY = {
  ...{ ...PRELOADED, ...NO_RATE_LIMITS.gateway },
  ...{ MAILBOX_URL: NOWHERE, WEBHOOK_ALLOW_PRIVATE: 'true' },
};

/** Starts the system under test on servers of its own, and gives access to every part that a fault can break. */
export async function openTestbed(options: TestbedOptions) {
  const { dataDir, name, random, thorough, signal, say } = options;
  const servers = await startOwnServers(join(ROOT, '.toric/chaos/servers'), say);
  const links = await openLinkProxies();
  const tally = openTally();
  const webhooksPort = options.webhooksApart ? await freePort() : undefined;
  const system = await startProcesses(options, servers, links, { tally, webhooksPort }).catch(
    async (error: unknown) => {
      await Promise.all([servers.postgres.stop(), servers.rabbit.stop(), links.close()]);
      throw error;
    },
  );
  const instances: Child[] = Object.values(system.children);
  if (options.instances === 2) instances.push(...(await startSecondInstances(system, links)));
  const webhooks = webhooksPort
    ? await startWebhooks({ ...options, port: webhooksPort, env: GATEWAY, onEnd: countingIn(tally) }, system, links)
    : undefined;
  if (webhooks) instances.push(webhooks);
  const admin = new pg.Pool({ connectionString: system.adminDatabaseUrl, max: 4, connectionTimeoutMillis: 5_000 });
  // a killed server breaks the idle connections, and the pool replaces them
  admin.on('error', () => undefined);
  const password = system.secrets.get(`${name}-chaos`);
  const broker = await openBrokerAdmin({ rabbit: servers.rabbit, vhost: name, password });
  const provider = openProvider(system);
  const receiver = await openReceiver();

  return {
    ...{ system, servers, broker, provider, receiver, webhooks, random, tally, signal, say, dataDir, thorough },
    links: await links.all(),
    /** Returns all instances of one process. Without a name it returns the instances of all processes. */
    instancesOf: (process?: ProcessName) =>
      instances.filter(({ name: of }) => process === undefined || of === process || of === `${process}-2`),
    sql: async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> =>
      (await admin.query<R>(text, values)).rows,
    /** Waits for this number of seconds, or until the run is aborted. Calls `heal` in either case. */
    hold: async (seconds: number, heal?: () => unknown): Promise<void> => {
      try {
        await delay(seconds * 1_000, undefined, { signal });
      } finally {
        await heal?.();
      }
    },
    /** Creates the virtual host, users, exchanges and queues again, after the broker has lost its disk. */
    async provisionBroker(): Promise<void> {
      await prepareBroker({ name, servers }, system.secrets);
      await broker.createUser();
    },
    async close({ keep }: { keep: boolean }): Promise<void> {
      for (const child of instances) child.signal('SIGCONT');
      await Promise.all([system.stop(), webhooks?.stop()]);
      await links.close();
      await broker.close();
      await admin.end();
      await receiver.close();
      if (!keep) await forgetSystem({ name, servers });
      await Promise.all([servers.postgres.stop(), servers.rabbit.stop()]);
    },
  };
}

/**
 * Returns a function that counts the processes that end. A process may fail to start while its database is down, but a
 * running process must survive that outage.
 */
const countingIn =
  (tally: Tally) =>
  ({ name, signal, ready }: Ending): void => {
    tally.deaths++;
    tally.expect(signal === 'SIGKILL' || !ready, 'processes', `${name} ended by itself; its log says why`);
  };

function startProcesses(
  { dataDir, name, say, bundles }: TestbedOptions,
  servers: OwnServers,
  links: Links,
  { tally, webhooksPort }: { tally: Tally; webhooksPort: number | undefined },
): Promise<System> {
  const apart = { GATEWAY_ROLE: 'api', WEBHOOKS_URL: `http://127.0.0.1:${webhooksPort}` };
  return startSystem({
    ...{ dataDir, name, servers, addressesFor: links.addressesFor, supervised: true, ipc: true },
    ...(bundles && { bundles }),
    log: (line) => (/ended \(SIGKILL\)|ended while starting/.test(line) ? undefined : say(`  ${line}`)),
    onEnd: countingIn(tally),
    extra: {
      gateway: { ...GATEWAY, ...(webhooksPort && apart) },
      // a short time-out for provider calls leads to more payments with an unknown outcome
      payment: { ...PRELOADED, PROVIDER_TIMEOUT_MS: '1000' },
      ...Object.fromEntries(SERVICES.filter((one) => one !== 'payment').map((one) => [one, PRELOADED])),
      order: { ...PRELOADED, ...NO_RATE_LIMITS.order },
      customer: { ...PRELOADED, ...NO_RATE_LIMITS.customer },
    },
  });
}

async function startSecondInstances(system: System, links: Links): Promise<Child[]> {
  return Promise.all(
    SERVICES.map(async (service) => {
      const port = await freePort();
      const child = await system.startAnother(service, port);
      await links.addInstance(service, port);
      return child;
    }),
  );
}
