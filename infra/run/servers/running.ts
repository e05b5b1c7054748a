/**
 * Finds the servers that `npm start` left running, from the records of their start-up. It starts and changes nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, type ProcessId, readRecord } from './process.ts';

type PostgresRecord = { process: ProcessId; port: number; socketDir: string };
type NodeRecord = { process: ProcessId; ports: { amqp: number; management: number } };
type ContainerRecord = { password: string; amqp: number; management: number };
export type BrokerAddresses = { readonly amqpUrl: string; readonly managementUrl: string | undefined };

const BROKER_USER = 'toric-admin';

/** Returns the administrator's address of our own PostgreSQL in a data directory. Returns undefined if it does not run. */
export function runningPostgres(dataDir: string): string | undefined {
  const passwordFile = join(dataDir, 'superuser-password');
  const server = readRecord<PostgresRecord>(join(dataDir, 'server.json'));
  if (!server || !existsSync(passwordFile) || !isRunning(server.process)) return undefined;
  const url = new URL(`postgresql://127.0.0.1:${server.port}/postgres`);
  url.username = 'postgres';
  url.password = encodeURIComponent(readFileSync(passwordFile, 'utf8'));
  if (process.platform !== 'win32') url.searchParams.set('host', server.socketDir);
  return url.href;
}

const brokerAt = (password: string, { amqp, management }: NodeRecord['ports']): BrokerAddresses => ({
  amqpUrl: `amqp://${BROKER_USER}:${password}@127.0.0.1:${amqp}`,
  managementUrl: `http://${BROKER_USER}:${password}@127.0.0.1:${management}`,
});

/** Returns the addresses of our own broker in a data directory. Returns undefined if it does not run. */
export function runningBroker(dataDir: string): BrokerAddresses | undefined {
  const passwordFile = join(dataDir, 'admin-password');
  const node = readRecord<NodeRecord>(join(dataDir, 'server.json'));
  if (node && existsSync(passwordFile) && isRunning(node.process))
    return brokerAt(readFileSync(passwordFile, 'utf8'), node.ports);
  // only Docker knows whether the container runs; the first login to the broker shows this as well
  const container = readRecord<ContainerRecord>(join(dataDir, 'container.json'));
  return container && brokerAt(container.password, container);
}
