import { describe, expect, test } from '@jest/globals';
import type { Row } from '../any-list.ts';
import { RowStore } from './row-store.ts';

const key = (row: Row) => (row as { id: string }).id;
const rows = (...ids: string[]) => ids.map((id) => ({ id }));
const idsOf = (store: RowStore) => store.get().held?.rows.map(key);

describe('the store of rows', () => {
  test('reads the next page once, even if it is asked twice', async () => {
    const store = new RowStore(key);
    store.takeFirst({ data: rows('c'), nextCursor: 'after-c' }, 1, false);
    const asked: string[] = [];
    const read = (cursor: string) => {
      asked.push(cursor);
      return Promise.resolve({ data: rows('b'), nextCursor: null });
    };
    await Promise.all([store.readNext(read), store.readNext(read)]);
    await store.readNext(read);
    expect(asked).toEqual(['after-c']);
    expect(idsOf(store)).toEqual(['c', 'b']);
  });

  test('a page that could not be read keeps the rows and names the problem', async () => {
    const store = new RowStore(key);
    store.takeFirst({ data: rows('c'), nextCursor: 'after-c' }, 1, false);
    await store.readNext(() => Promise.reject(new Error('no answer')));
    expect(store.get().problem?.message).toBe('no answer');
    expect(idsOf(store)).toEqual(['c']);
  });

  test('shows new rows only when a person asks for them', () => {
    const store = new RowStore(key);
    store.takeFirst({ data: rows('b', 'a'), nextCursor: null }, 1, false);
    store.takeFirst({ data: rows('c', 'b', 'a'), nextCursor: null }, 2, true);
    expect(idsOf(store)).toEqual(['b', 'a']);
    store.showNew();
    expect(idsOf(store)).toEqual(['c', 'b', 'a']);
  });

  test('a page that arrives after the list began anew is left out', async () => {
    const store = new RowStore(key);
    store.takeFirst({ data: rows('b'), nextCursor: 'after-b' }, 1, false);
    const reading = store.readNext(() => {
      store.takeFirst({ data: rows('d'), nextCursor: 'after-d' }, 2, false);
      return Promise.resolve({ data: rows('a'), nextCursor: null });
    });
    await reading;
    expect(idsOf(store)).toEqual(['d']);
  });

  test('an answer is taken once, so that the back button finds the rows that were read', async () => {
    const store = new RowStore(key);
    store.takeFirst({ data: rows('c'), nextCursor: 'after-c' }, 1, false);
    await store.readNext(() => Promise.resolve({ data: rows('b'), nextCursor: null }));
    expect(store.takeFirst({ data: rows('c'), nextCursor: 'after-c' }, 1, false)).toBeUndefined();
    expect(idsOf(store)).toEqual(['c', 'b']);
  });
});
