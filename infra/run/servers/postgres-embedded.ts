// Starts our own PostgreSQL: the real server, from an npm package. Each data directory has one cluster, which is
// reused. If an earlier start-up left its server running, this start-up takes it over. If that start-up is still
// running, both share the server.
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveSettings } from './postgres-archive.ts';
import { choosePlace, type Place, runTool, temporaryFolder } from './postgres-place.ts';
import { inspect } from './postgres-probe.ts';
import type { Postgres } from './server.ts';
import {
  crashProcess,
  endProcess,
  freePort,
  identify,
  isRunning,
  launch,
  type Log,
  type ProcessId,
  portAgain,
  readRecord,
  signalAtExit,
  tail,
  waitFor,
  withLock,
} from './process.ts';

interface Server {
  process: ProcessId;
  owner: ProcessId;
  port: number;
  socketDir: string;
}

interface Home {
  dataDir: string;
  place: Place;
  password: string;
  record: string;
  logFile: string;
  settings: Record<string, string>;
}

// Holds the settings of the server. It is as durable as in production, so that crash tests are meaningful.
const SETTINGS = {
  shared_buffers: '256MB',
  max_connections: '300',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_level: 'replica',
  log_min_messages: 'warning',
  listen_addresses: '127.0.0.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  password_encryption: 'scram-sha-256',
};

/**
 * Holds the settings of a server of tests, which never waits for the disk. Its databases live as long as one test file.
 * They survive a stop of the server, and only a power cut could damage them. Its WAL is small, because it may be in
 * memory.
 */
const IN_A_HURRY = { fsync: 'off', full_page_writes: 'off', max_wal_size: '256MB', min_wal_size: '32MB' };

export type EmbeddedOptions = {
  dataDir: string;
  log: Log;
  /** If true, committed data survives a power cut. It is true unless tests set it to false. */
  isDurable?: boolean;
  /** If true, the server copies finished segments of its WAL into a spool, from which backups take them. */
  archives?: boolean;
};

/**
 * Describes a PostgreSQL server that this start-up owns. A test may kill it as a power cut would. `restart` starts it
 * again on the same port with its data.
 */
export type OwnPostgres = Postgres & { crash(): Promise<void>; restart(): Promise<void> };

export const isOwn = (postgres: Postgres): postgres is OwnPostgres => 'crash' in postgres;

export async function startEmbedded(options: EmbeddedOptions): Promise<Postgres> {
  const { dataDir, log, isDurable = true, archives = false } = options;
  mkdirSync(dataDir, { recursive: true });
  return withLock(join(dataDir, 'lock'), async () => {
    const home = await prepareHome(dataDir, log);
    if (!isDurable) Object.assign(home.settings, IN_A_HURRY);
    if (archives) Object.assign(home.settings, archiveSettings(home.place));
    const before = await findRunning(home);
    if (before && isRunning(before.owner)) return describe(home, before, 'shared with a start-up that runs');
    const server = before ? { ...before, owner: identify(process.pid) } : await start(home);
    writeFileSync(home.record, JSON.stringify(server), { mode: 0o600 });
    return owned(home, server, before ? 'left by an earlier start-up' : 'started by us');
  });
}

async function prepareHome(dataDir: string, log: Log): Promise<Home> {
  const place = choosePlace(dataDir, log);
  const passwordFile = join(dataDir, 'superuser-password');
  const complete = existsSync(join(place.cluster, 'PG_VERSION')) && existsSync(join(dataDir, 'initialised'));
  if (!complete || !existsSync(passwordFile)) {
    log('making a new PostgreSQL cluster');
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await createCluster(place, readFileSync(passwordFile, 'utf8'));
    writeFileSync(join(dataDir, 'initialised'), '');
  }
  assertSameMajor(place, dataDir);
  const password = readFileSync(passwordFile, 'utf8');
  const files = { record: join(dataDir, 'server.json'), logFile: join(dataDir, 'postgres.log') };
  return { dataDir, place, password, ...files, settings: { ...SETTINGS } };
}

/** Returns the administrator's address of the server that runs on a data directory, or undefined if none does. */
export async function runningEmbedded(dataDir: string, log: Log): Promise<string | undefined> {
  if (!existsSync(join(dataDir, 'initialised'))) return undefined;
  const home = await prepareHome(dataDir, log);
  const server = await findRunning(home);
  return server && urlOf(home, server);
}

async function createCluster(place: Place, password: string): Promise<void> {
  if (postmasterPid(place))
    throw new Error(`${place.cluster} is in use by a server whose password is lost. Stop it first.`);
  mkdirSync(place.cluster, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(place.cluster)) rmSync(join(place.cluster, entry), { recursive: true });
  const folder = temporaryFolder(place, 'toric-');
  const pwfile = join(folder, 'password');
  try {
    writeFileSync(pwfile, password, { mode: 0o600 });
    if (place.user) chownSync(pwfile, place.user.uid, place.user.gid);
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${pwfile}`];
    await runTool(place, 'initdb', [`--pgdata=${place.cluster}`, ...locale, ...access, '--no-instructions']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function assertSameMajor(place: Place, dataDir: string): void {
  const cluster = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  const share = readFileSync(join(place.native, 'share/postgresql/postgres.bki'), 'utf8').slice(0, 40);
  const program = share.match(/PostgreSQL (\d+)/)?.[1];
  if (program === cluster) return;
  throw new Error(
    `The data in ${place.cluster} is of PostgreSQL ${cluster}, the installed server is ${program}. ` +
      `Development data has no upgrade path: delete ${dataDir} to begin again, or install the earlier package.`,
  );
}

function postmasterPid(place: Place): number | undefined {
  const file = join(place.cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (isRunning({ pid, born: '' }) && isPostgres(pid, place)) return pid;
  // After a crash, or in a new container, another process may have the id in this file. The server would then refuse to
  // start.
  rmSync(file);
  return undefined;
}

function isPostgres(pid: number, place: Place): boolean {
  const file = `/proc/${pid}/cmdline`;
  return !existsSync(file) || readFileSync(file, 'utf8').includes(place.cluster);
}

/** Returns the server that runs on our cluster, or undefined if none does. Waits while a server starts or recovers. */
async function findRunning(home: Home): Promise<Server | undefined> {
  const record = readRecord<Server>(home.record);
  const running = () => {
    const pid = postmasterPid(home.place);
    return pid !== undefined && record && record.process.pid === pid && isRunning(record.process) ? record : undefined;
  };
  return waitFor('the running PostgreSQL to answer', 60_000, async () => {
    const server = running();
    if (!server) return 'none';
    return (await inspect(urlOf(home, server), 2_000)).ok ? server : undefined;
  }).then((found) => (found === 'none' ? undefined : found));
}

/**
 * Starts the server. `again` is the crashed server that it replaces. The new server gets the same address, because the
 * clients expect it there.
 */
async function start(home: Home, again?: Server): Promise<Server> {
  const { place } = home;
  const stray = postmasterPid(place);
  // a server without a record uses our data directory, so it is ours and is stopped
  if (stray) await endProcess(identify(stray), 'SIGINT', 30_000);
  const last = readRecord<Server>(home.record);
  // the socket folder of a killed server is left over
  if (last && !again) rmSync(last.socketDir, { recursive: true, force: true });
  const port = again ? await portAgain(again.port) : await freePort(last?.port);
  const socketDir = again?.socketDir ?? temporaryFolder(place, 'toric-pg-');
  const settings = { ...home.settings, port: String(port), unix_socket_directories: socketDir };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server: Server = {
    process: await launch({
      command: join(place.native, 'bin/postgres'),
      args: ['-D', place.cluster, ...args],
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      logFile: home.logFile,
      user: place.user,
    }),
    owner: identify(process.pid),
    port,
    socketDir,
  };
  await untilReady(home, server);
  return server;
}

async function untilReady(home: Home, server: Server): Promise<void> {
  // a restored cluster first replays its WAL, which takes longer
  const patience = existsSync(join(home.place.cluster, 'recovery.signal')) ? 1_800_000 : 60_000;
  await waitFor('PostgreSQL to accept connections', patience, async () => {
    if (!isRunning(server.process)) {
      throw new Error(
        `PostgreSQL ended while it started. Its log, ${home.logFile}, says:\n${await tail(home.logFile)}`,
      );
    }
    return (await inspect(urlOf(home, server), 2_000)).ok ? true : undefined;
  });
}

/**
 * Returns the connection string of the server. It names the Unix socket where possible, because a round trip costs half
 * as much as over TCP.
 */
function urlOf(home: Home, { port, socketDir }: Server): string {
  const url = new URL(`postgresql://postgres:${home.password}@127.0.0.1:${port}/postgres`);
  if (process.platform !== 'win32') url.searchParams.set('host', socketDir);
  return url.href;
}

function describe(home: Home, server: Server, how: string): Postgres {
  return {
    adminUrl: urlOf(home, server),
    how: `PostgreSQL from npm on 127.0.0.1:${server.port}, ${how}`,
    isOurs: true,
    stop: async () => {},
  };
}

function owned(home: Home, first: Server, how: string): OwnPostgres {
  let server = first;
  let forget = signalAtExit(server.process, 'SIGINT');
  return {
    ...describe(home, server, how),
    async crash() {
      await crashProcess(server.process);
      forget();
    },
    async restart() {
      server = await start(home, server);
      forget = signalAtExit(server.process, 'SIGINT');
      writeFileSync(home.record, JSON.stringify(server), { mode: 0o600 });
    },
    async stop() {
      // SIGINT asks PostgreSQL for a fast shutdown: it disconnects the clients and writes all data
      await endProcess(server.process, 'SIGINT', 30_000);
      forget();
      rmSync(server.socketDir, { recursive: true, force: true });
    },
  };
}
