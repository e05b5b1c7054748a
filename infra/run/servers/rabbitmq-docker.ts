// Starts RabbitMQ in a container, for a machine that has Docker but no RabbitMQ, and on which we may not install it.
// The container is kept between starts, so its data and ports stay the same.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, type Log, readRecord, waitFor } from './process.ts';
import { httpAdmin } from './rabbitmq-admin.ts';
import type { Rabbit } from './server.ts';

const IMAGE = 'rabbitmq:4-management';
const USER = 'toric-admin';

interface Container {
  password: string;
  amqp: number;
  management: number;
}

export function dockerAnswers(): boolean {
  return spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

export async function startContainer({ dataDir, log }: { dataDir: string; log: Log }): Promise<Rabbit> {
  mkdirSync(dataDir, { recursive: true });
  const name = `toric-rabbitmq-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const record = join(dataDir, 'container.json');
  const known = readRecord<Container>(record);
  const running = spawnSync('docker', ['inspect', '-f', '{{.State.Running}}', name], { encoding: 'utf8' });
  const found = known && running.status === 0 ? known : undefined;
  const container = found ?? {
    password: randomBytes(24).toString('base64url'),
    amqp: await freePort(),
    management: await freePort(),
  };
  if (found) docker('start', name);
  else runContainer(name, container, log);
  writeFileSync(record, JSON.stringify(container), { mode: 0o600 });
  const wasRunning = running.stdout?.trim() === 'true' && found !== undefined;
  return describe(name, container, wasRunning);
}

function runContainer(name: string, { password, amqp, management }: Container, log: Log): void {
  log(`starting ${IMAGE} in Docker (the first time it is downloaded)`);
  spawnSync('docker', ['rm', '-f', name], { stdio: 'ignore' });
  const ports = ['-p', `127.0.0.1:${amqp}:5672`, '-p', `127.0.0.1:${management}:15672`];
  const login = ['-e', `RABBITMQ_DEFAULT_USER=${USER}`, '-e', `RABBITMQ_DEFAULT_PASS=${password}`];
  docker('run', '-d', '--name', name, '--hostname', name, ...ports, ...login, IMAGE);
}

function docker(...args: string[]): void {
  const { status, stderr } = spawnSync('docker', args, { encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(
    `docker ${args[0]} failed: ${stderr.trim()}. Correct that, or set RABBITMQ_URL to a broker of yours.`,
  );
}

async function describe(name: string, container: Container, wasRunning: boolean): Promise<Rabbit> {
  const managementUrl = `http://${USER}:${container.password}@127.0.0.1:${container.management}`;
  const admin = httpAdmin(managementUrl);
  await waitFor(`RabbitMQ in the container ${name} (docker logs ${name})`, 120_000, () =>
    admin.check().then(
      () => true,
      () => undefined,
    ),
  );
  return {
    amqpUrl: `amqp://${USER}:${container.password}@127.0.0.1:${container.amqp}`,
    managementUrl,
    how: `RabbitMQ in the Docker container ${name}`,
    admin,
    stop: async () => void (wasRunning || docker('stop', name)),
  };
}
