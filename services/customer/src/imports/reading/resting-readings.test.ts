import { expect, test } from '@jest/globals';
import type { Read } from '@toric/messaging/sql';
import { type Reading, restingReadings } from './resting-readings.ts';

const ROWS = Array.from({ length: 10 }, (_, n) => [`row ${n}`]);

function shop() {
  const readings = restingReadings();
  const asked: number[] = [];
  let opened = 0;
  /** Reads up to `most` rows after the row `after`, by the connection with this number. */
  async function rows(id: string, after: number, most: number, connection = 0) {
    const read: Read = () => {
      asked.push(connection);
      return Promise.resolve([]);
    };
    const open = async function* (given: Read) {
      opened++;
      for (const row of ROWS) {
        await given({ text: 'select', values: [] });
        yield row;
      }
    };
    return readings({ id, after, read, open }, (reading) => taken(reading, most));
  }
  return { rows, asked, opened: () => opened };
}

async function taken(reading: Reading, most: number): Promise<string[]> {
  const found: string[] = [];
  while (found.length < most) {
    const row = await reading.peek();
    if (!row) break;
    found.push(row[0] ?? '');
    reading.take();
  }
  return found;
}

test('messages in their order read a file once, each by its own connection', async () => {
  const { rows, asked, opened } = shop();
  expect(await rows('a', 0, 4, 1)).toEqual(['row 0', 'row 1', 'row 2', 'row 3']);
  expect(await rows('a', 4, 4, 2)).toEqual(['row 4', 'row 5', 'row 6', 'row 7']);
  expect(await rows('a', 8, 4, 3)).toEqual(['row 8', 'row 9']);
  expect(opened()).toBe(1);
  // each reading has looked at one row more than it has taken
  expect(asked).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 3]);
});

test('a message that is repeated, or whose rows another instance has sent, gets its rows all the same', async () => {
  const { rows, opened } = shop();
  await rows('a', 0, 3);
  expect(await rows('a', 0, 3)).toEqual(['row 0', 'row 1', 'row 2']);
  expect(opened()).toBe(2);
  expect(await rows('a', 6, 2)).toEqual(['row 6', 'row 7']);
  expect(opened()).toBe(2);
});

test('a reading that failed does not rest, and no more than two files do', async () => {
  const { rows, opened } = shop();
  await rows('a', 0, 2);
  const failed = restingReadings()({ id: 'x', after: 0, read: () => Promise.resolve([]), open: broken }, (reading) =>
    taken(reading, 1),
  );
  await expect(failed).rejects.toThrow('gone');
  await rows('b', 0, 2);
  await rows('c', 0, 2);
  expect(await rows('a', 2, 1)).toEqual(['row 2']);
  expect(opened()).toBe(4);
});

/** Reads a file whose source fails before its first row. */
async function* broken(read: Read): AsyncGenerator<string[]> {
  const rows = await read({ text: 'select', values: [] });
  if (rows.length === 0) throw new Error('gone');
  yield [];
}
