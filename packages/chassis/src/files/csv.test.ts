import { expect, test } from '@jest/globals';
import { csvFile } from './csv.ts';

type Row = { id: string; createdAt: Date };
const BATCH = 10;

/**
 * Makes a table of `length` rows, and a CSV file of this table. Returns the ids of the rows, the chunks of the file,
 * and the list `asked`. For each batch of rows that was read so far, `asked` has the id of the row before the batch, or
 * undefined for the first batch.
 */
function tableOf(length: number) {
  const all = Array.from({ length }, (_, n): Row => ({ id: String(n), createdAt: new Date(n) }));
  const asked: (string | undefined)[] = [];
  const rows = (after: Pick<Row, 'id'> | undefined, limit: number): Promise<Row[]> => {
    asked.push(after?.id);
    const from = all.findIndex(({ id }) => id === after?.id) + 1;
    return Promise.resolve(all.slice(from, from + limit));
  };
  const { chunks } = csvFile('list.csv', { head: ['id'], rows, cells: ({ id }) => [id], batchSize: BATCH });
  return { ids: all.map(({ id }) => id), asked, chunks };
}

test.each([0, 1, 9, 10, 11, 25, 30])(
  'a file of %i rows contains each row once, in order, under its head',
  async (n) => {
    const { ids, chunks } = tableOf(n);
    let text = '';
    for await (const chunk of chunks) text += chunk;
    expect(text).toBe(['id', ...ids, ''].join('\r\n'));
  },
);

test('a batch is read only when the previous one has been sent', async () => {
  const { asked, chunks } = tableOf(25);
  const reading = chunks[Symbol.asyncIterator]();
  const seen: unknown[] = [];
  for (let done: boolean | undefined = false; !done; ) {
    const chunk = await reading.next();
    done = chunk.done;
    seen.push([chunk.done ? 0 : chunk.value.split('\r\n').length - 1, [...asked]]);
  }
  expect(seen).toEqual([
    [1, []],
    [10, [undefined]],
    [10, [undefined, '9']],
    [5, [undefined, '9', '19']],
    [0, [undefined, '9', '19']],
  ]);
});
