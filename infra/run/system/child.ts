// One process of the system: started, watched until it is ready, restarted when it dies, stopped.
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../servers/process.ts';

export type Child = {
  readonly name: string;
  readonly port: number;
  /** Undefined while it is dead. */
  readonly pid: number | undefined;
  /** Dies without notice, as kill -9 does; comes back when `restart` is called or by itself if it is supervised. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
  /** A signal that it survives, such as SIGSTOP. */
  signal(signal: NodeJS.Signals): void;
  /** By the channel that `ipc` opens; what a process that has just died does not hear is lost. */
  send(message: object): void;
  /** What it says by that channel, from whichever process runs at the time. Gives the way to stop listening. */
  hear(listener: (message: unknown) => void): () => void;
  /** Answers /readyz. */
  ready(): Promise<void>;
  stop(): Promise<void>;
};

/** It was not asked to. `ready`: it had come up before. */
export type Ending = { readonly name: string; readonly signal: NodeJS.Signals | null; readonly ready: boolean };

type Options = {
  name: string;
  script: string;
  port: number;
  env: Readonly<Record<string, string>>;
  logFile: string;
  log: Log;
  /** Comes back by itself. */
  supervised: boolean;
  ipc: boolean;
  onEnd: (ending: Ending) => void;
  /** Nobody waits for it to be ready any longer. */
  signal?: AbortSignal;
};

const READY_MS = 60_000;

/*
 * A process that does not hold on to what it once needed: a younger generation of half the usual size, an old one that is
 * collected from 64 MB on and whenever it has grown by half, two heaps for all of its threads, and large blocks given
 * back. A fifth less memory, for no CPU that could be measured. And one thread that helps V8 in place of four: a machine
 * that every process shares has no core to spare for them, and a collection waits for each (infra/measure/bench/LOG.md).
 */
const SMALL_FLAGS = [
  ...['--max-semi-space-size=8', '--initial-old-space-size=64', '--heap-growing-percent=50'],
  '--v8-pool-size=1',
];
const SMALL_ENV = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

function launch({ script, port, env, logFile, ipc }: Options): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  // a process group of its own: Ctrl-C reaches the start-up, which then stops everything in order
  const started = spawn(process.execPath, ['--enable-source-maps', ...SMALL_FLAGS, script], {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...SMALL_ENV, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
    detached: true,
  });
  const output = createWriteStream(logFile, { flags: 'a' });
  started.stdout?.pipe(output, { end: false });
  started.stderr?.pipe(output, { end: false });
  started.once('close', () => output.end()); // what it said last is still on its way when it exits
  return started;
}

/** `started`: it gives up when that one ends; without it, whichever runs by then will do. */
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

/** Every process of ours drains within 20 seconds. */
async function drain(child: ChildProcess | undefined, ended: Promise<void>): Promise<void> {
  child?.kill('SIGTERM');
  const force = setTimeout(() => child?.kill('SIGKILL'), 22_000);
  await ended;
  clearTimeout(force);
}

/** One process after another: whichever runs at the time, and its end, expected or not. */
function processesOf(options: Options, hear: (message: unknown) => void) {
  const { name, logFile, log, supervised, onEnd } = options;
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let expected = false;
  /** Not before it has come up for the first time, nor after it was told to stop. */
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
