/**
 * Copies every table of a shop, and writes the copies back while the services are stopped. This simulates the restore
 * of an older backup.
 */
import { OWNERS, SERVICES, schemaOf } from '../../run/system/parts.ts';
import type { Shop } from './shop.ts';

type Table = { readonly schema: string; readonly name: string; readonly columns: string };

const tablesOf = ({ rows }: Pick<Shop, 'rows'>): Promise<Table[]> =>
  rows<Table>(
    `select table_schema as schema, table_name as name, string_agg(quote_ident(column_name), ', ') as columns
     from information_schema.tables join information_schema.columns using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema = any($1) and is_generated = 'NEVER'
     group by 1, 2`,
    [OWNERS.map(schemaOf)],
  );
const copyOf = ({ schema, name }: Table) => `backup."${schema} ${name}"`;

export async function makeBackup(shop: Pick<Shop, 'rows'>): Promise<void> {
  await shop.rows('create schema backup');
  for (const table of await tablesOf(shop))
    await shop.rows(`create table ${copyOf(table)} as select * from "${table.schema}"."${table.name}"`);
}

/** Stops the services, restores all tables from the copies, and starts the services again. */
export async function restoreBackup(shop: Pick<Shop, 'rows' | 'admin' | 'system'>): Promise<void> {
  const { children } = shop.system;
  await Promise.all(SERVICES.map((service) => children[service].kill('SIGTERM')));
  const client = await shop.admin.connect();
  try {
    await client.query(`begin; set local session_replication_role = 'replica'`);
    for (const table of await tablesOf(shop)) {
      const { schema, name, columns } = table;
      await client.query(`delete from "${schema}"."${name}"`);
      await client.query(
        `insert into "${schema}"."${name}" (${columns}) overriding system value select ${columns} from ${copyOf(table)}`,
      );
    }
    await client.query('commit');
  } finally {
    client.release();
  }
  await Promise.all(SERVICES.map((service) => children[service].restart()));
}
