// Starts one process of the system, waits until it is ready, restarts it if it ends unexpectedly, and stops it.
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { createWriteStream, fchmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../servers/process.ts';

export type Child = {
  readonly name: string;
  readonly port: number;
  /** Holds the process id. It is undefined while the process is not running. */
  readonly pid: number | undefined;
  /**
   * Sends the signal, which is SIGKILL by default, and waits until the process has ended. After SIGKILL, a supervised
   * process is restarted automatically. After any other signal, `restart` must start it again.
   */
  kill(signal?: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
  /** Sends a signal that the process survives, such as SIGSTOP. */
  signal(signal: NodeJS.Signals): void;
  /**
   * Sends a message over the IPC channel, which exists only with the option `ipc`. If the process has just ended, the
   * message is lost.
   */
  send(message: object): void;
  /**
   * Calls `listener` for every message that the process sends over the IPC channel, even after restarts. Returns a
   * function that removes the listener.
   */
  hear(listener: (message: unknown) => void): () => void;
  /** Resolves when the process answers /readyz with success. */
  ready(): Promise<void>;
  stop(): Promise<void>;
};

/** Describes an unexpected end of a process. `ready` says whether the process was ready before it ended. */
export type Ending = { readonly name: string; readonly signal: NodeJS.Signals | null; readonly ready: boolean };

type Options = {
  name: string;
  script: string;
  /** Holds the path of the Node executable. The default is the one that runs this script. */
  node?: string | undefined;
  port: number;
  env: Readonly<Record<string, string>>;
  logFile: string;
  log: Log;
  /** If true, the process is restarted after an end that nobody asked for. */
  supervised: boolean;
  ipc: boolean;
  onEnd: (ending: Ending) => void;
  /** Aborts the wait until the process is ready. */
  signal?: AbortSignal;
};

const READY_MS = 60_000;

/*
 * Flags for V8 and malloc that keep memory low. The young generation has half the usual size. The old generation is
 * collected from 64 MB on, and whenever it has grown by half. All threads share two malloc arenas, and large blocks are
 * returned to the system. Together these flags save a fifth of the memory, at no measurable CPU.
 * V8 has one helper thread instead of four. All processes share the machine, so no core is free for helpers, and each
 * collection waits for every helper (infra/measure/bench/LOG.md).
 */
const SMALL_FLAGS = [
  ...['--max-semi-space-size=8', '--initial-old-space-size=64', '--heap-growing-percent=50'],
  '--v8-pool-size=1',
];
const SMALL_ENV = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

function launch({ script, node = process.execPath, port, env, logFile, ipc }: Options): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  // This process gets its own process group, so Ctrl-C reaches only the start-up. The start-up then stops all processes
  // in order.
  const started = spawn(node, [...SMALL_FLAGS, script], {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...SMALL_ENV, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
    detached: true,
  });
  // a log contains accounts and IP addresses, so only its owner may read it
  const output = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  output.once('open', (fd) => fchmodSync(fd, 0o600));
  started.stdout?.pipe(output, { end: false });
  started.stderr?.pipe(output, { end: false });
  started.once('close', () => output.end()); // the last output may arrive after `exit`, but not after `close`
  return started;
}

/**
 * Waits until the process answers /readyz with success. If `started` is given, it throws as soon as that process ends.
 * Otherwise it waits on, because the process may be restarted.
 */
async function untilReady({ name, port, logFile, signal }: Options, started?: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if (started && (started.exitCode !== null || started.signalCode !== null))
      throw new Error(`${name} ended while starting; see ${logFile}`);
    const answered = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} was not ready within ${READY_MS / 1000} s; see ${logFile}`);
}

/**
 * Stops a process with SIGTERM. Each of our processes drains within 20 seconds, so one that still runs after 22 seconds
 * is killed.
 */
async function drain(child: ChildProcess | undefined, ended: Promise<void>): Promise<void> {
  child?.kill('SIGTERM');
  const force = setTimeout(() => child?.kill('SIGKILL'), 22_000);
  await ended;
  clearTimeout(force);
}

/** Runs a process: starts it, restarts it after an unexpected end if it is supervised, and stops it. */
function processesOf(options: Options, hear: (message: unknown) => void) {
  const { name, logFile, log, supervised, onEnd } = options;
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let expected = false;
  /**
   * Is true if the process is restarted after an end that nobody asked for. It is false before the process is ready for
   * the first time, and after `stop`.
   */
  let comesBack = false;

  async function start(): Promise<void> {
    expected = false;
    const started = launch(options);
    started.on('message', hear);
    child = started;
    let up = false;
    ended = new Promise((resolve) => {
      started.once('exit', (code, signal) => {
        resolve();
        if (expected) return;
        onEnd({ name, signal, ready: up });
        log(`${name} ended (${signal ?? `exit ${code}`}); its log is ${logFile}`);
        setTimeout(comeBack, 1_000);
      });
    });
    await untilReady(options, started);
    up = true;
    comesBack = supervised;
  }

  const comeBack = () => {
    if (comesBack) start().catch((error: unknown) => log(String(error)));
  };

  async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    expected = !supervised || signal !== 'SIGKILL';
    child?.kill(signal);
    await ended;
  }

  async function stop(): Promise<void> {
    comesBack = false;
    expected = true;
    await drain(child, ended);
  }

  return { current: () => child, start, kill, stop };
}

export async function startChild(options: Options): Promise<Child> {
  const { name, port } = options;
  const heard = new EventEmitter();
  const { current, start, kill, stop } = processesOf(options, (message) => heard.emit('message', message));
  await start().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    name,
    port,
    get pid() {
      const child = current();
      return child?.exitCode === null && child.signalCode === null ? child.pid : undefined;
    },
    kill,
    restart: start,
    signal: (signal) => void current()?.kill(signal),
    send(message) {
      const child = current();
      if (child?.connected) child.send(message, () => undefined);
    },
    hear(listener) {
      heard.on('message', listener);
      return () => heard.off('message', listener);
    },
    ready: () => untilReady(options),
    stop,
  };
}
