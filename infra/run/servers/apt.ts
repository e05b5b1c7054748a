// Installs packages of Debian and Ubuntu, if this process may.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Log } from './process.ts';

export function pathFolders(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
}

export function mayInstall(): boolean {
  return process.getuid?.() === 0 && pathFolders().some((folder) => existsSync(join(folder, 'apt-get')));
}

/** Installs an apt package without the packages that it only recommends. Rejects if the installation fails. */
export async function installPackage(name: string, log: Log): Promise<void> {
  await apt(['update'], log);
  await apt(['install', '-y', '--no-install-recommends', name], log);
}

function apt(args: string[], log: Log): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const child = spawn('apt-get', ['-q', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  createInterface(child.stdout).on('line', (line) => {
    if (/^(Need to get|Setting up (rabbitmq|erlang-base|chromium ))/.test(line)) log(`  ${line}`);
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
