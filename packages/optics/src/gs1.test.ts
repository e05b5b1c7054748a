/** GS1: the worked example, check digits, the separator, dates and years, and messages that teach. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FNC1, gtinCheckDigit, isGtin, parseElementString } from './gs1.ts';

const TODAY = '2026-11-21';
const GTIN = '05060917510011';
const EXAMPLE = `01${GTIN}10628S93R${FNC1}17241000218898847482518646`;
const label = (scanned: string, today = TODAY) => {
  const result = parseElementString(scanned, today);
  if (!result.ok) throw new Error(result.problem);
  return result.label;
};

describe('element strings', () => {
  test('the example reads as GTIN, lot, expiry on the last of the month (with a warning) and serial', () => {
    expect(parseElementString(EXAMPLE, TODAY)).toEqual({
      ok: true,
      label: { gtin: GTIN, lot: '628S93R', expiresOn: '2024-10-31', serial: '8898847482518646' },
      warnings: ['(17) expiry date: date 241000 names no day: the last of the month is meant'],
    });
  });

  test.each([']d2', ']C1', ']Q3', FNC1, `]d2${FNC1}`])('the prefix %j changes nothing', (prefix) => {
    expect(label(prefix + EXAMPLE)).toEqual(label(EXAMPLE));
  });

  test('a separator at the end is harmless, one after a fixed length is forgiven with a warning', () => {
    expect(label(EXAMPLE + FNC1)).toEqual(label(EXAMPLE));
    const stray = parseElementString(`01${GTIN}${FNC1}17280229`, TODAY);
    expect(stray).toEqual({
      ok: true,
      label: { gtin: GTIN, expiresOn: '2028-02-29' },
      warnings: ['(01) GTIN: a separator follows it that does not belong there'],
    });
  });

  test('a lot may look like identifiers, and all five identifiers come in any order', () => {
    expect(label(`1017241000${FNC1}2101${FNC1}1125010117280131` + `01${GTIN}`)).toEqual({
      lot: '17241000',
      serial: '01',
      madeOn: '2025-01-01',
      expiresOn: '2028-01-31',
      gtin: GTIN,
    });
  });

  test('whatever a maker may print comes back as it was printed', () => {
    const characters = '!"%&\'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz'.split('');
    const printed = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(printed, printed, (lot, serial) => {
        expect(label(`10${lot}${FNC1}01${GTIN}21${serial}`)).toEqual({ lot, gtin: GTIN, serial });
      }),
    );
  });

  test.each([
    ['a false check digit', '0105060917510012', /05060917510012 fails its check digit \(1 expected\).*scan again/],
    ['a short GTIN', '010506091751001', /not a GTIN of 14 digits/],
    ['a lost separator', `10628S93R17241000218898847482518646`, /longer than 20.*ASCII 29/],
    ['a lot of 21', `10${'A'.repeat(21)}`, /longer than 20/],
    ['an empty lot', `10${FNC1}01${GTIN}`, /\(10\) lot: it is empty/],
    ['a character outside the set', `10AB#1`, /does not allow/],
    ['month 13', '17281301', /"281301" is not a date/],
    ['month 0', '17280001', /not a date/],
    ['30 February', '17280230', /not a date/],
    ['29 February of a common year', '17270229', /not a date/],
    ['a cut date', '172801', /not a date/],
    ['an unknown identifier', `91X`, /"91" is not an identifier read here \(01, 10, 11, 17, 21\)/],
    ['parentheses', `(01)${GTIN}`, /parentheses are printed for people/],
    ['another symbol', `]E0${GTIN}`, /\]E0 is not a GS1 symbol/],
    ['two lots', `10A${FNC1}10B`, /\(10\) lot occurs twice and differs/],
    ['nothing', ']d2', /nothing was scanned/],
  ])('%s is refused in words that teach', (_, scanned, problem) => {
    expect(parseElementString(scanned, TODAY)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });

  test.each([
    ['2026-11-21', '17760101', '2076-01-01'],
    ['2026-11-21', '17770101', '1977-01-01'],
    ['2026-11-21', '17000101', '2000-01-01'],
    ['2070-01-01', '17200101', '2120-01-01'],
    ['2070-01-01', '17210101', '2021-01-01'],
    ['2028-01-01', '17280200', '2028-02-29'],
  ])('in %s, %s is %s', (today, scanned, expected) => {
    expect(label(scanned, today).expiresOn).toBe(expected);
  });

  test('today must be a day', () => {
    expect(() => parseElementString(EXAMPLE, 'now')).toThrow('YYYY-MM-DD');
  });
});

describe('GTIN', () => {
  test.each(['05060917510011', '4006381333931', '036000291452', '96385074'])('%s is valid', (gtin) => {
    expect(isGtin(gtin)).toBe(true);
    expect(gtinCheckDigit(gtin.slice(0, -1))).toBe(Number(gtin.at(-1)));
  });

  test.each(['05060917510012', '506091751001', '', '1234567', '0506091751001a', ' 96385074'])('%j is not', (text) => {
    expect(isGtin(text)).toBe(false);
  });

  test('any one misread digit is caught', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(GTIN[at]) + by) % 10;
        expect(isGtin(GTIN.slice(0, at) + digit + GTIN.slice(at + 1))).toBe(false);
      }),
    );
  });

  test('a body of the wrong length is refused', () => {
    expect(() => gtinCheckDigit('123')).toThrow('give 7, 11, 12 or 13 digits');
  });
});
