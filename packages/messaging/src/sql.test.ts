import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import type pg from 'pg';
import { json, openTx, type Read, readOf, type Statement, UnexpectedRowCount } from './sql.ts';

type Asked = { text: string; name: string; values: unknown[]; rowMode: string };

/** Returns a fake connection that answers every query with the same rows, and records the queries in `asked`. */
function answering(fields: string[], rows: unknown[][], rowCount = rows.length) {
  const asked: Asked[] = [];
  const client = {
    connection: { stream: new PassThrough() },
    async query(config: Asked) {
      asked.push(config);
      return { rows, rowCount, fields: fields.map((name) => ({ name })) };
    },
  };
  const typed = client as unknown as pg.ClientBase;
  const read: Read = <R>(statement: Statement) => readOf<R>(statement)(typed);
  return { asked, tx: openTx(typed).tx, read };
}

test('values travel as parameters, never as text', async () => {
  const { asked, tx } = answering([], []);
  const evil = "'; drop table orders; --";
  await tx.many`select * from orders where name = ${evil} and size = ${7}`;
  expect(asked[0]).toMatchObject({
    text: 'select * from orders where name = $1 and size = $2',
    values: [evil, 7],
    rowMode: 'array',
  });
});

test('one call site is one prepared statement, and another text is another statement', async () => {
  const { asked, tx } = answering([], []);
  const find = (id: number) => tx.many`select ${id}::int as id`;
  await find(1);
  await find(2);
  await tx.many`select ${1}::bigint as id`;
  const [first, second, other] = asked.map(({ name }) => name);
  expect(first).toMatch(/^[\w-]{16}$/);
  expect(second).toBe(first);
  expect(other).not.toBe(first);
});

test('an expected number of rows is one more parameter of the same statement, so nothing waits for an answer', () => {
  const { asked, tx } = answering([], []);
  tx.expect(2, 'two of them')`update t set a = ${1} where b = ${'x'}`;
  expect(asked.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([
    'with written as (update t set a = $1 where b = $2 returning 1) ' +
      'select unexpected_rows(count(*), $3::bigint) from written having count(*) <> $3::bigint',
  ]);
  expect(asked[0]?.values).toEqual([1, 'x', 2]);
});

test.each([
  ['TX001', UnexpectedRowCount, 'another transaction moved it (expected 1 rows, touched 0)'],
  ['23505', Error, 'expected 1 rows, touched 0'],
])(
  'an error %s of a write with an expected row count gets a name if it is about the count',
  async (code, type, message) => {
    const raised = Object.assign(new Error('expected 1 rows, touched 0'), { code });
    const client = { connection: { stream: new PassThrough() }, query: async () => Promise.reject(raised) };
    const { tx, failure } = openTx(client as unknown as pg.ClientBase);
    tx.expect(1, 'another transaction moved it')`update t set a = 1`;
    await expect(tx.run`select 1`).rejects.toThrow(message);
    expect(failure()).toBeInstanceOf(type);
    expect(failure()).toHaveProperty('message', message);
  },
);

test('columns come back in camel case', async () => {
  const { tx } = answering(['aggregate_id', 'line_2_text', 'seq'], [['a', 'b', 1]]);
  expect(await tx.many`select`).toEqual([{ aggregateId: 'a', line2Text: 'b', seq: 1 }]);
});

test('`one` returns exactly one row, or throws an error that shows the statement', async () => {
  expect(await answering(['n'], [[1]]).tx.one`select 1 as n`).toEqual({ n: 1 });
  await expect(answering(['n'], []).tx.one`select n from t`).rejects.toThrow(
    'expected one row, got 0: select n from t',
  );
  await expect(answering(['n'], [[1], [2]]).tx.one`select n from t`).rejects.toThrow('expected one row, got 2');
});

test('`maybe` returns the first row or undefined, and `run` the number of rows', async () => {
  expect(await answering(['n'], []).tx.maybe`select`).toBeUndefined();
  expect(await answering(['n'], [[5]]).tx.maybe`select`).toEqual({ n: 5 });
  expect(await answering([], [], 3).tx.run`delete from t`).toBe(3);
});

test('`json` keeps an array from becoming a PostgreSQL array', () => {
  expect(json([{ a: 1 }])).toBe('[{"a":1}]');
});

test('a statement behind a failed one fails with the first error', async () => {
  const readOnly = Object.assign(new Error('read-only'), { code: '25006' });
  const errors = [readOnly, Object.assign(new Error('aborted'), { code: '25P02' })];
  const client = { connection: { stream: new PassThrough() }, query: () => Promise.reject(errors.shift() as Error) };
  const { tx } = openTx(client as unknown as pg.ClientBase);
  const [one, other] = await Promise.allSettled([tx.run`insert into a values (1)`, tx.run`select 1`]);
  expect([one, other].map((result) => result?.status === 'rejected' && result.reason)).toEqual([readOnly, readOnly]);
});

test('a composed statement is prepared once for all values, and its columns come back in camel case', async () => {
  const { asked, read } = answering(['on_sale'], [[true]]);
  const find = (id: number) => read({ text: 'select on_sale from product where id = $1', values: [id] });
  expect([await find(1), await find(2)]).toEqual([[{ onSale: true }], [{ onSale: true }]]);
  await read({ text: 'select 1', values: [] });
  const [first, second, other] = asked.map(({ name }) => name);
  expect([second === first, other === first, asked[1]?.values]).toEqual([true, false, [2]]);
});
