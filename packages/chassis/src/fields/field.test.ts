import { describe, expect, test } from '@jest/globals';
import type { FieldType, FieldView } from '@toric/contracts/customer/fields/field.http';
import type { FieldValue } from '@toric/contracts/customer/people/field-value';
import { checkValue, decideValues, parseFieldText, searchedTexts, soughtText } from './field.ts';

const field = (type: FieldType, change: Partial<FieldView> = {}): FieldView => ({
  ...{ id: type, key: type, label: { en: type, zh: type }, type, unit: null, isRequired: false },
  choices: [
    { key: 'gold', label: { en: 'Gold card', zh: '金卡' } },
    { key: 'silver', label: { en: 'Silver card', zh: '银卡' } },
  ],
  ...{ readers: ['sales', 'optician'], writers: ['sales'], isSearchable: true, isRetired: false },
  ...{ version: 1, createdAt: '', updatedAt: '' },
  ...change,
});

describe('each type takes its own values only', () => {
  const right: [FieldType, FieldValue][] = [
    ['text', 'A-1'],
    ['long-text', 'one\ntwo'],
    ['number', 1.5],
    ['day', '2026-02-28'],
    ['flag', false],
    ['choice', 'gold'],
    ['choices', ['gold', 'silver']],
  ];
  test.each(right)('%s takes %j', (type, value) => {
    expect(checkValue(field(type), value)).toEqual({ ok: true, value });
  });
  const wrong: [FieldType, FieldValue][] = [
    ['text', 'one\ntwo'],
    ['text', 'x'.repeat(201)],
    ['text', 7],
    ['long-text', ''],
    ['number', '7'],
    ['day', '2026-02-30'],
    ['flag', 'true'],
    ['choice', 'bronze'],
    ['choice', ['gold']],
    ['choices', ['gold', 'gold']],
    ['choices', []],
  ];
  test.each(wrong)('%s refuses %j', (type, value) => {
    expect(checkValue(field(type), value)).toMatchObject({ ok: false, detail: { en: expect.any(String) } });
  });
});

test('a text of a file becomes a value: yes in both languages, choices by key or by name', () => {
  expect(parseFieldText(field('flag'), ' Yes ')).toEqual({ ok: true, value: true });
  expect(parseFieldText(field('flag'), '否')).toEqual({ ok: true, value: false });
  expect(parseFieldText(field('number'), '-2.50')).toEqual({ ok: true, value: -2.5 });
  expect(parseFieldText(field('number'), '0x10').ok).toBe(false);
  expect(parseFieldText(field('choice'), '金卡')).toEqual({ ok: true, value: 'gold' });
  expect(parseFieldText(field('choices'), 'silver; GOLD CARD')).toEqual({ ok: true, value: ['silver', 'gold'] });
});

const change = (given: Record<string, FieldValue | null>, fields: FieldView[], stored = {}) =>
  decideValues(fields, stored, { given, roles: ['sales'] });

test('a change keeps the other values, and null removes one', () => {
  const fields = [field('text'), field('number')];
  expect(change({ number: null, text: 'new' }, fields, { number: 3, other: 'kept' })).toEqual({
    values: { other: 'kept', text: 'new' },
    errors: [],
  });
});

test('a value without the right, of a retired field, or missing in a required one is refused at its place', () => {
  const fields = [
    field('text', { id: 'hidden', readers: ['optician'], writers: ['optician'] }),
    field('text', { id: 'read-only', writers: ['optician'] }),
    field('text', { id: 'retired', isRetired: true }),
    field('text', { id: 'required', isRequired: true }),
  ];
  const given = { hidden: 'x', 'read-only': 'x', retired: 'x', required: null, unknown: 'x' };
  const { errors, values } = change(given, fields, { required: 'kept' });
  expect(errors.map(({ pointer }) => pointer).sort()).toEqual(
    Object.keys(given)
      .map((id) => `/values/${id}`)
      .sort(),
  );
  expect(values).toEqual({ required: 'kept' });
});

test('a field that the caller may not read is refused with the words of one that does not exist', () => {
  const hidden = change({ hidden: 'x' }, [field('text', { id: 'hidden', readers: ['optician'], writers: [] })]);
  const unknown = change({ hidden: 'x' }, []);
  expect(hidden.errors).toEqual(unknown.errors);
});

test('values are found without case and width, and several choices one by one', () => {
  expect(searchedTexts('Ａ-1')).toEqual(['a-1']);
  expect(searchedTexts(['gold', 'silver'])).toEqual(['gold', 'silver']);
  expect(soughtText(field('choices'), '银卡')).toBe('silver');
  expect(soughtText(field('number'), '1.50')).toBe('1.5');
  expect(soughtText(field('number'), 'many')).toBeUndefined();
});
