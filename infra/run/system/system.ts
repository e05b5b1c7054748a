// Starts the whole system on this machine: the five services, the gateway and the sandbox provider. They run on servers
// that were found or started.
import { join } from 'node:path';
import { keyIds } from '../key-ids/key-ids.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Postgres, Rabbit } from '../servers/server.ts';
import { freePort, type Log } from '../servers/process.ts';
import { closeToStrangers, provisionDatabase, urlFor } from '../servers/provision.ts';
import { brokerUrl } from '../servers/rabbitmq.ts';
import { brokerUserName, brokerUsers, declareTopology } from './broker.ts';
import { type Child, type Ending, startChild } from './child.ts';
import { type Addresses, environmentOf } from './environment.ts';
import { bundleOf, migrationsOf, OWNERS, type ProcessName, SERVICES, type ServiceName, schemaOf } from './parts.ts';
import { lensIdKeyOf, masterKeyOf, openSecrets, type Secrets } from './secrets.ts';

export type Servers = { postgres: Postgres; rabbit: Rabbit };

export type SystemOptions = {
  /** Names the folder of the stack's secrets, logs and provider's ledger. */
  dataDir: string;
  /** Names the stack's database and virtual host. */
  name: string;
  /**
   * Holds the two servers (PostgreSQL and RabbitMQ), or promises of them. A server that is ready is provisioned while
   * the other one is still starting.
   */
  servers: { [Name in keyof Servers]: Servers[Name] | Promise<Servers[Name]> };
  /**
   * Resolves to the future address of the broker. The processes start while the broker boots, and connect as soon as
   * their users exist.
   */
  amqpUrl?: Promise<string>;
  gatewayPort?: number;
  /** If true, the stack has a mailbox, to which the shop sends mails and text messages. */
  mailbox?: boolean;
  /** If true, the stack has a carrier, and labels are bought from the sandbox carrier. */
  carrier?: boolean;
  /** If true, a new database becomes a training shop (docs/training.md). */
  training?: boolean;
  /**
   * Makes the database and returns the connection strings of the services. The default is `prepareDatabase`. A test
   * gives another function, which clones a migrated database.
   */
  makeDatabase?: () => Promise<Record<string, string>>;
  log: Log;
  supervised: boolean;
  /** Maps the name of a process to variables that are added to its environment. */
  extra?: Partial<Record<ProcessName, Readonly<Record<string, string>>>>;
  /**
   * Replaces the addresses that a process gets for the servers and other processes, for example by those of proxies.
   */
  addressesFor?: (name: ProcessName, addresses: Addresses) => Promise<Addresses>;
  /** Returns the path of a process's bundle. The default is the last build. */
  bundles?: (name: ProcessName) => string;
  /** Holds the path of the Node executable of the processes. The default is the one that runs this script. */
  node?: string | undefined;
  /** Resolves when the bundles are built. */
  built?: Promise<void>;
  /** If true, each process gets an IPC channel, which `send` and `hear` use. */
  ipc?: boolean;
  /** Is called when a process ends unexpectedly. */
  onEnd?: (ending: Ending) => void;
};

export type System = {
  gatewayUrl: string;
  secrets: Secrets;
  addresses: Addresses;
  /** Holds the connection string of the superuser to the stack's database. */
  adminDatabaseUrl: string;
  children: Readonly<Record<ProcessName, Child>>;
  /** Starts one more instance of the named service, on the same schema and queues. */
  startAnother(name: ServiceName, port: number): Promise<Child>;
  stop(): Promise<void>;
};

const PROCESSES: readonly ProcessName[] = ['sandbox-provider', ...SERVICES, 'gateway'];
const processesOf = ({ mailbox, carrier }: SystemOptions): readonly ProcessName[] => [
  ...PROCESSES,
  ...(mailbox ? (['mailbox'] as const) : []),
  ...(carrier ? (['sandbox-carrier'] as const) : []),
];

export async function startSystem(options: SystemOptions): Promise<System> {
  const { dataDir, name, servers, built = Promise.resolve() } = options;
  const { amqpUrl = Promise.resolve(servers.rabbit).then((rabbit) => rabbit.amqpUrl) } = options;
  // One of these promises may fail before the code below awaits it. This handler avoids an unhandled rejection, and the
  // await still throws the error.
  for (const early of [servers.postgres, servers.rabbit, amqpUrl, built]) Promise.resolve(early).catch(() => undefined);
  const secrets = await openSecrets(join(dataDir, 'secrets.json'));
  const abort = new AbortController();
  const broker = prepareBroker(options, secrets);
  broker.catch(() => abort.abort()); // without a broker no process becomes ready, so the wait for them is aborted
  const database = options.makeDatabase?.() ?? prepareDatabase(options, secrets);
  const parts = [database, amqpUrl, built] as const;
  const [databases, at] = await Promise.all(parts).catch(async (error: unknown) => {
    await Promise.allSettled([...parts, broker]); // the caller then stops the servers, and no part may still use them
    throw error;
  });
  const brokers = brokerUrls(name, at, secrets);
  const processes = processesOf(options);
  const ports = Object.fromEntries(await Promise.all(processes.map(async (process) => [process, await freePort()])));
  if (options.gatewayPort) ports['gateway'] = options.gatewayPort;
  const folder = (process: ProcessName) => join(dataDir, process);
  const mailbox = options.mailbox ? { smtpPort: await freePort(), dataDir: folder('mailbox') } : undefined;
  const folders = { providerDataDir: folder('sandbox-provider'), anchorDir: join(dataDir, 'anchors') };
  const carrierDataDir = options.carrier ? folder('sandbox-carrier') : undefined;
  const addresses: Addresses = { databases, brokers, ports, mailbox, carrierDataDir, ...folders };
  const start = starter({ ...options, signal: abort.signal }, secrets, addresses);
  const started = await Promise.allSettled(
    processes.map(async (process) => [process, await start(process, ports[process])] as const),
  );
  const [prepared] = await Promise.allSettled([broker]);
  const running = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const others: Child[] = [];
  const stop = async () => {
    await Promise.all([...running.map(([, child]) => child), ...others].map((child) => child.stop()));
  };
  const failed = [prepared, ...started].find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    gatewayUrl: `http://127.0.0.1:${ports['gateway']}`,
    secrets,
    addresses,
    adminDatabaseUrl: urlFor((await servers.postgres).adminUrl, { database: name }),
    // the cast is safe: all of the processes have started
    children: Object.fromEntries(running) as Record<ProcessName, Child>,
    async startAnother(process, port) {
      const another = await start(process, port, '-2');
      others.push(another);
      return another;
    },
    stop,
  };
}

function starter(options: SystemOptions & { signal: AbortSignal }, secrets: Secrets, addresses: Addresses) {
  const {
    dataDir,
    log,
    supervised,
    extra = {},
    addressesFor,
    bundles = bundleOf,
    node,
    ipc = false,
    onEnd = () => undefined,
    signal,
  } = options;
  return async (name: ProcessName, port: number, suffix = ''): Promise<Child> => {
    const told = (await addressesFor?.(name, addresses)) ?? addresses;
    return startChild({
      name: `${name}${suffix}`,
      script: bundles(name),
      node,
      port,
      env: { ...environmentOf(name, secrets, told), ...extra[name] },
      logFile: join(dataDir, 'logs', `${name}${suffix}.log`),
      log,
      supervised,
      ipc,
      onEnd,
      signal,
    });
  };
}

/**
 * Creates the schemas and roles of a stack, applies the migrations, and upgrades the ids of an older stack. Returns the
 * connection strings of the services.
 */
export async function prepareDatabase(
  { name, servers, log, training = false }: Pick<SystemOptions, 'name' | 'servers' | 'log' | 'training'>,
  secrets: Secrets,
): Promise<Record<string, string>> {
  const { adminUrl, isOurs } = await servers.postgres;
  // If other people use the server, only they may decide who may connect to their databases.
  if (isOurs) await closeToStrangers(adminUrl, ['postgres', 'template1']);
  const urls = await provisionDatabase({
    adminUrl,
    database: name,
    services: [...OWNERS],
    secret: (role) => secrets.get(role),
    training,
  });
  const databases: Record<string, string> = {};
  for (const owner of OWNERS) {
    const url = urls[owner];
    if (!url) throw new Error(`no database role for ${owner}`);
    const applied = await migrate({ url: url.ownerUrl, schema: schemaOf(owner), migrationDirs: [migrationsOf(owner)] });
    if (applied.length > 0) log(`migrated ${owner}: ${applied.length} migrations`);
    databases[owner] = url.appUrl;
  }
  const lensIdKey = lensIdKeyOf(secrets);
  await keyIds({
    url: urlFor(adminUrl, { database: name }),
    lensIdKey,
    masterKey: masterKeyOf(secrets, 'catalog-inventory'),
    log,
  });
  return databases;
}

/** Creates the virtual host, users and exchanges of a stack. Returns the connection strings of the services. */
export async function prepareBroker(
  { name, servers }: Pick<SystemOptions, 'name' | 'servers'>,
  secrets: Secrets,
): Promise<Record<string, string>> {
  const { admin, amqpUrl } = await servers.rabbit;
  const vhost = name;
  const setUp = { name: `${vhost}-setup`, password: secrets.get(`${vhost}-setup`) };
  const everything = { vhost, configure: '.*', write: '.*', read: '.*' };
  const users = brokerUsers(vhost, (user) => secrets.get(user));
  await admin.apply({ vhosts: [vhost], users: [{ ...setUp, permissions: everything }] });
  await declareTopology(brokerUrl(amqpUrl, { vhost, user: setUp.name, password: setUp.password }));
  // The users are created last. As soon as the users exist, the waiting processes connect, and then need their
  // exchanges.
  await admin.apply({ users, deleteUsers: [setUp.name] });
  return brokerUrls(name, amqpUrl, secrets);
}

const brokerUrls = (vhost: string, amqpUrl: string, secrets: Secrets): Record<string, string> =>
  Object.fromEntries(
    OWNERS.map((owner) => {
      const user = brokerUserName(vhost, owner);
      return [owner, brokerUrl(amqpUrl, { vhost, user, password: secrets.get(user) })];
    }),
  );
