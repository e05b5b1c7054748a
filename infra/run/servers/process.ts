// Starts, watches and stops the servers of the development start-up. The servers are detached, so Ctrl-C in a terminal
// reaches only the start-up. The servers then outlive the services that still need them.
import { execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export type Log = (line: string) => void;

const LOG_FILE_LIMIT = 20 * 1024 * 1024;

/** Identifies a process by its id and its start time. Process ids are reused, in containers very soon. */
export interface ProcessId {
  pid: number;
  born: string;
}

export function identify(pid: number): ProcessId {
  return { pid, born: procStat(pid)?.born ?? '' };
}

export function isRunning({ pid, born }: ProcessId): boolean {
  const stat = procStat(pid);
  if (stat) return stat.state !== 'Z' && (born === '' || stat.born === born);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function procStat(pid: number): { state: string; born: string } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { state: fields[0] ?? '', born: fields[19] ?? '' };
  } catch (error) {
    // The process does not exist, or the system has no /proc. The caller then probes with signal 0.
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return undefined;
    throw error;
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/**
 * Calls `probe` repeatedly until it returns a value other than undefined, and returns this value. Throws after `ms`
 * milliseconds.
 */
export async function waitFor<T>(what: string, ms: number, probe: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${Math.round(ms / 1000)} s for ${what}, in vain.`);
    await delay(50);
  }
}

export interface Launch {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  cwd?: string;
  user?: { uid: number; gid: number } | undefined;
}

/**
 * Starts a detached program. Its output goes to a file, never to a pipe. A pipe would break if this process ended
 * first.
 */
export async function launch({ command, args, env, logFile, cwd, user }: Launch): Promise<ProcessId> {
  const fd = openSync(logFile, fileSize(logFile) > LOG_FILE_LIMIT ? 'w' : 'a', 0o600);
  try {
    const child = spawn(command, args, { cwd: cwd ?? '/', env, detached: true, stdio: ['ignore', fd, fd], ...user });
    const pid = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('spawn', () => resolve(child.pid ?? 0));
    });
    child.unref();
    return identify(pid);
  } finally {
    closeSync(fd);
  }
}

function fileSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

export async function endProcess(target: ProcessId, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  if (!signalProcess(target, signal)) return;
  const gone = async () => (isRunning(target) ? undefined : true);
  try {
    await waitFor(`process ${target.pid} to end`, graceMs, gone);
  } catch {
    signalProcess(target, 'SIGKILL');
    await waitFor(`killed process ${target.pid} to end`, 10_000, gone);
  }
}

/** Sends SIGKILL to a process and its children, as in a power cut: nothing is flushed. */
export async function crashProcess(target: ProcessId): Promise<void> {
  const victims = [target, ...childrenOf(target.pid)];
  for (const victim of victims) signalProcess(victim, 'SIGKILL');
  for (const victim of victims)
    await waitFor(`killed process ${victim.pid} to end`, 10_000, async () => (isRunning(victim) ? undefined : true));
}

function childrenOf(parent: number): ProcessId[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [identify(pid)] : []));
}

function signalProcess(target: ProcessId, signal: NodeJS.Signals): boolean {
  if (!isRunning(target)) return false;
  try {
    process.kill(target.pid, signal);
    return true;
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
    throw error;
  }
}

/**
 * Sends the signal if this process exits without `stop`. This is the last resort, because an exit handler cannot wait
 * for the end of the target. Returns a function that removes the handler.
 */
export function signalAtExit(target: ProcessId, signal: NodeJS.Signals): () => void {
  const handler = () => void signalProcess(target, signal);
  process.once('exit', handler);
  return () => void process.removeListener('exit', handler);
}

/**
 * Limits the ports to numbers below the ephemeral range (Linux from 32768, macOS from 49152), so that no outgoing
 * connection takes a port before the server does.
 */
const PORTS = { from: 20_000, to: 32_000 };
const given = new Set<number>();

/** Returns a free port on the loopback. It prefers the port of the last start, so that tools find the server again. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await tryPort(preferred))) return preferred;
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (given.has(port)) continue;
    given.add(port);
    if (await tryPort(port)) return port;
  }
  throw new Error('No free TCP port on 127.0.0.1. Close some programs and try again.');
}

/** Waits until the server's former port is free. An outgoing connection may have taken it while the server was down. */
export function portAgain(port: number): Promise<number> {
  return waitFor(`port ${port} to be free again`, 60_000, () => tryPort(port));
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** Serialises two start-ups on one data directory, such as npm start beside npm test. */
export async function withLock<T>(path: string, run: () => Promise<T>): Promise<T> {
  await waitFor(`the lock ${path} (another start-up holds it)`, 180_000, async () => takeLock(path));
  try {
    return await run();
  } finally {
    rmSync(path, { force: true });
  }
}

/**
 * Takes a lock. Returns undefined if a process holds it, and also after it has removed the lock of a process that has
 * ended.
 */
export function takeLock(path: string): true | undefined {
  try {
    writeFileSync(path, JSON.stringify(identify(process.pid)), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const holder = readRecord<ProcessId>(path);
    const abandoned = holder
      ? !isRunning(holder)
      : Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 5_000;
    if (abandoned) rmSync(path, { force: true });
    return undefined;
  }
}

/** Returns the record that an earlier start-up left. Returns undefined if there is none or it is damaged. */
export function readRecord<T>(path: string): T | undefined {
  try {
    // Only this program writes the file. Each field is checked against the running system before it is used.
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export async function tail(path: string, lines = 15): Promise<string> {
  const text = await readFile(path, 'utf8');
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
