import { expect, test } from '@jest/globals';
import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import { controlOf, schemaAt } from '../../../kit/form/model/schema.ts';
import { fieldForm, fieldsBody } from './field-form.ts';

const field = (key: string, change: Partial<FieldView> = {}): FieldView => ({
  ...{ id: `0197a000-0000-7000-8000-00000000000${key.length}`, key, label: { en: key, zh: key }, type: 'text' },
  ...{ unit: null, choices: [], isRequired: false, readers: ['sales'], writers: ['sales'] },
  ...{ isSearchable: false, isRetired: false, version: 1, createdAt: '', updatedAt: '' },
  ...change,
});
const choices = [{ key: 'gold', label: { en: 'Gold', zh: '金' } }];
const own = [
  { field: field('card', { type: 'choice', choices }), value: 'gold', mayChange: true },
  { field: field('hours', { type: 'number', unit: 'h' }), value: 8, mayChange: true },
  { field: field('secret'), value: 'x', mayChange: false },
];

test('each field gets the control of its type, and a field without the right is left out', () => {
  const { operation, guide, sections } = fieldForm(own);
  const controls = ['card', 'hours'].map((name) => {
    const schema = schemaAt(operation.body, name);
    return schema && controlOf(schema, name);
  });
  expect(controls).toEqual(['choice', 'number']);
  expect(sections[0]?.fields.map(({ name }) => name)).toEqual(['card', 'hours', 'reason']);
  expect(guide['hours']?.label.en).toBe('hours (h)');
});

test('the body names the fields by their ids, and an emptied field is null', () => {
  const [card, hours] = own.map((one) => one.field.id);
  expect(fieldsBody(own, { card: null, hours: 7, reason: 'She said so' })).toEqual({
    values: { [card ?? '']: null, [hours ?? '']: 7 },
    reason: 'She said so',
  });
});
