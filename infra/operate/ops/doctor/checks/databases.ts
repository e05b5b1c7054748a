import type pg from 'pg';
import { type OwnerName, OWNERS, schemaOf } from '../../../../run/system/parts.ts';
import { codeOf, type Finding, messageOf, type Note, text, wrong } from '../finding.ts';
import { placeOf, settingOf, type Ward } from '../patient.ts';

/** Returns the advice for an error with which PostgreSQL or the network refused a connection. */
function nextOf(code: string) {
  if (code === '28P01' || code === '28000')
    return text(
      'Correct the user and the password in DATABASE_URL; the set-up of the shop (npm start, or the step setup) sets the password of the role again.',
      '请更正 DATABASE_URL 中的用户和密码；店铺的安装步骤（npm start 或 setup）会重新设置该角色的密码。',
    );
  if (code === '3D000')
    return text(
      'Correct the name of the database in DATABASE_URL, or run the set-up of the shop, which creates it.',
      '请更正 DATABASE_URL 中的数据库名，或运行店铺的安装步骤来创建它。',
    );
  if (code === '53300')
    return text(
      'Raise max_connections of PostgreSQL, or lower DATABASE_POOL_SIZE of the services.',
      '请调高 PostgreSQL 的 max_connections，或调低各服务的 DATABASE_POOL_SIZE。',
    );
  if (code.startsWith('CERT') || code.startsWith('ERR_TLS') || /SIGNED|VERIFY/.test(code))
    return text(
      'Renew the certificate of PostgreSQL, or correct sslrootcert in DATABASE_URL.',
      '请更新 PostgreSQL 的证书，或更正 DATABASE_URL 中的 sslrootcert。',
    );
  return text(
    'Correct host and port in DATABASE_URL, or start PostgreSQL.',
    '请更正 DATABASE_URL 中的主机和端口，或启动 PostgreSQL。',
  );
}

const unreachable = (where: string, error: unknown): Finding =>
  wrong('database.unreachable', where, {
    what: text(`PostgreSQL cannot be used: ${messageOf(error)}.`, `无法使用 PostgreSQL：${messageOf(error)}。`),
    next: nextOf(codeOf(error)),
  });

type Rights = { isSuperuser: boolean; hasSchema: boolean; closed: string[]; foreign: string[]; hasAccess: boolean };

/**
 * Reads the rights of the role of this connection. The right to update a table is not examined, because tables to which
 * rows are only added do not need it.
 */
const RIGHTS = `
  select (select rolsuper from pg_roles where rolname = current_user) as "isSuperuser",
    coalesce(has_schema_privilege(to_regnamespace(quote_ident($1)), 'usage'), false) as "hasSchema",
    coalesce(has_schema_privilege(to_regnamespace('access'), 'usage'), false) as "hasAccess",
    array(select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = $1 and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'
            and not (has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert')) order by 1) as closed,
    array(select nspname::text from pg_namespace
          where nspname = any($2) and has_schema_privilege(oid, 'usage') order by 1) as foreign`;

const SET_UP = text(
  'Run the set-up of the shop again (npm start, or the step setup): it grants the rights anew.',
  '请重新运行店铺的安装步骤（npm start 或 setup）：它会重新授予权限。',
);

async function rightsOf(owner: OwnerName, where: string, pool: pg.Pool): Promise<readonly Finding[]> {
  const schema = schemaOf(owner);
  const others = OWNERS.map(schemaOf).filter((name) => name !== schema);
  const { rows } = await pool.query<Rights>(RIGHTS, [schema, others]);
  const [rights] = rows;
  if (!rights || rights.isSuperuser || rights.foreign.length > 0)
    return [
      wrong('database.too-many-rights', where, {
        what: text(
          `The role of ${owner} can reach data of other services (${rights?.isSuperuser ? 'it is a superuser' : rights?.foreign.join(', ')}).`,
          `${owner} 的角色可以访问其他服务的数据（${rights?.isSuperuser ? '它是超级用户' : rights?.foreign.join('、')}）。`,
        ),
        next: text(
          'Put the app role of this service into DATABASE_URL, and revoke the other rights.',
          '请在 DATABASE_URL 中使用本服务的 app 角色，并收回其他权限。',
        ),
      }),
    ];
  if (!rights.hasSchema || !rights.hasAccess)
    return [
      wrong('database.no-schema', where, {
        what: text(
          `The role of ${owner} may not use the schema ${rights.hasSchema ? 'access' : schema}, or the schema does not exist.`,
          `${owner} 的角色无权使用模式 ${rights.hasSchema ? 'access' : schema}，或该模式不存在。`,
        ),
        next: SET_UP,
      }),
    ];
  if (rights.closed.length === 0) return [];
  const tables = rights.closed.slice(0, 5).join(', ');
  return [
    wrong('database.no-rights', where, {
      what: text(
        `The role of ${owner} may not read or write ${rights.closed.length} of its tables (${tables}).`,
        `${owner} 的角色无权读写它的 ${rights.closed.length} 个表（${tables}）。`,
      ),
      next: text(
        `Grant select, insert, update and delete on these tables to the role, as its owner.`,
        '请以所有者身份把这些表的 select、insert、update 和 delete 权限授予该角色。',
      ),
    }),
  ];
}

/**
 * Connects with the login of each process, and compares the rights of the login with the rights that the process needs.
 */
export async function checkDatabases({ processes, databases, admin, adminUrl = '' }: Ward): Promise<readonly Note[]> {
  const notes = await Promise.all(
    processes.map(async (process) => {
      const reached = databases.get(process.name);
      if (!reached) return [];
      const where = `${process.name}, DATABASE_URL (${placeOf(settingOf(process, 'DATABASE_URL') ?? '')})`;
      return reached.ok ? rightsOf(process.name, where, reached.it) : [unreachable(where, reached.error)];
    }),
  );
  const ofAdmin = admin?.ok === false ? [unreachable(`DATABASE_ADMIN_URL (${placeOf(adminUrl)})`, admin.error)] : [];
  return [...notes.flat(), ...ofAdmin];
}
