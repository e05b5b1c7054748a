// One process of the system: started, watched until it is ready, restarted when it dies, stopped.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../servers/process.ts';

export type Child = {
  readonly name: string;
  readonly port: number;
  readonly pid: number | undefined;
  /** Dies without notice, as kill -9 does; comes back when `restart` is called or by itself if it is supervised. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  name: string;
  script: string;
  port: number;
  env: Readonly<Record<string, string>>;
  logFile: string;
  log: Log;
  /** Comes back by itself. */
  supervised: boolean;
};

const READY_MS = 60_000;

export async function startChild(options: Options): Promise<Child> {
  const { name, script, port, env, logFile, log, supervised } = options;
  mkdirSync(dirname(logFile), { recursive: true });
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let expected = false;

  async function start(): Promise<void> {
    expected = false;
    const output = createWriteStream(logFile, { flags: 'a' });
    // a process group of its own: Ctrl-C reaches the start-up, which then stops everything in order
    const started = spawn(process.execPath, ['--enable-source-maps', script], {
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    started.stdout.pipe(output, { end: false });
    started.stderr.pipe(output, { end: false });
    child = started;
    ended = new Promise((resolve) => {
      started.once('exit', (code, signal) => {
        output.end();
        resolve();
        if (expected) return;
        log(`${name} ended (${signal ?? `exit ${code}`}); its log is ${logFile}`);
        if (supervised) setTimeout(() => void start().catch((error: unknown) => log(String(error))), 1_000);
      });
    });
    await ready(started);
  }

  async function ready(started: ChildProcess): Promise<void> {
    const deadline = Date.now() + READY_MS;
    while (Date.now() < deadline) {
      if (started.exitCode !== null || started.signalCode !== null)
        throw new Error(`${name} ended while starting; see ${logFile}`);
      const answered = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
      if (answered) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${name} was not ready within ${READY_MS / 1000} s; see ${logFile}`);
  }

  async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    expected = !supervised || signal !== 'SIGKILL';
    child?.kill(signal);
    await ended;
  }

  await start();
  return {
    name,
    port,
    get pid() {
      return child?.pid;
    },
    kill,
    restart: start,
    async stop() {
      expected = true;
      child?.kill('SIGTERM');
      const force = setTimeout(() => child?.kill('SIGKILL'), 22_000);
      await ended;
      clearTimeout(force);
    },
  };
}
