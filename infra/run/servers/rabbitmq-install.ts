// Finds an installed RabbitMQ server, or installs Debian's package if that is allowed and possible. The installation
// does not start Debian's own RabbitMQ service, because we start our own node.
import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Log } from './process.ts';

const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Returns the path of the server's start script. Returns undefined if RabbitMQ is not installed. The real script comes
 * first, because Debian's wrapper on the PATH changes the user.
 */
export function findServer(): string | undefined {
  const folders = ['/usr/lib/rabbitmq/bin', ...pathFolders(), '/opt/homebrew/sbin', '/usr/local/sbin', '/usr/sbin'];
  return folders.map((folder) => join(folder, 'rabbitmq-server')).find((path) => existsSync(path));
}

function pathFolders(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
}

export function mayInstall(): boolean {
  return process.getuid?.() === 0 && pathFolders().some((folder) => existsSync(join(folder, 'apt-get')));
}

/**
 * Installs the package and returns the path of the server. Returns undefined if the installation fails. The caller then
 * tries the next way.
 */
export async function installServer(log: Log): Promise<string | undefined> {
  log('installing RabbitMQ: apt-get install rabbitmq-server (about 60 MB with Erlang)');
  const bar = !existsSync(POLICY);
  if (bar) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await apt(['update'], log);
    await apt(['install', '-y', '--no-install-recommends', 'rabbitmq-server'], log);
  } catch (error) {
    log(`RabbitMQ could not be installed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    if (bar) rmSync(POLICY, { force: true });
  }
  return findServer();
}

function apt(args: string[], log: Log): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const child = spawn('apt-get', ['-q', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  createInterface(child.stdout).on('line', (line) => {
    if (/^(Need to get|Setting up (rabbitmq|erlang-base))/.test(line)) log(`  ${line}`);
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`apt-get ${args[0]} ended with ${code}: ${complaints.trim().split('\n').slice(-3).join(' ')}`),
        );
    });
  });
}
