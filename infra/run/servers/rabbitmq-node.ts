// Starts our own node of the installed RabbitMQ server, with its own data, ports, cookie, user and name. The management
// plugin is on, because a new virtual host takes milliseconds over HTTP, but seconds with rabbitmqctl.
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  crashProcess,
  endProcess,
  freePort,
  identify,
  isRunning,
  launch,
  type ProcessId,
  portAgain,
  readRecord,
  signalAtExit,
  tail,
  waitFor,
  withLock,
} from './process.ts';
import { httpAdmin } from './rabbitmq-admin.ts';
import type { Rabbit, Sought } from './server.ts';

interface Ports {
  amqp: number;
  management: number;
  distribution: number;
}

interface Node {
  process: ProcessId;
  owner: ProcessId;
  ports: Ports;
}

interface Home {
  server: string;
  dataDir: string;
  password: string;
  logFile: string;
  pidFile: string;
  record: string;
}

const USER = 'toric-admin';
/**
 * Holds the Erlang code that removes the statistics handler when the node has started. The collector for these
 * statistics is off. Up to RabbitMQ 3.12, each stop would wait five seconds for this handler.
 */
const NO_STATISTICS = 'gen_event:delete_handler(rabbit_event,rabbit_mgmt_db_handler,stop).';
const run = promisify(execFile);

/**
 * Describes a broker that this start-up owns. Tests may kill it as in a power cut; `restart` starts it again on the
 * same ports, with its data or `wiped` (without them).
 */
export type OwnRabbit = Rabbit & {
  crash(): Promise<void>;
  restart(options?: { wiped?: boolean }): Promise<void>;
  /** Runs `rabbitmqctl` on this node. It takes seconds, because it starts Erlang. */
  ctl(...args: string[]): Promise<string>;
};

export const isOwn = (rabbit: Rabbit): rabbit is OwnRabbit => 'crash' in rabbit;

export async function startNode(server: string, { dataDir, log, chosen }: Sought): Promise<Rabbit> {
  mkdirSync(dataDir, { recursive: true });
  return withLock(join(dataDir, 'lock'), async () => {
    const home = prepareHome(server, dataDir);
    const before = await findRunning(home);
    if (before && isRunning(before.owner)) return describe(home, before, 'shared with a start-up that runs');
    if (!before) log('starting RabbitMQ (some seconds)');
    const node = before ? { ...before, owner: identify(process.pid) } : await start(home, chosen);
    writeFileSync(home.record, JSON.stringify(node), { mode: 0o600 });
    return owned(home, node, before ? 'left by an earlier start-up' : 'started by us');
  });
}

function prepareHome(server: string, dataDir: string): Home {
  const passwordFile = join(dataDir, 'admin-password');
  if (!existsSync(passwordFile)) {
    // The broker stored its administrator's password at its first start. The password is lost, and without it the data
    // is useless, so the data is deleted.
    rmSync(join(dataDir, 'mnesia'), { recursive: true, force: true });
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  for (const folder of ['home', 'mnesia', 'log']) mkdirSync(join(dataDir, folder), { recursive: true, mode: 0o700 });
  return {
    server,
    dataDir,
    password: readFileSync(passwordFile, 'utf8'),
    logFile: join(dataDir, 'rabbitmq.log'),
    pidFile: join(dataDir, 'rabbitmq.pid'),
    record: join(dataDir, 'server.json'),
  };
}

async function findRunning(home: Home): Promise<Node | undefined> {
  const record = readRecord<Node>(home.record);
  if (!record || !isRunning(record.process)) return undefined;
  try {
    await untilReady(home, record.ports, record.process);
    return record;
  } catch {
    await endProcess(record.process, 'SIGTERM', 20_000); // the node hangs, or it was already ending
    return undefined;
  }
}

async function start(home: Home, chosen: Sought['chosen']): Promise<Node> {
  await endStray(home);
  const last = readRecord<Node>(home.record)?.ports;
  const ports = {
    amqp: await freePort(last?.amqp),
    management: await freePort(last?.management),
    distribution: await freePort(last?.distribution),
  };
  chosen?.(amqpUrl(home, ports));
  return startOn(home, ports);
}

async function startOn(home: Home, ports: Ports): Promise<Node> {
  writeConfiguration(home, ports);
  const env = environment(home, ports);
  const script = await launch({ command: home.server, args: [], env, logFile: home.logFile, cwd: home.dataDir });
  try {
    await untilReady(home, ports, script);
  } catch (error) {
    // a node that is still starting would keep its ports
    await crashProcess(identify(readPid(home) ?? script.pid));
    await crashProcess(script);
    throw error;
  }
  return { process: identify(readPid(home) ?? script.pid), owner: identify(process.pid), ports };
}

/**
 * Stops a node of ours whose record was lost or whose start-up was interrupted. Such a node would block its name and
 * its data for the new node.
 */
async function endStray(home: Home): Promise<void> {
  const pid = readPid(home);
  rmSync(home.pidFile, { force: true });
  if (pid === undefined) return;
  const file = `/proc/${pid}/environ`; // only the environment of the process names the node, not its arguments
  if (existsSync(file) && readFileSync(file, 'utf8').includes(home.pidFile)) {
    await endProcess(identify(pid), 'SIGTERM', 20_000);
  }
}

function readPid({ pidFile }: Home): number | undefined {
  return existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : undefined;
}

function nodeName({ dataDir }: Home): string {
  return `toric-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}@localhost`;
}

function writeConfiguration({ dataDir, password }: Home, ports: Ports): void {
  const lines = [
    `listeners.tcp.local = 127.0.0.1:${ports.amqp}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${ports.management}`,
    'management_agent.disable_metrics_collector = true',
    `default_user = ${USER}`,
    `default_pass = ${password}`,
    'default_user_tags.administrator = true',
    'disk_free_limit.absolute = 50MB',
    'log.console = true',
    'log.console.level = warning',
    'log.file = false',
  ];
  writeFileSync(join(dataDir, 'rabbitmq.conf'), `${lines.join('\n')}\n`, { mode: 0o600 });
  writeFileSync(join(dataDir, 'enabled_plugins'), '[rabbitmq_management].\n');
  writeFileSync(join(dataDir, 'advanced.config'), '[].\n');
  writeFileSync(join(dataDir, 'rabbitmq-env.conf'), '');
}

/**
 * Returns the environment of the node. It names every path that the server would otherwise look for in /etc and /var.
 */
function environment(home: Home, ports: Ports): NodeJS.ProcessEnv {
  const at = (name: string) => join(home.dataDir, name);
  return {
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    HOME: at('home'), // Erlang keeps the cookie of the node there
    RABBITMQ_NODENAME: nodeName(home),
    RABBITMQ_DIST_PORT: String(ports.distribution),
    RABBITMQ_MNESIA_BASE: at('mnesia'),
    RABBITMQ_LOG_BASE: at('log'),
    RABBITMQ_GENERATED_CONFIG_DIR: at('generated'),
    RABBITMQ_PID_FILE: home.pidFile,
    RABBITMQ_CONF_ENV_FILE: at('rabbitmq-env.conf'),
    RABBITMQ_CONFIG_FILE: at('rabbitmq.conf'),
    RABBITMQ_ADVANCED_CONFIG_FILE: at('advanced.config'),
    RABBITMQ_ENABLED_PLUGINS_FILE: at('enabled_plugins'),
    // The node shares the machine with all processes. It has only one Erlang scheduler, bound to no core, so that a
    // message does not wake another thread.
    RABBITMQ_SCHEDULER_BIND_TYPE: 'u',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `+S 1:1 -kernel inet_dist_use_interface {127,0,0,1} -eval ${NO_STATISTICS}`,
    ERL_EPMD_ADDRESS: '127.0.0.1',
  };
}

/**
 * Limits the time until the node is ready, in ms. An idle machine needs ten seconds. A machine with many faults at the
 * same time has needed a hundred.
 */
const READY_MS = 300_000;

async function untilReady(home: Home, ports: Ports, server: ProcessId): Promise<void> {
  const admin = httpAdmin(managementUrl(home, ports));
  await waitFor(`RabbitMQ to accept connections (its log: ${home.logFile})`, READY_MS, async () => {
    if (!isRunning(server)) {
      throw new Error(`RabbitMQ ended while it started. Its log, ${home.logFile}, says:\n${await tail(home.logFile)}`);
    }
    // The AMQP port opens last, after the plugins.
    return (await accepts(ports.amqp)) && (await succeeds(admin.check())) ? true : undefined;
  });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

function succeeds(attempt: Promise<void>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}

function managementUrl({ password }: Home, { management }: Ports): string {
  return `http://${USER}:${password}@127.0.0.1:${management}`;
}

const amqpUrl = ({ password }: Home, { amqp }: Ports) => `amqp://${USER}:${password}@127.0.0.1:${amqp}`;

function describe(home: Home, { ports, process: { pid } }: Node, how: string): Rabbit {
  const url = managementUrl(home, ports);
  return {
    amqpUrl: amqpUrl(home, ports),
    managementUrl: url,
    how: `own RabbitMQ node on 127.0.0.1:${ports.amqp}, ${how}`,
    admin: httpAdmin(url),
    pid,
    stop: async () => {},
  };
}

function owned(home: Home, first: Node, how: string): OwnRabbit {
  let node = first;
  let forget = signalAtExit(node.process, 'SIGTERM');
  return {
    ...describe(home, node, how),
    get pid() {
      return node.process.pid;
    },
    async crash() {
      await crashProcess(node.process);
      forget();
    },
    async restart({ wiped = false } = {}) {
      if (wiped) rmSync(join(home.dataDir, 'mnesia'), { recursive: true, force: true });
      rmSync(home.pidFile, { force: true });
      for (const port of Object.values(node.ports)) await portAgain(port);
      node = await startOn(home, node.ports);
      forget = signalAtExit(node.process, 'SIGTERM');
      writeFileSync(home.record, JSON.stringify(node), { mode: 0o600 });
    },
    async ctl(...args) {
      const command = join(dirname(home.server), 'rabbitmqctl');
      const env = environment(home, node.ports);
      return (await run(command, ['--quiet', ...args], { env, timeout: 60_000 })).stdout;
    },
    async stop() {
      await endProcess(node.process, 'SIGTERM', 20_000);
      forget();
    },
  };
}
