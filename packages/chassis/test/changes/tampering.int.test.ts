/**
 * Tests that the verification names what somebody with all rights did to the change record: random edits, deletions,
 * reorderings and cuts, each made as the superuser and undone by a rollback. `TORIC_TAMPERINGS` sets their number; a
 * run of the night makes 1,000.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Head } from '@toric/chassis/changes/chain';
import { sealBatch } from '@toric/chassis/changes/chain.store';
import { insertChanges } from '@toric/chassis/changes/change.store';
import { verifyChain } from '@toric/chassis/changes/verify-chain';
import { type Database, openDatabase, transaction } from '@toric/messaging/database';
import { openTx, type Read, readOf } from '@toric/messaging/sql';
import { needEnv, testStack, type TestStack } from '@toric/infra/prove/testing/test-stack';
import type pg from 'pg';

const RECORDS = 120;
const TAMPERINGS = Number(process.env['TORIC_TAMPERINGS'] ?? 100);
/** Holds the number of the head of the chain that was anchored before the last records were sealed. */
const ANCHORED = 100;

let stack: TestStack;
let superuser: Database;
let client: pg.PoolClient;
let read: Read;
let anchors: Head[];

beforeAll(async () => {
  stack = await testStack();
  const database = openDatabase({ url: stack.databaseUrl('marketing'), poolSize: 2, name: 'test' });
  const cause = { correlationId: 'test', causationId: null, traceparent: null };
  const couponId = randomUUID();
  const changes = Array.from({ length: RECORDS }, (_, n) => ({
    cause,
    value: {
      ...({ action: 'coupon.changed', subject: couponId, why: `because ${n}` } as const),
      fields: [{ name: 'amount', before: n, after: n + 1 }],
    },
  }));
  await transaction(database, (tx) => insertChanges({ tx, now: new Date(), newId: randomUUID }, undefined, changes));
  await transaction(database, sealBatch);
  await database.close();
  const url = new URL(needEnv('TORIC_TEST_DATABASE_ADMIN_URL'));
  url.pathname = `/${stack.name}`;
  superuser = openDatabase({ url: url.href, poolSize: 1, name: 'superuser' });
  client = await superuser.pool.connect();
  await client.query('set search_path = marketing');
  read = (statement) => readOf<never>(statement)(client);
  anchors = await read<Head>({ text: 'select seq, hash from change_seal where seq = $1', values: [ANCHORED] });
}, 60_000);
afterAll(async () => {
  client.release();
  await superuser.close();
  await stack.stop();
});

const verify = (known = anchors) => verifyChain(read, known, { after: 0, limit: 10_000 });

/** Makes a change with all triggers off, verifies the chain, and takes the change back. */
async function verifiedAfter(statements: readonly [text: string, values: unknown[]][]) {
  await client.query("begin; set local session_replication_role = 'replica'");
  for (const [text, values] of statements) await client.query(text, values);
  const { finding } = await verify();
  await client.query('rollback');
  return finding;
}

test('an untouched chain has no finding', async () => {
  expect(await verify()).toMatchObject({ verified: RECORDS, head: { seq: RECORDS }, finding: null, next: null });
});

/** Each statement edits one column of the record with the number $1. */
const EDITS = [
  `at = at + interval '1 millisecond'`,
  `action = 'coupon.approved'`,
  `subject = gen_random_uuid()`,
  `actor_kind = 'staff'`,
  `actor_id = gen_random_uuid()`,
  `customer_id = gen_random_uuid()`,
  `via = 'another request'`,
  `fields = '{active}'`,
  `open = jsonb_set(open, '{reason}', '"a better reason"')`,
  `open = jsonb_set(open, '{fields,0,after}', '999')`,
  `sealed = 'something'`,
];
const edited = (column: string) =>
  `update change_record set ${column} where id = (select record_id from change_seal where seq = $1)`;

type Kind = 'edited' | 'deleted' | 'reordered' | 'cut-off';

/** Returns one random tampering, and the kind and the number that the verification must name. */
function tampering(kind: Kind): { statements: [string, unknown[]][]; seq: number } {
  const seq = randomInt(1, RECORDS);
  switch (kind) {
    case 'edited':
      return { statements: [[edited(EDITS[randomInt(EDITS.length)] ?? ''), [seq]]], seq };
    case 'deleted': {
      const record = 'delete from change_record where id = (select record_id from change_seal where seq = $1)';
      const seal: [string, unknown[]] = ['delete from change_seal where seq = $1', [seq]];
      return { statements: [[record, [seq]], ...(randomInt(2) === 0 ? [seal] : [])], seq };
    }
    case 'reordered': {
      const other = seq + randomInt(1, RECORDS - seq + 1);
      const moves = [
        ['seq', 'update change_seal set seq = seq + 1000000 where seq in ($1, $2)'],
        [
          'seq',
          'update change_seal set seq = case seq - 1000000 when $1 then $2::int else $1::int end where seq > 1000000',
        ],
      ];
      const byNumber = moves.map(([, text]): [string, unknown[]] => [text ?? '', [seq, other]]);
      const byRecord: [string, unknown[]][] = [
        ['drop index change_seal_record_id_key', []],
        [
          `update change_seal s set record_id = o.record_id from change_seal o
           where (s.seq = $1 and o.seq = $2) or (s.seq = $2 and o.seq = $1)`,
          [seq, other],
        ],
      ];
      return { statements: randomInt(2) === 0 ? byNumber : byRecord, seq };
    }
    case 'cut-off': {
      const from = randomInt(1, ANCHORED + 1);
      const both =
        'with cut as (delete from change_seal where seq >= $1 returning record_id) delete from change_record where id in (select record_id from cut)';
      return { statements: [[both, [from]]], seq: from };
    }
  }
}

test(`each of ${TAMPERINGS} random tamperings is named with its kind and its number`, async () => {
  const kinds: readonly Kind[] = ['edited', 'deleted', 'reordered', 'cut-off'];
  for (let n = 0; n < TAMPERINGS; n++) {
    const kind = kinds[n % kinds.length] ?? 'edited';
    const { statements, seq } = tampering(kind);
    const finding = await verifiedAfter(statements);
    expect({ n, statements, finding }).toMatchObject({ n, statements, finding: { kind, seq } });
  }
}, 600_000);

test('a chain that was made anew from an edited record on fits no anchored head', async () => {
  await client.query("begin; set local session_replication_role = 'replica'");
  await client.query(edited("via = 'forged'"), [50]);
  await client.query('insert into change_unsealed select record_id from change_seal where seq >= 50');
  await client.query('delete from change_seal where seq >= 50');
  await sealBatch(openTx(client).tx);
  expect((await verify([])).finding).toBeNull();
  expect((await verify()).finding).toMatchObject({ kind: 'rewritten', seq: ANCHORED });
  await client.query('rollback');
});

test('a record that was deleted before it was sealed, and one that is never sealed, are named', async () => {
  const late = `insert into change_record (id, at, action, subject_type, subject, actor_kind, fields)
    values ($1, now() - interval '2 minutes', 'coupon.changed', 'coupon', $1, 'staff', '{}')`;
  const id = randomUUID();
  expect(await verifiedAfter([[late, [id]]])).toEqual({ kind: 'unsealed', seq: null, id });
  expect(await verifiedAfter([['insert into change_unsealed values ($1)', [id]]])).toEqual({
    kind: 'deleted',
    seq: null,
    id,
  });
});

test('the role of the service may neither change nor delete a record or its seal', async () => {
  const database = openDatabase({ url: stack.databaseUrl('marketing'), poolSize: 2, name: 'test' });
  for (const statement of [
    `update change_record set via = ''`,
    'delete from change_record',
    'truncate change_record',
    `update change_seal set hash = ''`,
    'delete from change_seal',
  ])
    await expect(database.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
  await database.close();
});
