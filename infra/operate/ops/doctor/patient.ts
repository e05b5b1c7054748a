/** Describes the shop that the doctor examines, and opens its connections. */
import { settingIn } from '@toric/chassis/process/config';
import { type ChannelModel, connect } from 'amqplib';
import pg from 'pg';
import type { OwnerName } from '../../../run/system/parts.ts';

export type Process = { readonly name: OwnerName; readonly env: NodeJS.ProcessEnv };
export type Folder = { readonly name: string; readonly path: string };
export type Disk = { readonly free: number; readonly size: number };

export type Patient = {
  readonly processes: readonly Process[];
  /** Holds an administrator's address of the shop's database. Without it, migrations are not checked. */
  readonly adminUrl: string | undefined;
  /** Holds the address of the broker's HTTP API with an administrator's login. */
  readonly managementUrl: string | undefined;
  /** Holds the address of the public API. */
  readonly gatewayUrl: string | undefined;
  /** Lists the folders that need free space. */
  readonly folders: readonly Folder[];
  /**
   * Returns the addresses of the backup targets, or undefined if the shop makes no backups. Throws if the addresses
   * cannot be read.
   */
  readonly backupTargets: () => readonly string[] | undefined;
  /**
   * Returns the key that verifies the signatures of the shop's backups. It is undefined if this key is not known here.
   * Then every name of a manifest counts as a backup.
   */
  readonly backupKey: () => string | undefined;
  readonly migrationsOf: (owner: OwnerName) => string[];
};

/** Describes how the doctor reads the clock and the disks of this machine. Tests replace these functions. */
export type Means = {
  readonly now: () => Date;
  readonly diskAt: (path: string) => Promise<Disk>;
};

type Reached<T> = { readonly ok: true; readonly it: T } | { readonly ok: false; readonly error: unknown };
export type Ward = Patient &
  Means & {
    /** Holds one entry for each process with a DATABASE_URL, opened with the process's own login. */
    readonly databases: ReadonlyMap<OwnerName, Reached<pg.Pool>>;
    readonly brokers: ReadonlyMap<OwnerName, Reached<ChannelModel>>;
    readonly admin: Reached<pg.Pool> | undefined;
  };

/** Limits how long a server may take to accept a connection or to answer a query. */
const ANSWER_MS = 5_000;
/** Limits how long a connection may take to close. A server that has died or is paused never confirms it. */
const CLOSE_MS = 3_000;

export const settingOf = ({ env }: Process, name: string): string | undefined => settingIn(name, env);

/** Returns the host and port of a connection string, without its login. */
export function placeOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.searchParams.get('host') ?? parsed.hostname}${parsed.port && `:${parsed.port}`}` : '?';
}

/** Returns the result of the promise. Rejects if the promise is not settled within `ms`. */
export async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what}: no answer within ${ms / 1_000} s`)), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function reach<T>(open: () => Promise<T>): Promise<Reached<T>> {
  try {
    return { ok: true, it: await open() };
  } catch (error) {
    return { ok: false, error };
  }
}

async function openPool(url: string): Promise<pg.Pool> {
  const pool = new pg.Pool({
    ...{ connectionString: url, max: 2, connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS },
    ...{ application_name: 'toric doctor', allowExitOnIdle: true },
  });
  pool.on('error', () => undefined); // ignored: the next query of a check reports a lost connection
  try {
    await pool.query('select 1');
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function openBroker(url: string): Promise<ChannelModel> {
  const opening = connect(url, { timeout: ANSWER_MS });
  const broker = await within(ANSWER_MS + 1_000, 'RabbitMQ', opening);
  broker.on('error', () => undefined); // ignored: the check that uses a lost connection reports it
  return broker;
}

async function openAll<T>(
  { processes }: Patient,
  setting: string,
  open: (url: string) => Promise<T>,
): Promise<Map<OwnerName, Reached<T>>> {
  const entries = await Promise.all(
    processes.map(async (process) => {
      const url = settingOf(process, setting);
      return url === undefined ? [] : [[process.name, await reach(() => open(url))] as const];
    }),
  );
  return new Map(entries.flat());
}

/** Opens the connections of a shop, calls `examine`, and closes them. */
export async function withWard<T>(patient: Patient, means: Means, examine: (ward: Ward) => Promise<T>): Promise<T> {
  const { adminUrl } = patient;
  const [databases, brokers, admin] = await Promise.all([
    openAll(patient, 'DATABASE_URL', openPool),
    openAll(patient, 'BROKER_URL', openBroker),
    adminUrl === undefined ? undefined : reach(() => openPool(adminUrl)),
  ]);
  try {
    return await examine({ ...patient, ...means, databases, brokers, admin });
  } finally {
    const pools = [...databases.values(), ...(admin ? [admin] : [])];
    await Promise.allSettled([
      ...pools.map((pool) => (pool.ok ? within(CLOSE_MS, 'PostgreSQL', pool.it.end()) : undefined)),
      ...[...brokers.values()].map((broker) =>
        broker.ok ? within(CLOSE_MS, 'RabbitMQ', broker.it.close()) : undefined,
      ),
    ]);
  }
}
