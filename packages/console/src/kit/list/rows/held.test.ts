import { describe, expect, test } from '@jest/globals';
import type { Row } from '../any-list.ts';
import { append, holdFirst, pageAt, refreshed } from './held.ts';

type Order = { readonly id: string; readonly status: string };
const key = (row: Row) => (row as Order).id;
const order = (id: string, status = 'placed'): Order => ({ id, status });
const orders = (...ids: string[]) => ids.map((id) => order(id));
const first = holdFirst({ data: orders('e', 'd'), nextCursor: 'after-d', total: 5 }, key);
const both = append(first, { data: orders('c', 'b'), nextCursor: null }, key);

describe('the rows of a list', () => {
  test('are read page by page, and a row is held once', () => {
    const again = append(first, { data: orders('d', 'c'), nextCursor: 'after-c' }, key);
    expect(again.rows.map(key)).toEqual(['e', 'd', 'c']);
    expect(again.next).toBe('after-c');
  });

  test('know the page in which a row stands', () => {
    expect(pageAt(both, 1)).toEqual({ at: 0, cursor: undefined });
    expect(pageAt(both, 3)).toEqual({ at: 2, cursor: 'after-d' });
  });

  test('keep their places when new rows come, which wait', () => {
    const later = refreshed(both, { data: orders('g', 'f'), nextCursor: 'after-f', total: 7 }, 0, key);
    expect(later.rows.map(key)).toEqual(['e', 'd', 'c', 'b']);
    expect([...later.waiting]).toEqual(['g', 'f']);
    expect(later.total).toBe(7);
    expect(later.gone.size).toBe(0);
  });

  test('a changed row is replaced in its place', () => {
    const later = refreshed(both, { data: [order('e', 'shipped'), order('d')], nextCursor: 'after-d' }, 0, key);
    expect(later.rows[0]).toEqual(order('e', 'shipped'));
    expect([...later.changed]).toEqual(['e']);
  });

  test('a row that no longer matches is marked, until it matches again', () => {
    const later = refreshed(both, { data: orders('e', 'c'), nextCursor: 'after-c' }, 0, key);
    expect([...later.gone]).toEqual(['d']);
    expect(refreshed(later, { data: orders('e', 'd'), nextCursor: 'after-d' }, 0, key).gone.size).toBe(0);
  });

  test('a later page that is read again marks only its own rows', () => {
    const later = refreshed(both, { data: orders('b'), nextCursor: null }, 2, key);
    expect([...later.gone]).toEqual(['c']);
  });
});
