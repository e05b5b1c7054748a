import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { isUnderAge } from './age.ts';
import { requireAdults } from './household.ts';

const TODAY = '2026-11-30';

test.each([
  ['2008-11-30', false],
  ['2008-12-01', true],
  ['1906-12-09', false],
  ['2026-11-30', true],
])('a person who was born on %s is under age today: %s', (born, expected) => {
  expect(isUnderAge(born, TODAY)).toBe(expected);
});

test('a person who was born on 29 February is of age on 1 March of a year without that day', () => {
  expect(isUnderAge('2008-02-29', '2026-02-28')).toBe(true);
  expect(isUnderAge('2008-02-29', '2026-03-01')).toBe(false);
});

describe('guardian and payer', () => {
  const born = new Map([
    ['mother', '1980-01-01'],
    ['son', '2015-01-01'],
    ['aunt', null],
  ]);
  const refusal = (members: object[], payerId: string | null = null): string => {
    try {
      requireAdults({ members: members as Parameters<typeof requireAdults>[0]['members'], payerId }, born, TODAY);
    } catch (error) {
      if (!(error instanceof BusinessError)) throw error;
      return error.slug;
    }
    return 'permitted';
  };
  const child = { customerId: 'son', role: 'child' };

  test('may be adults, and people whose age is not known', () => {
    expect(refusal([{ customerId: 'mother', role: 'guardian' }, child], 'mother')).toBe('permitted');
    expect(refusal([{ customerId: 'aunt', role: 'guardian' }, child], 'aunt')).toBe('permitted');
  });

  test('may not be under age, and the payer must be a member', () => {
    expect(refusal([{ customerId: 'son', role: 'guardian' }])).toBe('household.under-age');
    expect(refusal([child], 'son')).toBe('household.under-age');
    expect(refusal([child], 'mother')).toBe('household.payer-elsewhere');
  });
});
