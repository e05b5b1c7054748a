/** Runs a whole shop for a drill, with its own servers, which may be killed, and its own backups. */
import { join } from 'node:path';
import { type Client, createClient } from '@toric/client/client';
import { ReplayErasures } from '@toric/contracts/customer/privacy/privacy.http';
import { ReplayOutbox, SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import { startOwnServers } from '../../../prove/chaos/testbed/servers.ts';
import { createStaff, newBuyer, orderBody, PASSWORD, seedShop } from '../../../prove/e2e/shop.ts';
import { embeddedFiles } from '../../../run/servers/postgres-archive.ts';
import type { OwnPostgres } from '../../../run/servers/postgres-embedded.ts';
import type { Log } from '../../../run/servers/process.ts';
import type { Rabbit } from '../../../run/servers/server.ts';
import { NO_RATE_LIMITS } from '../../../run/system/no-rate-limits.ts';
import { startSystem, type System } from '../../../run/system/system.ts';
import { signInStaff } from '../../../shop/sign-in-staff.ts';
import { keyStoreOf, postgresDirOf } from '../local-shop.ts';
import type { Shop } from '../take-backup.ts';

/** Names the database and the virtual host of the shop. */
const NAME = 'toric';
const OUTBOX_HOURS = 48;

export type DrillShop = {
  readonly dataDir: string;
  readonly postgres: OwnPostgres;
  readonly rabbit: Rabbit;
  readonly system: System;
  readonly spool: string;
  describe(): Promise<Shop>;
  /** Places an order of a new customer. Returns the number of the order when it is confirmed. */
  order(): Promise<string>;
  /**
   * Does the steps that must follow a restore: erases the erased persons again, and publishes the messages of the last
   * 48 hours again.
   */
  replay(): Promise<{ erased: number; published: number }>;
};

/**
 * Starts servers on the data in `dataDir` and a shop on these servers. Fills a new shop with two products and their
 * stock.
 */
export async function openDrillShop(dataDir: string, { isNew, log }: { isNew: boolean; log: Log }): Promise<DrillShop> {
  const servers = await startOwnServers(join(dataDir, 'servers'), log, { archives: true });
  const { postgres, rabbit } = servers;
  const system = await startSystem({ dataDir, name: NAME, servers, log, supervised: true, extra: NO_RATE_LIMITS });
  const { cluster, spool, password } = embeddedFiles(postgresDirOf(dataDir), log);
  const api = createClient({ baseUrl: `${system.gatewayUrl}/v1`, retries: 5 });
  if (isNew) await seedShop(api, await createStaff(api, system.secrets.get('sample password')));
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
    order: () => order(api),
    replay: () => replay(api),
  };
}

async function order(api: Client): Promise<string> {
  const buyer = await newBuyer(api);
  const body = orderBody(buyer, {}, {});
  const placed = (await api.call(PlaceOrder, { body, token: buyer.token, prefer: 'wait=30' })).body;
  if (placed.status !== 'confirmed') throw new Error(`The order ${placed.number} is ${placed.status}, not confirmed.`);
  return placed.number;
}

async function replay(api: Client) {
  const token = await signInStaff(api, { email: 'operator@shop.example', password: PASSWORD });
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
