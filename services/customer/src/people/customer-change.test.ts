import { expect, test } from '@jest/globals';
import { reasonOf } from './customer-change.ts';

test('staff must give a reason, and a customer need not', () => {
  expect(() => reasonOf({ kind: 'staff' }, undefined)).toThrow('Give the reason of this change');
  expect(reasonOf({ kind: 'staff' }, 'She called')).toBe('She called');
  expect(reasonOf({ kind: 'customer' }, undefined)).toBeUndefined();
  expect(reasonOf({ kind: 'customer' }, 'I moved')).toBe('I moved');
});
