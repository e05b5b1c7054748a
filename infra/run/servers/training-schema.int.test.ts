/** Tests that each schema of a training shop goes back to its first day, and that the app role gets no right by it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase } from '@toric/messaging/database';
import pg from 'pg';
import { keepRows, readFirstDay, restoreRows } from '@toric/chassis/training/training.store';
import { TEMPLATE } from '../../prove/testing/test-servers.ts';
import { type TestStack, testStack } from '../../prove/testing/test-stack.ts';
import { OWNERS, type OwnerName, schemaOf } from '../system/parts.ts';
import { namesOf } from './provision.ts';
import { createTraining, createTrainingSchema } from './training-schema.ts';

const RESET = '0197a000-0000-7000-8000-0000000000e1';
let stack: TestStack;
beforeAll(async () => {
  stack = await testStack();
}, 60_000);
afterAll(() => stack?.stop());

/** Runs `work` in a transaction of the database administrator. */
async function asAdmin<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await stack.admin.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    client.release(true);
  }
}

const open = (owner: OwnerName) => openDatabase({ url: stack.databaseUrl(owner), poolSize: 2, name: owner });
const ident = (owner: OwnerName) => pg.escapeIdentifier(schemaOf(owner));

/** Returns the number of rows of each table of a schema, and the definitions of its constraints and triggers. */
async function stateOf(owner: OwnerName): Promise<unknown> {
  const schema = schemaOf(owner);
  const { rows: tables } = await stack.admin.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1 order by 1`,
    [schema],
  );
  const counts: [string, string][] = [];
  for (const { name } of tables) {
    const { rows } = await stack.admin.query<{ n: string }>(`select count(*) as n from ${name}`);
    counts.push([name, rows[0]?.n ?? '']);
  }
  const { rows: rules } = await stack.admin.query(
    `select conrelid::regclass::text as at, conname as name, pg_get_constraintdef(oid) as what from pg_constraint
       where connamespace = $1::regnamespace
     union all
     select tgrelid::regclass::text, tgname, tgenabled::text from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where c.relnamespace = $1::regnamespace and not tgisinternal
     order by 1, 2, 3`,
    [pg.escapeIdentifier(schema)],
  );
  return { counts, rules };
}

const act = (owner: OwnerName, id: string) =>
  stack.admin.query(
    `insert into ${ident(owner)}.operator_action (id, at, actor_id, action, selection, messages, letter_ids)
     values ($1, now(), $1, 'outbox.replay', '{}', 1, '{}')`,
    [id],
  );

test('a database that was not made for training has no first day', async () => {
  const database = open('marketing');
  expect(await readFirstDay(database.read, 'marketing')).toEqual({ hasSample: false });
  await database.close();
  const member = namesOf(TEMPLATE, 'marketing');
  // the schema of this shop has tables already, so nobody can make a training shop of it
  await asAdmin((client) =>
    createTraining(
      {
        run: (sql) => client.query(sql),
        exists: async (sql) => (await client.query(`${sql} limit 1`)).rows.length > 0,
      },
      [member],
    ),
  );
  const { rows } = await stack.admin.query(`select to_regnamespace('marketing_training') as found`);
  expect(rows).toEqual([{ found: null }]);
});

describe.each(OWNERS)('the schema of %s', (owner) => {
  beforeAll(async () => {
    const names = namesOf(TEMPLATE, owner);
    await asAdmin((client) => createTrainingSchema((sql) => client.query(sql), names));
  });

  test('goes back to its first day, with its constraints and triggers', async () => {
    const database = open(owner);
    await act(owner, '0197a000-0000-7000-8000-0000000000a1');
    await keepRows(database, owner);
    const before = await stateOf(owner);
    await act(owner, '0197a000-0000-7000-8000-0000000000a2');
    await stack.admin.query(
      `insert into ${ident(owner)}.inbox (consumer, message_id) values ('a queue', '0197a000-0000-7000-8000-0000000000a3')`,
    );
    expect(await stateOf(owner)).not.toEqual(before);
    await restoreRows(database, owner, RESET);
    expect(await stateOf(owner)).toEqual(before);
    const kept = await readFirstDay(database.read, owner);
    expect(kept).toMatchObject({ day: { fits: true, resetId: RESET, resetAt: expect.any(Date) } });
    // the reset has switched the trigger on again that keeps the table append-only
    await expect(stack.admin.query(`delete from ${ident(owner)}.operator_action`)).rejects.toThrow();
    await database.close();
  });

  test('gives the app role no right of its owner', async () => {
    const client = new pg.Client({ connectionString: stack.databaseUrl(owner) });
    await client.connect();
    const refused = async (sql: string) =>
      client.query(sql).then(
        () => 'done',
        (error: unknown) => String(Reflect.get(Object(error), 'code')),
      );
    const kept = `${schemaOf(owner)}_training`;
    expect([
      await refused(`truncate ${ident(owner)}.outbox`),
      await refused(`select * from ${kept}.kept_outbox`),
      await refused(`update ${kept}.first_day set head = 'x'`),
      await refused(`create table ${kept}.mine (id int)`),
    ]).toEqual(Array<string>(4).fill('42501'));
    await client.end();
  });
});

test('rows of another version of the tables are not put back', async () => {
  const database = open('order');
  await keepRows(database, 'order');
  await stack.admin.query(`update order_training.first_day set head = 'an older one'`);
  expect(await readFirstDay(database.read, 'order')).toMatchObject({ day: { fits: false } });
  await expect(restoreRows(database, 'order', RESET)).rejects.toThrow('another version');
  await keepRows(database, 'order');
  expect(await readFirstDay(database.read, 'order')).toMatchObject({ day: { fits: true, resetId: null } });
  await database.close();
});
