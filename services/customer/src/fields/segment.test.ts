// Tests which conditions a segment may have, and who is in it.
import { expect, test } from '@jest/globals';
import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import { type Condition, decideConditions, segmentsOf } from './segment.ts';

const field = (id: string, type: FieldView['type'], change: Partial<FieldView> = {}): FieldView => ({
  ...{ id, key: id, label: { en: id, zh: id }, type, unit: null, choices: [], isRequired: false },
  ...{ readers: ['sales'], writers: [], isSearchable: false, isRetired: false, version: 1 },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
  ...change,
});
const choices = ['gold', 'silver'].map((key) => ({ key, label: { en: key, zh: key } }));
const FIELDS = [
  ...[field('hours', 'number'), field('card', 'choice', { choices }), field('likes', 'choices', { choices })],
  ...[field('note', 'text'), field('since', 'day'), field('secret', 'flag', { readers: ['optician'] })],
];
const decide = (fieldId: string, operator: Condition['operator'], value?: string | number) =>
  decideConditions(FIELDS, [{ fieldId, operator, ...(value !== undefined && { value }) }], ['sales']);
const isIn = (fieldId: string, operator: Condition['operator'], value: Condition['value'], own: object) =>
  segmentsOf([{ id: 's', conditions: [{ fieldId, operator, value }] }], own as never).length === 1;

test('a typed text becomes the value of its field', () => {
  expect(decide('hours', 'at-least', '6').conditions).toEqual([{ fieldId: 'hours', operator: 'at-least', value: 6 }]);
  expect(decide('likes', 'is', 'gold').conditions).toEqual([{ fieldId: 'likes', operator: 'is', value: 'gold' }]);
  expect(decide('note', 'set').conditions).toEqual([{ fieldId: 'note', operator: 'set', value: null }]);
});

test('texts are only asked whether they are there, and fields that the role does not read are unknown', () => {
  const pointers = (...given: Parameters<typeof decide>) => decide(...given).errors.map(({ pointer }) => pointer);
  expect(pointers('note', 'is', 'Ana')).toEqual(['/conditions/0/operator']);
  expect(pointers('secret', 'set')).toEqual(['/conditions/0/fieldId']);
  expect(pointers('nothing', 'set')).toEqual(['/conditions/0/fieldId']);
  expect(pointers('card', 'at-least', 'gold')).toEqual(['/conditions/0/operator']);
  expect(pointers('card', 'is', 'bronze')).toEqual(['/conditions/0/value']);
  expect(pointers('hours', 'is')).toEqual(['/conditions/0/value']);
});

test('a customer is in a segment while all its conditions hold', () => {
  expect(isIn('hours', 'at-least', 6, { hours: 6 })).toBe(true);
  expect(isIn('hours', 'at-least', 6, { hours: 5.9 })).toBe(false);
  expect(isIn('hours', 'at-most', 6, {})).toBe(false);
  expect(isIn('since', 'at-most', '2026-01-31', { since: '2026-01-31' })).toBe(true);
  expect(isIn('likes', 'is', 'gold', { likes: ['silver', 'gold'] })).toBe(true);
  expect(isIn('card', 'is-not', 'gold', {})).toBe(true);
  expect(isIn('card', 'is-not', 'gold', { card: 'gold' })).toBe(false);
  expect(isIn('card', 'empty', null, {})).toBe(true);
  const both: Condition[] = [
    { fieldId: 'card', operator: 'set', value: null },
    { fieldId: 'hours', operator: 'at-least', value: 3 },
  ];
  const segments = [
    { id: 'b', conditions: both },
    { id: 'a', conditions: both.slice(0, 1) },
  ];
  expect(segmentsOf(segments, { card: 'gold' })).toEqual(['a']);
  expect(segmentsOf(segments, { card: 'gold', hours: 4 })).toEqual(['a', 'b']);
});
