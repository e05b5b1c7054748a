// Tests that the schemas of the calculators refuse a wrong or missing field with a message.
import { describe, expect, test } from '@jest/globals';
import type { Operation } from '../kernel/operation.ts';
import { ComputeRunOut, ComputeVerificationDeadline, ConvertVertex, ReadBarcode } from './tools.http.ts';

const wrong = ({ body }: Pick<Operation, 'body'>, value: unknown) =>
  (body?.safeParse(value).error?.issues ?? []).map(({ path, message }) => `/${path.join('/')} ${message}`);

test('all calculators are public and need no Idempotency-Key', () => {
  for (const operation of [ComputeVerificationDeadline, ConvertVertex, ComputeRunOut, ReadBarcode]) {
    expect([operation.allow, operation.idempotent]).toEqual([['public'], false]);
  }
});

describe('the verification deadline', () => {
  const good = { receivedAt: '2026-03-06T21:00:00Z', timeZone: 'America/New_York' };
  const RECEIVED = '/receivedAt an instant with its offset, e.g. 2026-03-06T16:00:00-05:00';
  const ZONE = '/timeZone an IANA time zone that is a place, e.g. America/Chicago';

  test('takes an instant with an offset, and applies the federal rule by default', () => {
    const parse = (change: object) => ComputeVerificationDeadline.body.parse({ ...good, ...change });
    expect(parse({ receivedAt: '2026-03-06T16:00:00-05:00' }).jurisdiction).toBe('US');
    expect(parse({ knownSaturdayHours: { from: '09:00', to: '13:00' }, jurisdiction: 'US-CA' })).toMatchObject({
      jurisdiction: 'US-CA',
    });
  });

  test.each([
    ['no time zone', { timeZone: undefined }, [ZONE]],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, [ZONE]],
    ['an offset in place of a time zone', { timeZone: '-05:00' }, [ZONE]],
    ['a legacy name that never changes its clock', { timeZone: 'EST' }, [ZONE]],
    ['an offset with a name', { timeZone: 'Etc/GMT+5' }, [ZONE]],
    ['UTC, which is no place', { timeZone: 'UTC' }, [ZONE]],
    ['a wall time without offset', { receivedAt: '2026-03-06T16:00:00' }, [RECEIVED]],
    ['a day that does not exist', { receivedAt: '2026-02-30T16:00:00Z' }, [RECEIVED]],
    ['no time of receipt', { receivedAt: undefined }, [RECEIVED]],
    ['a day of another century', { receivedAt: '1926-03-06T21:00:00Z' }, ['/receivedAt a day from 2000 to 2199']],
    [
      'hours that end before they begin',
      { knownSaturdayHours: { from: '13:00', to: '09:00' } },
      ['/knownSaturdayHours/to must be later than from'],
    ],
    [
      'a time of day that does not exist',
      { knownSaturdayHours: { from: '09:60', to: '13:00' } },
      ['/knownSaturdayHours/from a time of day, e.g. 09:00'],
    ],
    ['a jurisdiction without a pack', { jurisdiction: 'US-TX' }, [expect.stringMatching('^/jurisdiction ')]],
  ])('refuses %s', (_, change, expected) => {
    expect(wrong(ComputeVerificationDeadline, { ...good, ...change })).toEqual(expected);
  });
});

describe('the vertex conversion', () => {
  test.each([
    ['takes a sphere without a cylinder', { sphere: -8 }, []],
    ['takes a cylinder of 0 without an axis', { sphere: -8, cylinder: 0 }, []],
    [
      'refuses a cylinder without an axis',
      { sphere: -8, cylinder: -2 },
      ['/axis a cylinder needs its axis, 0 to 180 degrees'],
    ],
    [
      'refuses an axis without a cylinder',
      { sphere: -8, axis: 90 },
      ['/axis has no cylinder: enter the cylinder, or leave the axis out'],
    ],
    [
      'refuses a vertex distance in metres',
      { sphere: -8, vertexDistanceMm: 0.012 },
      [expect.stringMatching('^/vertexDistanceMm ')],
    ],
    [
      'refuses more than 30 D in one meridian',
      { sphere: -29, cylinder: -2, axis: 5 },
      [expect.stringMatching('^/cylinder makes more than 30 D in one meridian')],
    ],
  ])('%s', (_, body, expected) => {
    expect(wrong(ConvertVertex, body)).toEqual(expected);
  });
});

test('run-out demands an eye, whole boxes and plausible days', () => {
  const right = { boxes: 1, packSize: 30, replacement: 'daily' };
  const from = '2026-01-10';
  expect(wrong(ComputeRunOut, { eyes: { right }, from })).toEqual([]);
  expect(wrong(ComputeRunOut, { eyes: {}, from })).toEqual(['/eyes fill in at least one eye']);
  expect(wrong(ComputeRunOut, { eyes: { right }, from: '2027-02-29' })).toEqual([
    '/from a day that exists, as YYYY-MM-DD',
  ]);
  expect(wrong(ComputeRunOut, { eyes: { right }, from: '2206-01-10' })).toEqual(['/from a day from 2000 to 2199']);
  expect(wrong(ComputeRunOut, { eyes: { right: { ...right, boxes: 1.5, daysPerWeek: 8 } }, from })).toHaveLength(2);
});
