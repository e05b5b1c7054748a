import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../run/migrations/migrate.ts';
import { findPostgres } from '../../run/servers/postgres.ts';
import type { Log } from '../../run/servers/process.ts';
import { isOwn as isOwnPostgres } from '../../run/servers/postgres-embedded.ts';
import { provisionDatabase } from '../../run/servers/provision.ts';
import { findRabbit } from '../../run/servers/rabbitmq.ts';
import { isOwn as isOwnRabbit } from '../../run/servers/rabbitmq-node.ts';
import { migrationsOf, OWNERS, schemaOf } from '../../run/system/parts.ts';
import { serversFolder } from './memory-folder.ts';

export const TEMPLATE = 'toric_test_template';
/**
 * Identifies the advisory lock under which the template is cloned or rebuilt. Two clones at the same moment would fail.
 */
export const CLONE_LOCK = 7021;

/**
 * Derives the password of a database role from the name of the role. The password need not be secret, because test
 * databases are on loopback and are dropped. It only has to separate the roles.
 */
export const testSecret = (role: string) => createHash('sha256').update(`toric test ${role}`).digest('base64url');

/**
 * Finds or starts PostgreSQL and RabbitMQ, and migrates the template database that each test file clones. Returns the
 * environment variables for the test processes.
 */
export async function prepareTestServers(
  dataDir: string,
  log: Log,
): Promise<{ env: Record<string, string>; stop: () => Promise<void> }> {
  const folder = serversFolder(dataDir);
  const [postgres, rabbit] = await Promise.all([
    findPostgres({ dataDir: join(folder, 'postgres'), log, isDurable: false }),
    findRabbit({ dataDir: join(folder, 'rabbitmq'), log }),
  ]);
  log(postgres.how);
  log(rabbit.how);
  // another run on the same servers may clone the template at this moment
  await whileNobodyClones(postgres.adminUrl, async (client) => {
    await dropLeftovers(client);
    await prepareTemplate(postgres.adminUrl, log);
  });
  return {
    env: {
      TORIC_TEST_DATABASE_ADMIN_URL: postgres.adminUrl,
      TORIC_TEST_RABBITMQ_URL: rabbit.amqpUrl,
      TORIC_TEST_RABBITMQ_MANAGEMENT_URL: rabbit.managementUrl ?? '',
    },
    async stop() {
      await Promise.all([postgres.stop(), rabbit.stop()]);
      // memory is dear, so the data goes with the servers, unless another start-up runs one of them
      if (folder !== dataDir && isOwnPostgres(postgres) && isOwnRabbit(rabbit))
        rmSync(folder, { recursive: true, force: true }); // after Ctrl-C, `stop` may be called twice
    },
  };
}

/** Returns a hash of all migrations. It is stored as the comment of the template. */
function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const owner of OWNERS) {
    const folder = migrationsOf(owner);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sql'));
    for (const file of files.toSorted()) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}

async function withAdmin<T>(adminUrl: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Calls `work` while no other process clones or rebuilds the template. The lock ends with the connection. */
const whileNobodyClones = <T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withAdmin(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [CLONE_LOCK]);
    return work(client);
  });

/**
 * Rebuilds the template of running servers if a migration was added or changed since. Other test files that clone it
 * wait meanwhile.
 */
export async function renewTemplate(adminUrl: string, log: Log): Promise<void> {
  await whileNobodyClones(adminUrl, async (client) => {
    const { rows } = await client.query<{ hash: string | null }>(
      `select shobj_description(oid, 'pg_database') as hash from pg_database where datname = $1`,
      [TEMPLATE],
    );
    if (rows[0]?.hash === migrationsHash()) return;
    await client.query(`drop database if exists ${pg.escapeIdentifier(TEMPLATE)} with (force)`);
    await prepareTemplate(adminUrl, log);
  });
}

async function prepareTemplate(adminUrl: string, log: Log): Promise<void> {
  const hash = migrationsHash();
  const urls = await provisionDatabase({ adminUrl, database: TEMPLATE, services: [...OWNERS], secret: testSecret });
  for (const service of OWNERS) {
    const ownerUrl = urls[service]?.ownerUrl;
    if (!ownerUrl) throw new Error(`the schema of ${service} has no owner role`);
    const applied = await migrate({
      url: ownerUrl,
      schema: schemaOf(service),
      migrationDirs: [migrationsOf(service)],
    });
    log(`migrated ${service}: ${applied.length} migrations`);
  }
  await withAdmin(adminUrl, (client) =>
    client.query(`comment on database ${pg.escapeIdentifier(TEMPLATE)} is ${pg.escapeLiteral(hash)}`),
  );
}

/**
 * Drops unused test databases of killed runs, and the template, which is rebuilt because its migrations may have
 * changed.
 */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'toric\\_test\\_%' and not exists (
       select from pg_stat_activity a where a.datname = pg_database.datname)`,
  );
  for (const { datname } of rows)
    await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
}
