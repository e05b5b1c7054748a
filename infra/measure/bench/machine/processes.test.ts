import { expect, test } from '@jest/globals';
import { parsePs, parseStat, parseStatus, parseTime } from './processes.ts';

test('a stat line is parsed behind the name, even if the name contains brackets', () => {
  const numbers = '24 24 0 -1 4194560 9 8 7 6 1250 250 4000 1000 20 0 11 0 552 1 2';
  expect(parseStat(`5012 (a (odd) name) S 4990 ${numbers}`)).toEqual({
    ...{ name: 'a (odd) name', parent: 4990, cpu: 15, reaped: 50 },
  });
});

test('memory is split into private and shared bytes', () => {
  const status = 'Name:\tpostgres\nVmRSS:\t  7000 kB\nRssAnon:\t  1000 kB\nRssFile:\t  2000 kB\nRssShmem:\t  4000 kB\n';
  expect(parseStatus(status)).toEqual({ own: 1_024_000, shared: 6_144_000 });
  expect(parseStatus('Name:\tkthreadd\n')).toEqual({ own: 0, shared: 0 });
});

test.each([
  ['0:00.12', 0.12],
  ['12:34.56', 754.56],
  ['01:00:05', 3_605],
  ['2-03:00:00', 183_600],
])('the ps time %s is %d seconds', (text, seconds) => {
  expect(parseTime(text)).toBeCloseTo(seconds);
});

test('the output of ps has one process per line', () => {
  const list = parsePs('    1     0   0:01.50   1024 init\n  77     1  1:00.00  20480 /opt/pg/bin/postgres\n');
  expect([...list.keys()]).toEqual([1, 77]);
  expect(list.get(77)).toEqual({
    ...{ pid: 77, parent: 1, name: '/opt/pg/bin/postgres', cpu: 60, reaped: undefined, own: 20_971_520, shared: 0 },
  });
});
