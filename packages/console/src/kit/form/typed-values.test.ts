import { expect, test } from '@jest/globals';
import { amountText, numberText, parseAmount, parseNumber, splitList } from './typed-values.ts';

test.each([
  ['12.50', 'USD', 1250],
  ['12,5', 'EUR', 1250],
  ['1,204.50', 'USD', 120450],
  ['1.204,50', 'EUR', 120450],
  ['1,204', 'USD', 120400],
  ['1 204', 'USD', 120400],
  ['.5', 'USD', 50],
  ['0', 'USD', 0],
  ['12.500', 'KWD', 12500],
  ['6400', 'JPY', 6400],
  ['６４００', 'JPY', 6400],
  ['12.00', 'JPY', 12],
])('the amount %s in %s is %i minor units', (typed, currency, minor) => {
  expect(parseAmount(typed, currency)).toBe(minor);
});

test.each([
  ['', 'USD'],
  ['twelve', 'USD'],
  ['12.505', 'USD'],
  ['6400.5', 'JPY'],
  ['1.2.3', 'USD'],
  ['1,20.50', 'USD'],
  ['$12', 'USD'],
])('the text "%s" is no amount in %s', (typed, currency) => {
  expect(parseAmount(typed, currency)).toBeUndefined();
});

test('an amount is shown with the decimals of its currency', () => {
  expect([amountText(1250, 'USD'), amountText(6400, 'JPY'), amountText(12500, 'KWD')]).toEqual([
    '12.50',
    '6400',
    '12.500',
  ]);
});

test('a percentage becomes basis points and back', () => {
  expect(parseNumber('12.5 %', true)).toBe(1250);
  expect(numberText(1250, true)).toBe('12.5');
});

test.each([
  ['−2.25', -2.25],
  ['2,5', 2.5],
  ['１０', 10],
])('the number %s is read', (typed, value) => {
  expect(parseNumber(typed)).toBe(value);
});

test('a text that is no number is not read as one', () => {
  expect([parseNumber(''), parseNumber('1.2.3'), parseNumber('ten')]).toEqual([undefined, undefined, undefined]);
});

test('a list is divided by commas of both languages, or by lines', () => {
  expect(splitList('US, CA，CN JP', false)).toEqual(['US', 'CA', 'CN', 'JP']);
  expect(splitList('one thing\n\nanother\n', true)).toEqual(['one thing', 'another']);
});
