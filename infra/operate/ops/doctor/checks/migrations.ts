import { basename } from 'node:path';
import pg from 'pg';
import { readMigrations } from '../../../../run/migrations/read-migrations.ts';
import { type OwnerName, schemaOf } from '../../../../run/system/parts.ts';
import { type Finding, type Note, text, unchecked, wrong } from '../finding.ts';
import type { Ward } from '../patient.ts';

type Applied = { name: string; isFinished: boolean };

/**
 * Returns the migrations that were begun in a schema and not rolled back. Returns undefined if the schema has no table
 * of migrations.
 */
async function historyOf(pool: pg.Pool, schema: string): Promise<Applied[] | undefined> {
  const table = `${pg.escapeIdentifier(schema)}._prisma_migrations`;
  const { rows: found } = await pool.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [
    table,
  ]);
  if (!found[0]?.exists) return undefined;
  const { rows } = await pool.query<Applied>(
    `select migration_name as name, finished_at is not null as "isFinished" from ${table}
     where rolled_back_at is null order by started_at`,
  );
  return rows;
}

const listed = (names: readonly string[]) => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;

function half(where: string, name: string, schema: string): Finding {
  return wrong('migration.half-applied', where, {
    what: text(`The migration ${name} was begun and did not end.`, `迁移 ${name} 已开始但未完成。`),
    next: text(
      `Correct what made it fail (the log of the set-up says it), delete its row from "${schema}"._prisma_migrations, and run the set-up again.`,
      `请修正失败原因（见安装步骤的日志），从 "${schema}"._prisma_migrations 中删除它的行，然后重新运行安装步骤。`,
    ),
  });
}

function old(where: string, names: readonly string[]): Finding {
  return wrong('migration.missing', where, {
    what: text(
      `The schema is older than the code: ${names.length} migrations are missing (${listed(names)}).`,
      `模式比代码旧：缺少 ${names.length} 个迁移（${listed(names)}）。`,
    ),
    next: text(
      'Run the set-up of the shop (npm start, or the step setup), which applies them.',
      '请运行店铺的安装步骤（npm start 或 setup），它会执行这些迁移。',
    ),
  });
}

function ahead(where: string, names: readonly string[]): Finding {
  return wrong('migration.unknown', where, {
    what: text(
      `The schema is newer than the code: the code does not know ${names.length} migrations (${listed(names)}).`,
      `模式比代码新：代码不认识 ${names.length} 个迁移（${listed(names)}）。`,
    ),
    next: text(
      'Run the release that made this schema, or a later one; a schema does not go back.',
      '请运行创建此模式的版本或更高版本；模式不能回退。',
    ),
  });
}

async function compare(ward: Ward, pool: pg.Pool, owner: OwnerName): Promise<readonly Note[]> {
  const schema = schemaOf(owner);
  const where = `${owner}, schema ${schema}`;
  const { migrationDirectories } = await readMigrations(ward.migrationsOf(owner));
  const known = migrationDirectories.map(({ path }) => basename(path));
  const history = (await historyOf(pool, schema)) ?? [];
  const begun = history.filter(({ isFinished }) => !isFinished).map(({ name }) => name);
  if (begun.length > 0) return begun.map((name) => half(where, name, schema));
  const applied = history.map(({ name }) => name);
  const missing = known.filter((name) => !applied.includes(name));
  const unknown = applied.filter((name) => !known.includes(name));
  return [...(missing.length > 0 ? [old(where, missing)] : []), ...(unknown.length > 0 ? [ahead(where, unknown)] : [])];
}

/** Compares the history of each schema with the migrations of the code. */
export async function checkMigrations(ward: Ward): Promise<readonly Note[]> {
  const { admin, processes } = ward;
  if (!admin?.ok)
    return [
      unchecked(
        'migrations',
        text(
          'only an administrator may read their history; set DATABASE_ADMIN_URL.',
          '只有管理员可以读取迁移历史；请设置 DATABASE_ADMIN_URL。',
        ),
      ),
    ];
  const { it: pool } = admin;
  return (await Promise.all(processes.map(({ name }) => compare(ward, pool, name)))).flat();
}
