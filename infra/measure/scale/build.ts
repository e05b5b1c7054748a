import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { ROOT } from '../../run/system/parts.ts';
import { createLensIds } from '@toric/optics/lens-id';
import { lensIdKeyOf, masterKeyOf, openSecrets, type Secrets } from '../../run/system/secrets.ts';
import { prepareDatabase, type Servers } from '../../run/system/system.ts';
import { writeProviderLedger } from './provider-ledger.ts';
import { scaleCatalogue } from './catalogue.ts';
import { fillChecked, type Log } from './fill.ts';
import { fillInWorkers } from './fill-worker.ts';
import type { ShopPlan } from './customers.ts';
import { catalogueRows } from './rows/catalog-inventory.ts';

export type Size = { customers: number; orders: number; seed: number };
export type BuiltShop = { name: string; dataDir: string; plan: ShopPlan };

/** Names the version of the generated rows. A shop of another version is built again. */
const VERSION = 2;
const Marker = z.object({
  customers: z.int(),
  orders: z.int(),
  seed: z.int(),
  until: z.int(),
  version: z.int().default(1),
});
const HOUR = 3_600_000;

/**
 * Builds a shop of the given size: a database with the schemas of the services, its secrets, and the provider's ledger.
 * The shop is kept between runs. It is rebuilt only if its size, its random seed or the version of its rows differs
 * from the last run.
 */
export async function buildShop(size: Size, servers: Servers, log: Log): Promise<BuiltShop> {
  const name = `toric_scale_${size.customers}`;
  const dataDir = join(ROOT, '.toric/scale', name);
  const marker = join(dataDir, 'built.json');
  const before = existsSync(marker) ? Marker.parse(JSON.parse(readFileSync(marker, 'utf8'))) : undefined;
  const isSame = before?.customers === size.customers && before.orders === size.orders && before.seed === size.seed;
  if (isSame && before.version === VERSION) {
    log(`${name} exists already`);
    return { name, dataDir, plan: { ...before, catalogue: catalogueFor(await secretsIn(dataDir)) } };
  }
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const built = { ...size, until: Math.floor(Date.now() / HOUR) * HOUR };
  const secrets = await secretsIn(dataDir);
  const plan = { ...built, catalogue: catalogueFor(secrets) };
  await fillDatabase({ name, dataDir, plan }, secrets, servers, log);
  writeFileSync(marker, JSON.stringify({ ...built, version: VERSION }));
  return { name, dataDir, plan };
}

const secretsIn = (dataDir: string) => openSecrets(join(dataDir, 'secrets.json'));
const catalogueFor = (secrets: Secrets) => scaleCatalogue(createLensIds(lensIdKeyOf(secrets)));

async function fillDatabase(
  { name, dataDir, plan }: BuiltShop,
  secrets: Secrets,
  servers: Servers,
  log: Log,
): Promise<void> {
  const started = performance.now();
  log(`building ${name}: ${plan.customers} customers, ${plan.orders} orders`);
  await dropDatabase(servers.postgres.adminUrl, name);
  await prepareDatabase({ name, servers, log }, secrets);
  const url = databaseUrl(servers.postgres.adminUrl, name);
  await fillChecked({ url, tables: catalogueRows(plan), log });
  const { catalogue: _, ...bare } = plan;
  // The services get these same keys (infra/run/system/environment.ts), so they can open the generated rows.
  const keys = {
    customer: masterKeyOf(secrets, 'customer'),
    order: masterKeyOf(secrets, 'order'),
    'catalog-inventory': masterKeyOf(secrets, 'catalog-inventory'),
    lensIds: lensIdKeyOf(secrets),
  };
  await fillInWorkers({ url, plan: bare, keys }, log);
  const written = await writeProviderLedger(plan, dataDir);
  log(`  the provider's ledger: ${written} rows`);
  log(`${name} is complete after ${((performance.now() - started) / 60_000).toFixed(1)} min`);
}

export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.end();
}
