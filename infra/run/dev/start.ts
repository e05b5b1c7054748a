// npm start: starts the whole system with sample data, places a sample order, shows its journey and keeps running.
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildAll } from '../build/build.ts';
import { journey, printJourney } from '../../shop/sample-shop/journey.ts';
import { keepFirstDay } from '../../shop/sample-shop/keep-first-day.ts';
import { placeSampleOrder } from '../../shop/sample-shop/sample-order.ts';
import { openSampleParcels } from '../../shop/sample-shop/sample-parcels.ts';
import { openSampleWave } from '../../shop/sample-shop/sample-wave.ts';
import { sampleAccounts } from '../../shop/sample-shop/sample-accounts.ts';
import { isSeeded, seedShop } from '../../shop/sample-shop/seed.ts';
import { readBackupConfig } from '../../operate/backup/config.ts';
import { keepBackups } from '../../operate/backup/keep-backups.ts';
import { findPostgres } from '../servers/postgres.ts';
import { findRabbit } from '../servers/rabbitmq.ts';
import { SAMPLE_ADMIN } from '../system/environment.ts';
import { ROOT, SERVICES } from '../system/parts.ts';
import { sampleFactorKeyOf } from '../system/secrets.ts';
import { startSystem, type System } from '../system/system.ts';
import { assertPortFree } from './port.ts';

const { values: flags } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
// TORIC_DATA_DIR is a folder for another shop beside the usual one. The bench sets it to an empty folder, to measure a
// first start.
const dataDir = resolve(process.env['TORIC_DATA_DIR'] ?? join(ROOT, '.toric'));
const gatewayPort = Number(process.env['PORT'] ?? 8080);
const backups = readBackupConfig(dataDir);
const started = Date.now();
const say = (line: string) => console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);

const MAIL_WAIT_MS = 10_000;
const Mails = z.object({ data: z.array(z.object({ id: z.string(), subject: z.string() })) });

type Stoppable = { stop(): Promise<void> };
let system: Promise<System> | undefined;
/** Lists the servers (PostgreSQL and RabbitMQ) of this start-up, including those that are still starting. */
let servers: readonly Promise<Stoppable>[] = [];
let stopping: Promise<void> | undefined;
let endBackups = async (): Promise<void> => {};
const stop = (what: Stoppable) => what.stop().catch((error: unknown) => say(String(error)));
/** Stops the processes of the system first, then the servers that were started for them. */
function stopAll(): Promise<void> {
  stopping ??= (async () => {
    say('stopping');
    await endBackups();
    await system?.then(stop, () => undefined);
    await Promise.all(servers.map((server) => server.then(stop, () => undefined)));
    say('stopped');
  })();
  return stopping;
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stopAll().then(() => process.exit(flags.once ? 1 : 0)));
}

/**
 * Starts RabbitMQ and PostgreSQL at the same time. RabbitMQ is started first, because its start takes longer than all
 * other work that does not need it.
 */
function startServers() {
  say('starting RabbitMQ and PostgreSQL, and building what has changed');
  const log = (line: string) => say(`  ${line}`);
  const { promise: early, resolve: chosen } = Promise.withResolvers<string>();
  const rabbit = findRabbit({ dataDir: join(dataDir, 'servers/rabbitmq'), log, chosen });
  const postgres = findPostgres({ dataDir: join(dataDir, 'servers/postgres'), log, archives: backups !== undefined });
  servers = [rabbit, postgres];
  const told = async <T extends { how: string }>(server: Promise<T>) => {
    const found = await server;
    // without this check the processes of the system would start although the start-up is being stopped
    if (stopping) throw new Error('stopped while it started');
    log(found.how);
    return found;
  };
  const amqpUrl = Promise.race([early, rabbit.then((found) => found.amqpUrl)]);
  return { servers: { postgres: told(postgres), rabbit: told(rabbit) }, amqpUrl };
}

/** Fills the shop with sample data and returns true. Returns false if the shop was filled before. */
async function fillShop({ children, secrets }: System, samplePassword: string): Promise<boolean> {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const urls = {
    customer: at(children.customer.port),
    'catalog-inventory': at(children['catalog-inventory'].port),
    marketing: at(children.marketing.port),
    order: at(children.order.port),
  };
  const admin = { email: SAMPLE_ADMIN, password: secrets.get('sample password') };
  if (await isSeeded({ urls, admin })) {
    say('the sample shop is there already');
    return false;
  }
  say('filling the sample shop (some fifteen seconds, the first time only)');
  const factorKey = sampleFactorKeyOf(secrets);
  await seedShop({ urls, admin, samplePassword, factorKey, log: (line) => say(`  ${line}`) });
  return true;
}

/** Holds the settings of a shop for learning: its clock can be moved, and it can be reset. */
const SETTINGS = {
  ...Object.fromEntries(SERVICES.map((name) => [name, { TRAINING: 'on', TEST_CLOCK: 'on' }])),
  gateway: { TRAINING: 'on' },
};

async function showOrder(system: System, samplePassword: string): Promise<void> {
  say('placing a sample order: one box per eye, different powers');
  const options = { gatewayUrl: system.gatewayUrl, samplePassword, factorKey: sampleFactorKeyOf(system.secrets) };
  const sample = await placeSampleOrder(options);
  const hops = await journey(system.adminDatabaseUrl, sample.correlationIds);
  console.log(`\n${printJourney(sample, hops)}\n`);
  say(await describeMails(system));
  await openSampleWave(options);
  say('a second order is being picked: /console/picking');
}

/** Returns a line about the newest mail to the customer of the sample order. The mail is sent after the order. */
async function describeMails({ children, gatewayUrl }: System): Promise<string> {
  const deadline = Date.now() + MAIL_WAIT_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${children.mailbox.port}/mails?to=ana@toric.example`);
    const [mail] = Mails.parse(await answer.json()).data;
    if (mail) return `Ana got the mail '${mail.subject}': ${gatewayUrl}/mailbox/${mail.id}`;
    if (Date.now() > deadline) return 'Ana has no mail yet; the log of the customer service says why';
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

type Welcome = { readonly gatewayUrl: string; readonly carrierPort: number; readonly samplePassword: string };

function welcome({ gatewayUrl, carrierPort, samplePassword }: Welcome): void {
  const home = relative(process.cwd(), dataDir);
  const lines = [
    `API       ${gatewayUrl}/v1`,
    `Reference ${gatewayUrl}/docs      (OpenAPI: ${gatewayUrl}/openapi.json)`,
    `Console   ${gatewayUrl}/console   the pages for staff: sign in as one of the staff below`,
    `Mailbox   ${gatewayUrl}/mailbox   every mail and text message that the shop sends`,
    `Carrier   http://127.0.0.1:${carrierPort}   a stand-in: infra/shop/sandbox-carrier says how to move a parcel`,
    `Admin     ${SAMPLE_ADMIN.padEnd(24)} admin`,
    ...sampleAccounts(),
    `Password  ${samplePassword}      (of all of these; made for this machine, kept in ${home}/secrets.json)`,
    'Code      npm run code -- sales   (staff sign in with a code besides; it works once)',
    `Logs      ${home}/logs/           one file per process`,
    'Stop      Ctrl-C',
  ];
  console.log(`\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
}

/**
 * Returns a text that explains the error of a start and says what to do. It contains the stack trace only if DEBUG is
 * set.
 */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env['DEBUG'] ? (error.stack ?? error.message) : `${error.message}\n(DEBUG=1 shows where)`;
}

async function main(): Promise<void> {
  await assertPortFree(gatewayPort);
  system = startSystem({
    dataDir,
    name: 'toric',
    ...startServers(),
    built: buildAll(),
    gatewayPort,
    mailbox: true,
    carrier: true,
    extra: SETTINGS,
    training: true,
    log: (line) => say(`  ${line}`),
    supervised: true,
  });
  const shop = await system;
  say('six services and the sandbox provider are ready');
  const samplePassword = shop.secrets.get('sample password');
  const isNew = await fillShop(shop, samplePassword);
  await showOrder(shop, samplePassword);
  if (isNew) {
    const admin = { email: SAMPLE_ADMIN, password: samplePassword };
    const factorKey = sampleFactorKeyOf(shop.secrets);
    await openSampleParcels({ gatewayUrl: shop.gatewayUrl, samplePassword, factorKey });
    await keepFirstDay({ gatewayUrl: shop.gatewayUrl, admin, factorKey, log: (line) => say(`  ${line}`) });
  }
  if (flags.once) return stopAll();
  if (backups) endBackups = await keepBackups(dataDir, backups, say);
  const carrierPort = shop.children['sandbox-carrier'].port;
  welcome({ gatewayUrl: `http://localhost:${gatewayPort}`, carrierPort, samplePassword });
}

try {
  await main();
  if (flags.once) process.exit(0);
} catch (error) {
  if (!stopping) console.error(`\n${explain(error)}`);
  await stopAll();
  process.exit(1);
}
