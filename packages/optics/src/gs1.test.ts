// Tests check digits of GTINs, compared with an oracle that sums from the left.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gtinCheckDigit, isGtin } from './gs1.ts';

const GTIN = '05060917510011';

test.each(['05060917510011', '4006381333931', '036000291452', '96385074'])('the GTIN %s is valid', (gtin) => {
  expect(isGtin(gtin)).toBe(true);
  expect(gtinCheckDigit(gtin.slice(0, -1))).toBe(Number(gtin.at(-1)));
});

test.each(['05060917510012', '506091751001', '', '1234567', '0506091751001a', ' 96385074'])(
  '%j is not a valid GTIN',
  (text) => {
    expect(isGtin(text)).toBe(false);
  },
);

test('a single misread digit makes a GTIN invalid', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digit = (Number(GTIN[at]) + by) % 10;
      expect(isGtin(GTIN.slice(0, at) + digit + GTIN.slice(at + 1))).toBe(false);
    }),
  );
});

test('gtinCheckDigit refuses a text of the wrong length', () => {
  expect(() => gtinCheckDigit('123')).toThrow('give 7, 11, 12 or 13 digits');
});

test('a slow oracle agrees: exactly one of the ten possible last digits makes the weighted sum end in 0', () => {
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });
  fc.assert(
    fc.property(fc.constantFrom(7, 11, 12, 13).chain(digits), (body) => {
      const right = Array.from('0123456789').filter((last) => {
        const padded = (body + last).padStart(14, '0');
        let sum = 0;
        for (let at = 0; at < 14; at += 1)
          for (let times = at % 2 === 0 ? 3 : 1; times > 0; times -= 1) sum += Number(padded[at]);
        return String(sum).endsWith('0');
      });
      expect(right).toEqual([String(gtinCheckDigit(body))]);
    }),
  );
});
