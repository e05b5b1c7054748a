import { describe, expect, test } from '@jest/globals';
import type { Column } from '../../kit.types.ts';
import type { Row } from '../any-list.ts';
import { arrange, moveColumn, readArrangement, shownColumns, writeArrangement } from './columns.ts';

const column = (id: string, more: Partial<Column<Row>> = {}): Column<Row> => ({
  ...{ id, label: { en: id, zh: id }, cell: () => null },
  ...more,
});
const columns = [column('number', { width: 140 }), column('status'), column('total'), column('note', { hidden: true })];
const ids = (text: string) => shownColumns(columns, readArrangement(text)).map(({ id }) => id);

describe('the columns of a list', () => {
  test('stand as the list has them until a person arranges them', () => {
    expect(ids('')).toEqual(['number', 'status', 'total']);
  });

  test('are moved, hidden and shown by the address, but the first one stays', () => {
    expect(ids('total,status,number')).toEqual(['number', 'total', 'status']);
    expect(ids('-number,-status,note')).toEqual(['number', 'total', 'note']);
  });

  test('keep a width within its limits', () => {
    const [number] = shownColumns(columns, readArrangement('number:9999'));
    expect(number?.width).toBe(640);
  });

  test('are written as they are read', () => {
    const text = 'number:140,total:90,-status';
    expect(writeArrangement(readArrangement(text))).toBe(text);
    expect(readArrangement('<script>,,status')).toEqual([{ id: 'status' }]);
  });

  test('a wider column stays in its place', () => {
    expect(ids('total:200')).toEqual(['number', 'status', 'total']);
    expect(ids('note:90')).toEqual(['number', 'status', 'total', 'note']);
  });

  test('move by a step, and not before the first', () => {
    const all = arrange(columns, []);
    expect(moveColumn(all, 'total', -1).map(({ id }) => id)).toEqual(['number', 'total', 'status', 'note']);
    expect(moveColumn(all, 'status', -1)).toEqual(all);
    expect(moveColumn(all, 'note', 1)).toEqual(all);
  });
});
