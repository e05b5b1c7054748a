// Upgrades a database from before ADR 0045: gives lenses keyed ids, and customers in the catalogue pseudonyms. The
// set-up runs it after the migrations. A second run changes nothing. main.ts is the command for shops without our
// set-up.
import { LensParameters } from '@toric/contracts/lens';
import { createLensIds, type LensIds, unkeyedLensId } from '@toric/optics/lens-id';
import pg from 'pg';
import { createCustomerPseudonyms } from '../../../services/catalog-inventory/src/customer-pseudonym.ts';
import { SERVICES, schemaOf } from '../system/parts.ts';

type KeyIds = {
  /** Holds the connection string of an administrator to the database of the shop. */
  url: string;
  lensIdKey: string;
  /** Holds the master key of catalog-inventory. */
  masterKey: string;
  log: (line: string) => void;
};

/**
 * Makes the whole upgrade in one transaction. Throws, and changes nothing, if a service is running or a key does not
 * fit.
 */
export async function keyIds({ url, lensIdKey, masterKey, log }: KeyIds): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtextextended('toric key ids', 0))`);
    const lensIds = createLensIds(lensIdKey);
    const oldLenses = await hasOldLensIds(client, lensIds);
    const clearCustomers = await hasCustomersInClear(client);
    if (oldLenses || clearCustomers) await requireStoppedServices(client);
    if (oldLenses) await keyLenses(client, lensIds, log);
    if (clearCustomers) await hideCustomers(client, masterKey, log);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/**
 * Returns true if the stored lenses have unkeyed ids. One transaction upgrades all lens ids, so one lens is enough to
 * decide. Throws if the id of this lens was made with another key.
 */
async function hasOldLensIds(client: pg.Client, lensIds: LensIds): Promise<boolean> {
  const { rows } = await client.query<{ id: string; productId: string; parameters: unknown }>(
    'select id, product_id as "productId", parameters from catalog_inventory.lens limit 1',
  );
  const [lens] = rows;
  if (!lens) return false;
  const parameters = LensParameters.parse(lens.parameters);
  if (lens.id === unkeyedLensId(lens.productId, parameters)) return true;
  if (lens.id === lensIds.of(lens.productId, parameters)) return false;
  throw new Error(
    'the lenses in the database were named with another key: put the secret "lens id key" of this shop back into the record of its secrets.',
  );
}

async function hasCustomersInClear(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select from catalog_inventory.reservation where customer_id is not null)
       or exists (select from catalog_inventory.recall_case where customer_id is not null) as found`,
  );
  return rows[0]?.found === true;
}

/** Throws if a service uses the database. A running service would write unkeyed ids, which no other service finds. */
async function requireStoppedServices(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct rolname as name from pg_stat_activity join pg_roles on rolname = usename
     where datname = current_database() and rolname <> current_user and not rolsuper
       and exists (select from unnest($1::text[]) as schema where has_schema_privilege(usename, schema, 'usage'))
     order by 1`,
    [SERVICES.map(schemaOf)],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw new Error(
    `this version gives lenses and customers other ids, and services still use the database (${names}). Stop all services, then run the set-up again.`,
  );
}

/**
 * Describes a command whose content depends on unkeyed ids. The version of the service that sent it must also apply it.
 */
type Command = { type: string; sender: string; receiver: string; consumer: string };
/**
 * Lists the commands that contain lens ids, by which their receivers find lenses. The upgrade replaces the ids in dead
 * letters of these commands.
 */
const WITH_LENS_IDS: readonly Command[] = [
  {
    ...{ type: 'customer.verify-prescription.v1', sender: '"order"', receiver: 'customer' },
    consumer: 'customer.verify-prescription',
  },
  {
    ...{ type: 'catalog-inventory.reserve-stock.v1', sender: '"order"', receiver: 'catalog_inventory' },
    consumer: 'catalog-inventory.reserve-stock',
  },
];
/**
 * Names the command that informs the customers of a recall in the order of their ids, and that states the last informed
 * customer. Pseudonyms have another order, so after the upgrade the command would skip customers. A dead letter of this
 * command that is replayed later would skip them too.
 */
const BY_ORDER_OF_CUSTOMERS: Command = {
  ...{ type: 'catalog-inventory.tell-affected.v1', sender: 'catalog_inventory', receiver: 'catalog_inventory' },
  consumer: 'catalog-inventory.tell-affected',
};

async function requireApplied(client: pg.Client, { type, sender, receiver, consumer }: Command, letters: string) {
  const { rows } = await client.query<{ waiting: number }>(
    `select count(*)::int as waiting from ${sender}.outbox sent where type = $1
       and not exists (select from ${receiver}.inbox where consumer = $2 and message_id = sent.id)
       and not exists (select from ${receiver}.dead_letter where consumer = $2 and message_id = sent.id and ${letters})`,
    [type, consumer],
  );
  const waiting = rows[0]?.waiting ?? 0;
  if (waiting === 0) return;
  throw new Error(
    `this version gives lenses and customers other ids, and ${waiting} messages of type ${type} are not applied. Start the version that ran before, wait until they are consumed, and replay or discard its dead letters of this type. Then stop it and run the set-up again.`,
  );
}

async function keyLenses(client: pg.Client, lensIds: LensIds, log: KeyIds['log']): Promise<void> {
  for (const command of WITH_LENS_IDS) await requireApplied(client, command, 'true');
  const columns = [{ table: 'catalog_inventory.lens', column: 'id' }, ...(await columnsOf(client, LENS_ID_COLUMNS))];
  // The update of a lens's id updates its lots and purchase lines by foreign keys. This index finds these rows.
  await client.query('create index key_ids on catalog_inventory.purchase_order_line (lens_id)');
  for (const { table, column } of columns) await replaceIn(client, { table, column, replace: lensIds.replace });
  await client.query('drop index catalog_inventory.key_ids');
  for (const json of await columnsOf(client, JSON_COLUMNS)) await replaceInJson(client, json, lensIds);
  log('all lenses have keyed ids');
}

const HAS_SCHEMA = 'table_schema = any ($1)';
/**
 * Selects the columns with lens ids, without the columns that refer to the table of lenses: a change of a lens's id
 * changes them as well.
 */
const LENS_ID_COLUMNS = `${HAS_SCHEMA} and column_name = 'lens_id' and not exists (
  select from pg_constraint where contype = 'f' and confrelid = 'catalog_inventory.lens'::regclass
    and conrelid = format('%I.%I', table_schema, table_name)::regclass)`;
/** Selects the columns that may hold a message or a part of one. The body of a dead letter is text. */
const JSON_COLUMNS = `${HAS_SCHEMA} and (data_type in ('json', 'jsonb') or (table_name, column_name) = ('dead_letter', 'body'))`;

type Column = { table: string; column: string; type: string };

async function columnsOf(client: pg.Client, where: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select format('%I.%I', table_schema, table_name) as table, quote_ident(column_name) as column, data_type as type
     from information_schema.columns where ${where} and is_updatable = 'YES' order by 1, 2`,
    [SERVICES.map(schemaOf)],
  );
  return rows;
}

type Replacement = { table: string; column: string; into?: string; replace: (id: string) => string };

/**
 * Replaces every old id in a column by its new id. With `into`, writes the new id into the column `into` and null into
 * the old one. Returns the number of changed rows.
 */
async function replaceIn(client: pg.Client, { table, column, into, replace }: Replacement): Promise<number> {
  await client.query('create temporary table replaced (old uuid primary key, new uuid not null) on commit drop');
  const { rows } = await client.query<{ id: string }>(
    `select distinct ${column} as id from ${table} where ${column} is not null`,
  );
  const ids = rows.map(({ id }) => id);
  await client.query('insert into replaced select * from unnest($1::uuid[], $2::uuid[])', [ids, ids.map(replace)]);
  const set = into ? `${into} = new, ${column} = null` : `${column} = new`;
  const changed = await client.query(`update ${table} set ${set} from replaced where ${column} = old`);
  await client.query('drop table replaced');
  return changed.rowCount ?? 0;
}

const ROWS_AT_ONCE = 1_000;
const LENS_ID_IN_JSON = /("lensId"\s*:\s*")([0-9a-f-]{36})"/g;

async function replaceInJson(client: pg.Client, { table, column, type }: Column, { replace }: LensIds): Promise<void> {
  await client.query(
    `declare with_lens no scroll cursor for
     select ctid::text as at, ${column}::text as value from ${table} where ${column}::text like '%"lensId"%'`,
  );
  for (;;) {
    const { rows } = await client.query<{ at: string; value: string }>(`fetch ${ROWS_AT_ONCE} from with_lens`);
    if (rows.length === 0) break;
    const values = rows.map(({ value }) =>
      value.replaceAll(LENS_ID_IN_JSON, (_, before: string, id: string) => `${before}${replace(id)}"`),
    );
    await client.query(
      `update ${table} set ${column} = changed.value::${type}
       from unnest($1::tid[], $2::text[]) as changed(at, value) where ${table}.ctid = changed.at`,
      [rows.map(({ at }) => at), values],
    );
  }
  await client.query('close with_lens');
}

async function hideCustomers(client: pg.Client, masterKey: string, log: KeyIds['log']): Promise<void> {
  await requireApplied(client, BY_ORDER_OF_CUSTOMERS, 'resolved_at is not null');
  const { pseudonymOf: replace } = createCustomerPseudonyms(masterKey);
  for (const table of ['catalog_inventory.reservation', 'catalog_inventory.recall_case']) {
    const rows = await replaceIn(client, { table, column: 'customer_id', into: 'customer_pseudonym', replace });
    log(`${rows} rows of ${table} name their customers by pseudonyms`);
  }
}
