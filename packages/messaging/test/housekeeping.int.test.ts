import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type Bench, bench } from './harness.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
afterAll(() => b.stop());

/**
 * Holds the number of old rows that the test inserts. It is larger than the number of rows that one transaction
 * deletes.
 */
const MANY = 11_000;

const rows = {
  outbox: `insert into payment.outbox (id, type, aggregate_id, version, data, correlation_id, occurred_at, published_at)
    select gen_random_uuid(), 'payment.test.v1', gen_random_uuid(), 1, '{}', $1, now(), case when $2::int is not null then now() - $2::int * interval '1 day' end
    from generate_series(1, $3::int)`,
  inbox: `insert into payment.inbox (consumer, message_id, applied_at)
    select $1, gen_random_uuid(), now() - coalesce($2::int, 0) * interval '1 day' from generate_series(1, $3::int)`,
  idempotent_reply: `insert into payment.idempotent_reply (caller, key, request_hash, status, body, created_at)
    select $1, n::text, '', 201, '{}', now() - coalesce($2::int, 0) * interval '1 day' from generate_series(1, $3::int) n`,
  effect: `insert into payment.effect (id, name, data, due_at, correlation_id, done_at)
    select gen_random_uuid(), 'payment.test', '{}', now() + interval '1 day', $1, now() - $2::int * interval '1 day' from generate_series(1, $3::int)`,
};
type Table = keyof typeof rows;
const put = (table: Table, label: string, days: number | null, count: number) =>
  b.rows(rows[table], [label, days, count]);
const labels = { outbox: 'correlation_id', inbox: 'consumer', idempotent_reply: 'caller', effect: 'correlation_id' };
const left = async (table: Table) => {
  const found = await b.rows<{ label: string; n: number }>(
    `select ${labels[table]} as label, count(*)::int as n from payment.${table} group by 1`,
  );
  return Object.fromEntries(found.map(({ label, n }) => [label, n]));
};

test('one round deletes every row that is past its retention, and no other row', async () => {
  await put('outbox', 'old', 15, MANY);
  await put('outbox', 'young', 13, 3);
  await put('outbox', 'unpublished', null, 2);
  await put('inbox', 'old', 36, 10);
  await put('inbox', 'young', 34, 3);
  await put('idempotent_reply', 'old', 8, 10);
  await put('idempotent_reply', 'young', 6, 3);
  await put('effect', 'old', 15, 10);
  await put('effect', 'young', 13, 3);
  await put('effect', 'undone', null, 2);
  await b.start('payment'); // every process starts with a round of deletion
  await until('the end of the old', async () => (((await left('outbox'))['old'] ?? 0) === 0 ? true : undefined));
  await b.stopServices();
  expect(await left('outbox')).toEqual({ young: 3, unpublished: 2 });
  expect(await left('inbox')).toEqual({ young: 3 });
  expect(await left('idempotent_reply')).toEqual({ young: 3 });
  expect(await left('effect')).toEqual({ young: 3, undone: 2 });
});
