import { expect, test } from '@jest/globals';
import {
  formatDay,
  formatDistance,
  formatInstant,
  formatMoney,
  formatMonth,
  formatNearDay,
  formatPower,
  formatSpan,
  powerParts,
} from './formats.ts';

test('a power has two decimals, a sign, and the true minus', () => {
  expect(formatPower({ sphere: -2.25, cylinder: -0.75, axis: 180 })).toBe('\u22122.25 / \u22120.75 × 180');
  expect(formatPower({ sphere: 0.25 })).toBe('+0.25');
  expect(formatPower({ sphere: 0 })).toBe('plano');
  expect(formatPower({ sphere: 1.25, add: 2 })).toBe('+1.25 add +2.00 D');
  expect(formatPower({ sphere: 1.25, add: 'MED' })).toBe('+1.25 add MED');
  expect(formatPower({ sphere: null })).toBe('–');
});

test('the signs of a power are apart from its numbers', () => {
  const parts = powerParts({ sphere: -1, cylinder: -0.75, axis: 10 });
  expect(parts.map(({ text }) => text).join('')).toBe('\u22121.00 / \u22120.75 × 10');
  expect(parts.filter(({ sign }) => sign)).toHaveLength(2);
});

test('money has the decimals of its currency, and the true minus', () => {
  expect(formatMoney({ amount: 120_450, currency: 'USD' }, 'en')).toBe('$1,204.50');
  expect(formatMoney({ amount: -1_000, currency: 'USD' }, 'en')).toBe('\u2212$10.00');
  expect(formatMoney({ amount: 1_200, currency: 'JPY' }, 'en')).toBe('¥1,200');
  expect(formatMoney({ amount: 500, currency: 'USD' }, 'en', true)).toBe('+$5.00');
});

test('a day is written in full, in both languages', () => {
  expect(formatDay('2026-11-27', 'en')).toBe('Fri 27 Nov 2026');
  expect(formatDay('2026-12-01', 'zh')).toBe('2026年12月1日 周二');
});

test('near days have names', () => {
  expect(formatNearDay('2026-11-24', 'en', '2026-11-24')).toBe('today');
  expect(formatNearDay('2026-11-27', 'en', '2026-11-24')).toBe('in 3 days');
  expect(formatNearDay('2026-11-22', 'zh', '2026-11-24')).toBe('2 天前');
  expect(formatNearDay('2027-11-22', 'en', '2026-11-24')).toBe('Mon 22 Nov 2027');
});

test('an instant is read on the clock of its place', () => {
  const now = new Date('2026-11-24T15:42:00Z');
  const at = '2026-11-24T17:05:00.000Z';
  expect(formatInstant(at, 'en', { zone: 'America/New_York', now })).toBe('today 12:05');
  expect(formatInstant(at, 'zh', { zone: 'Asia/Shanghai', now })).toBe('明天 1:05');
  expect(formatInstant('2026-12-24T14:05:00.000Z', 'en', { zone: 'America/New_York', now })).toBe(
    'Thu 24 Dec 2026 9:05',
  );
});

test('a length of time has at most two units', () => {
  expect(formatSpan(83 * 60_000, 'en')).toBe('1 h 23 min');
  expect(formatSpan((3 * 24 + 4) * 3_600_000, 'zh')).toBe('3 天 4 小时');
  expect(formatSpan(10_000, 'en')).toBe('0 min');
  expect(formatDistance('2026-11-24T17:42:00Z', 'en', new Date('2026-11-24T15:42:00Z'))).toBe('in 2 h');
});

test('a month is a word and a year', () => {
  expect(formatMonth('2027-01', 'en')).toBe('Jan 2027');
  expect(formatMonth('2027-01', 'zh')).toBe('2027年1月');
});
