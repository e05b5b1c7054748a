// Tests which texts of cells are understood, and what a person is told about the other texts.
import { describe, expect, test } from '@jest/globals';
import { day, filled, number, oneOf, power } from '@toric/chassis/imports/cells';
import { GENDER_NAMES, LANGUAGE_NAMES, phone } from './cells.ts';

test('a cell is trimmed, and the guard of our own files is taken off', () => {
  expect(filled(' Ana ')).toBe('Ana');
  expect(filled("'+14155550132")).toBe('+14155550132');
  expect(filled("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
  expect(filled('  ')).toBeUndefined();
  expect(filled(undefined)).toBeUndefined();
});

describe('days', () => {
  test.each([
    ['1990-12-31', 'day-month-year', '1990-12-31'],
    ['1990/1/2', 'year-month-day', '1990-01-02'],
    ['1990年1月2日', 'year-month-day', '1990-01-02'],
    ['19900102', 'year-month-day', '1990-01-02'],
    ['2.1.1990', 'day-month-year', '1990-01-02'],
    ['1/2/1990', 'month-day-year', '1990-01-02'],
    ['1990-12-31T08:00:00Z', 'year-month-day', '1990-12-31'],
  ] as const)('%s is a day', (text, order, value) => expect(day(text, order)).toEqual({ value }));

  test.each([
    ['31/02/1990', 'day-month-year'],
    ['1/2/90', 'day-month-year'],
    ['tomorrow', 'day-month-year'],
    ['13/13/1990', 'month-day-year'],
    ['0001-01-01', 'year-month-day'],
  ] as const)('%s is no day', (text, order) => expect(day(text, order)).toHaveProperty('wrong'));
});

test.each([
  ['-2.25', -2.25],
  ['−2,25', -2.25],
  ['+1.50 D', 1.5],
  ['8.6mm', 8.6],
  ['180°', 180],
  ['－２．２５', -2.25],
])('%s is a number', (text, value) => expect(number(text)).toEqual({ value }));
test.each(['', 'abc', '1e5', '--2', '1.2.3'])('%j is no number', (text) =>
  expect(number(text)).toHaveProperty('wrong'),
);
test('plano is a power of 0', () => expect(power('Plano')).toEqual({ value: 0 }));

test('a telephone number gets the code of the country', () => {
  expect(phone('(415) 555-0132', 'US')).toEqual({ value: '+14155550132' });
  expect(phone('138 0013 8000', 'CN')).toEqual({ value: '+8613800138000' });
  expect(phone('+44 20 7946 0018', 'US')).toEqual({ value: '+442079460018' });
  expect(phone('12', 'US')).toHaveProperty('wrong');
});

test('words of a choice are understood in several languages', () => {
  expect(oneOf(LANGUAGE_NAMES, 'zh-CN')).toEqual({ value: 'zh' });
  expect(oneOf(GENDER_NAMES, '女')).toEqual({ value: 'female' });
  expect(oneOf(GENDER_NAMES, 'F')).toEqual({ value: 'female' });
  expect(oneOf(GENDER_NAMES, 'q')).toMatchObject({ wrong: { en: expect.stringContaining('female, male, other') } });
});
