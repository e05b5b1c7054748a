import { join } from 'node:path';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../run/migrations/migrate.ts';
import { findPostgres } from '../../run/servers/postgres.ts';
import type { Log } from '../../run/servers/process.ts';
import { provisionDatabase } from '../../run/servers/provision.ts';
import { findRabbit } from '../../run/servers/rabbitmq.ts';
import { migrationsOf, OWNERS, schemaOf } from '../../run/system/parts.ts';

export const TEMPLATE = 'toric_test_template';

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
  const [postgres, rabbit] = await Promise.all([
    findPostgres({ dataDir: join(dataDir, 'postgres'), log, isDurable: false }),
    findRabbit({ dataDir: join(dataDir, 'rabbitmq'), log }),
  ]);
  log(postgres.how);
  log(rabbit.how);
  await prepareTemplate(postgres.adminUrl, log);
  return {
    env: {
      TORIC_TEST_DATABASE_ADMIN_URL: postgres.adminUrl,
      TORIC_TEST_RABBITMQ_URL: rabbit.amqpUrl,
      TORIC_TEST_RABBITMQ_MANAGEMENT_URL: rabbit.managementUrl ?? '',
    },
    async stop() {
      await Promise.all([postgres.stop(), rabbit.stop()]);
    },
  };
}

async function prepareTemplate(adminUrl: string, log: Log): Promise<void> {
  await dropLeftovers(adminUrl);
  const urls = await provisionDatabase({ adminUrl, database: TEMPLATE, services: [...OWNERS], secret: testSecret });
  for (const service of OWNERS) {
    const ownerUrl = urls[service]?.ownerUrl;
    if (!ownerUrl) throw new Error(`the schema of ${service} has no owner role`);
    const applied = await migrate({
      url: ownerUrl,
      schema: schemaOf(service),
      migrationDirs: [migrationsOf(service)],
    });
    if (applied.length > 0) log(`migrated ${service}: ${applied.join(', ')}`);
  }
}

/**
 * Drops unused test databases of killed runs, and the template, which is rebuilt because its migrations may have
 * changed.
 */
async function dropLeftovers(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'toric\\_test\\_%' and not exists (
       select from pg_stat_activity a where a.datname = pg_database.datname)`,
  );
  for (const { datname } of rows)
    await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
  await client.end();
}
