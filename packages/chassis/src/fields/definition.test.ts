import { expect, test } from '@jest/globals';
import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { changedDefinition } from './definition.ts';

const field: FieldView = {
  ...{ id: 'f', key: 'card', label: { en: 'Card', zh: '卡' }, type: 'choice', unit: null, isRequired: false },
  choices: [{ key: 'gold', label: { en: 'Gold', zh: '金' } }],
  ...{ readers: ['sales'], writers: ['sales'], isSearchable: false, isRetired: false },
  ...{ version: 1, createdAt: '', updatedAt: '' },
};
function refusalOf(changes: Partial<FieldView>, before = field): string {
  try {
    changedDefinition(before, changes);
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    return `${error.slug} ${error.errors[0]?.pointer ?? ''}`.trim();
  }
  return 'permitted';
}

test('choices are renamed and added, and never removed', () => {
  const renamed = [{ key: 'gold', label: { en: 'Golden', zh: '金' } }];
  const silver = { key: 'silver', label: { en: 'Silver', zh: '银' } };
  expect(changedDefinition(field, { choices: [...renamed, silver] }).choices).toHaveLength(2);
  expect(refusalOf({ choices: [silver] })).toBe('field.choices-kept');
});

test('the search is switched off and never on, because older values have no digest', () => {
  expect(refusalOf({ isSearchable: true })).toBe('field.search-fixed');
  expect(changedDefinition<FieldView>({ ...field, isSearchable: true }, { isSearchable: false }).isSearchable).toBe(
    false,
  );
});

test.each<[Partial<FieldView>, string]>([
  [{ writers: ['sales', 'optician'] }, '/writers'],
  [{ readers: ['auditor'] }, '/writers'],
  [{ unit: 'h' }, '/unit'],
])('%j is refused at %s', (changes, pointer) => {
  expect(refusalOf(changes)).toBe(`field.wrong-definition ${pointer}`);
});

test('only a choice gets choices', () => {
  expect(refusalOf({ choices: field.choices }, { ...field, type: 'text', choices: [] })).toBe(
    'field.wrong-definition /choices',
  );
});
