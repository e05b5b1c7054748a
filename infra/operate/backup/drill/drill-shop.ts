/** A whole shop for a drill: servers of its own, which may be killed, and its backups. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@toric/client/client';
import { ReplayErasures } from '@toric/contracts/customer/privacy/privacy.http';
import { ReplayOutbox, SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { mayInstall } from '../../../run/servers/apt.ts';
import { embeddedFiles, isOwn, type OwnPostgres, startEmbedded } from '../../../run/servers/postgres-embedded.ts';
import type { Log } from '../../../run/servers/process.ts';
import { findServer, installServer } from '../../../run/servers/rabbitmq-install.ts';
import { startNode } from '../../../run/servers/rabbitmq-node.ts';
import type { Rabbit } from '../../../run/servers/server.ts';
import { SAMPLE_ADMIN, SAMPLE_OPERATOR } from '../../../run/system/environment.ts';
import { sampleFactorKeyOf } from '../../../run/system/secrets.ts';
import { startSystem, type System } from '../../../run/system/system.ts';
import { seedShop } from '../../../shop/sample-shop/seed.ts';
import { placeSampleOrder } from '../../../shop/sample-shop/sample-order.ts';
import { signInStaff } from '../../../shop/sign-in-staff.ts';
import { keyStoreOf, postgresDirOf } from '../local-shop.ts';
import type { Shop } from '../take-backup.ts';

/** The database and the virtual host of the shop. */
const NAME = 'toric';
const OUTBOX_HOURS = 48;

export type DrillShop = {
  readonly dataDir: string;
  readonly postgres: OwnPostgres;
  readonly rabbit: Rabbit;
  readonly system: System;
  readonly spool: string;
  describe(): Promise<Shop>;
  /** Places an order, ships and delivers it. Returns its number. */
  order(): Promise<string>;
  /** Does what a restore must be followed by: erases again, and publishes the messages of the last 48 hours again. */
  replay(): Promise<{ erased: number; published: number }>;
  stop(): Promise<void>;
};

/** Starts servers on `dataDir` and the shop on them. A new shop is filled with the sample data. */
export async function openDrillShop(dataDir: string, { isNew, log }: { isNew: boolean; log: Log }): Promise<DrillShop> {
  mkdirSync(dataDir, { recursive: true });
  const program = findServer() ?? (mayInstall() ? await installServer(log) : undefined);
  if (!program) throw new Error('A drill starts a broker of its own. Install RabbitMQ and try again.');
  const [postgres, rabbit] = await Promise.all([
    startEmbedded({ dataDir: postgresDirOf(dataDir), log, archives: true }),
    startNode(program, { dataDir: join(dataDir, 'rabbitmq'), log }),
  ]);
  if (!isOwn(postgres)) throw new Error(`Another drill uses ${dataDir}. Wait for it to end.`);
  const servers = { postgres, rabbit };
  const system = await startSystem({ dataDir, name: NAME, servers, log, supervised: true });
  const { cluster, spool, password } = embeddedFiles(postgresDirOf(dataDir), log);
  const samplePassword = system.secrets.get('sample password');
  const factorKey = sampleFactorKeyOf(system.secrets);
  if (isNew) await fill(system, { samplePassword, factorKey, log });
  const account = { gatewayUrl: system.gatewayUrl, samplePassword, factorKey };
  return {
    ...{ dataDir, postgres, rabbit, system, spool },
    async describe() {
      return {
        ...{ adminUrl: postgres.adminUrl, databaseUrl: system.adminDatabaseUrl, cluster },
        anchorDir: system.addresses.anchorDir,
        managementUrl: rabbit.managementUrl,
        secrets: await keyStoreOf(dataDir, password),
      };
    },
    order: async () => (await placeSampleOrder(account)).order.number,
    replay: () => replay(account),
    async stop() {
      await system.stop();
      await Promise.all([postgres.stop(), rabbit.stop()]);
    },
  };
}

async function fill(
  { children }: System,
  { samplePassword, factorKey, log }: { samplePassword: string; factorKey: string; log: Log },
): Promise<void> {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const urls = {
    customer: at(children.customer.port),
    'catalog-inventory': at(children['catalog-inventory'].port),
    marketing: at(children.marketing.port),
    order: at(children.order.port),
  };
  await seedShop({ urls, admin: { email: SAMPLE_ADMIN, password: samplePassword }, samplePassword, factorKey, log });
}

type Account = { gatewayUrl: string; samplePassword: string; factorKey: string };

async function replay({ gatewayUrl, samplePassword: password, factorKey: sampleKey }: Account) {
  const api = createClient({ baseUrl: `${gatewayUrl}/v1` });
  const token = await signInStaff(api, { email: SAMPLE_OPERATOR, password }, { sampleKey });
  const erased = (await api.call(ReplayErasures, { token })).body;
  const since = new Date(Date.now() - OUTBOX_HOURS * 3_600_000).toISOString();
  let published = 0;
  for (const service of SERVICE_NAMES) {
    for (let until: string | undefined, more = true; more; ) {
      const body = { since, until, dryRun: false };
      const answer = (await api.call(ReplayOutbox, { params: { service }, body, token })).body;
      published += answer.messages;
      ({ until, more } = answer);
    }
  }
  return { erased: erased.erasedAgain, published };
}
