import { expect, test } from '@jest/globals';
import { findBy } from './find-by.ts';

test('an e-mail, a phone number, its last four digits and a name are told apart', () => {
  expect(findBy('ana@toric.example')).toEqual({ email: 'ana@toric.example' });
  expect(findBy('+1 (312) 555-0171')).toEqual({ phone: '+13125550171' });
  expect(findBy('0171')).toEqual({ phoneLast4: '0171' });
  expect(findBy('ana lim')).toEqual({ name: 'ana lim' });
  expect(findBy('王')).toEqual({ name: '王' });
});

test('nothing is searched before enough is typed', () => {
  expect([findBy(''), findBy('a'), findBy('ana@'), findBy('31255')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
