// Finds an installed RabbitMQ server, or installs Debian's package if this process may and can do so. The installation
// does not start Debian's own RabbitMQ service, because we start our own node.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage, pathFolders } from './apt.ts';
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

/**
 * Installs the package and returns the path of the server. Returns undefined if the installation fails. The caller then
 * tries another way to get a broker.
 */
export async function installServer(log: Log): Promise<string | undefined> {
  log('installing RabbitMQ: apt-get install rabbitmq-server (about 60 MB with Erlang)');
  const bar = !existsSync(POLICY);
  if (bar) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await installPackage('rabbitmq-server', log);
  } catch (error) {
    log(`RabbitMQ could not be installed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    if (bar) rmSync(POLICY, { force: true });
  }
  return findServer();
}
