// Tests how journal rows are recovered after a crash: an incomplete last line is dropped, any other damage is an error.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { encodeLine, recover } from './journal-lines.ts';

const Row = z.strictObject({ seq: z.int(), note: z.string(), amount: z.int() });
const lines = [1, 2, 3].map((seq) => encodeLine({ seq, note: `größe ${seq}`, amount: seq * 1_000 }));
const whole = lines.join('');

async function read(content: string | Buffer, chunkSize = 1_000_000) {
  const bytes = Buffer.from(content);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  }
  const seen: z.infer<typeof Row>[] = [];
  const recovered = await recover(chunks(), Row, (row) => seen.push(row));
  return { ...recovered, seen };
}

test.each([1, 7, 64, 1_000])('every row is read back from chunks of %d bytes', async (chunkSize) => {
  const { rows, validBytes, tornBytes, seen } = await read(whole, chunkSize);
  expect({ rows, validBytes, tornBytes }).toEqual({ rows: 3, validBytes: Buffer.byteLength(whole), tornBytes: 0 });
  expect(seen.map((row) => [row.seq, row.note, row.amount])).toEqual([
    [1, 'größe 1', 1_000],
    [2, 'größe 2', 2_000],
    [3, 'größe 3', 3_000],
  ]);
});

test('a last line that is cut anywhere, even just before its newline, is dropped and counted', async () => {
  const before = Buffer.byteLength(lines.slice(0, 2).join(''));
  const bytes = Buffer.from(whole);
  for (let end = before + 1; end < bytes.length; end += 1) {
    const { rows, validBytes, tornBytes } = await read(bytes.subarray(0, end), 50);
    expect({ rows, validBytes, tornBytes }).toEqual({ rows: 2, validBytes: before, tornBytes: end - before });
  }
});

describe('recovery fails and names the line for', () => {
  test.each<[string, string, string]>([
    ['a changed digit', whole.replace('2000', '9000'), 'line 2 .*checksum'],
    ['a cut line in the middle', `${lines[0]}${lines[1]?.slice(0, 20)}\n${lines[2]}`, 'line 2 .*checksum'],
    ['a missing row', `${lines[0]}${lines[2]}`, 'line 2 .*seq 3 where 2'],
    ['a duplicate row', `${lines[0]}${lines[0]}`, 'line 2 .*seq 1 where 2'],
    ['an empty line', `${lines[0]}\n${lines[1]}`, 'line 2 .*checksum'],
    ['a row of another shape', encodeLine({ seq: 1, amount: 5 }), 'line 1 .*note'],
    ['a terminated last line that is no row', `${whole}\0\0\0\n`, 'line 4 .*checksum'],
  ])('%s', async (_name, text, message) => {
    await expect(read(text)).rejects.toThrow(new RegExp(message, 's'));
  });
});
