import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isOwn as isOwnPostgres, type OwnPostgres, startEmbedded } from '../../../run/servers/postgres-embedded.ts';
import type { Log } from '../../../run/servers/process.ts';
import { mayInstall } from '../../../run/servers/apt.ts';
import { findServer, installServer } from '../../../run/servers/rabbitmq-install.ts';
import { isOwn as isOwnRabbit, type OwnRabbit, startNode } from '../../../run/servers/rabbitmq-node.ts';

export type OwnServers = { postgres: OwnPostgres; rabbit: OwnRabbit };

/**
 * Starts a PostgreSQL and a RabbitMQ for one fault run. The run kills, wipes and freezes them, so no other run may
 * share them.
 */
export async function startOwnServers(
  dataDir: string,
  log: Log,
  { archives = false }: { archives?: boolean } = {},
): Promise<OwnServers> {
  mkdirSync(dataDir, { recursive: true });
  const program = findServer() ?? (mayInstall() ? await installServer(log) : undefined);
  if (!program)
    throw new Error(
      'A fault run kills its broker, so it needs a RabbitMQ server on this machine. Install RabbitMQ and try again.',
    );
  const [postgres, rabbit] = await Promise.all([
    startEmbedded({ dataDir: join(dataDir, 'postgres'), log, archives }),
    startNode(program, { dataDir: join(dataDir, 'rabbitmq'), log }),
  ]);
  if (isOwnPostgres(postgres) && isOwnRabbit(rabbit)) return { postgres, rabbit };
  throw new Error(`Another fault run uses the servers in ${dataDir}. Wait for it to end.`);
}
