import { expect, test } from '@jest/globals';
import { csvFile, writeCsv } from './csv.ts';

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
    expect(text).toBe(`\uFEFF${['id', ...ids, ''].join('\r\n')}`);
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

test('a file begins with a byte order mark, so that Excel in China reads its Chinese text', async () => {
  const file = csvFile('list.csv', { head: ['名称'], rows: () => Promise.resolve([]), cells: () => [] });
  const [bom, rest] = ['efbbbf', Buffer.from('名称\r\n').toString('hex')];
  for await (const chunk of file.chunks) expect(Buffer.from(chunk).toString('hex')).toBe(bom + rest);
});

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\n=1',
  ' =1',
  '\uFF1D1+1',
  '\uFF0B1',
  '\uFF0D1',
  '\uFF20SUM(A1)',
  '\u3000\uFF1D1',
  '\u200B=1',
  '\uFEFF=1',
  '\uFE66=1',
])('a cell that a spreadsheet would execute is marked as a text: %j', (cell) => {
  expect(writeCsv([[cell]])).toMatch(/^"?'/);
});

test.each(['2026-06-01', 'Ana = Lima', 'U+FF1D', '＃1', ' text', '中文'])('a text is left as it is: %j', (cell) => {
  expect(writeCsv([[cell]])).toBe(`${cell}\r\n`);
});
