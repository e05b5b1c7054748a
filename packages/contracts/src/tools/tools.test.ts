// What the calculators refuse before they count: each field says what is wrong with it, and nothing is assumed.
import { describe, expect, test } from '@jest/globals';
import type { Operation } from '../kernel/operation.ts';
import { ComputeRunOut, ComputeVerificationDeadline, ConvertVertex, ReadBarcode } from './tools.http.ts';

const wrong = ({ body }: Pick<Operation, 'body'>, value: unknown) =>
  (body?.safeParse(value).error?.issues ?? []).map(({ path, message }) => `/${path.join('/')} ${message}`);

test('all are public, keep nothing and need no key', () => {
  for (const operation of [ComputeVerificationDeadline, ConvertVertex, ComputeRunOut, ReadBarcode]) {
    expect([operation.allow, operation.idempotent]).toEqual([['public'], false]);
  }
});

describe('the verification deadline', () => {
  const good = { receivedAt: '2026-03-06T21:00:00Z', timeZone: 'America/New_York' };
  const RECEIVED = '/receivedAt an instant with its offset, e.g. 2026-03-06T16:00:00-05:00';
  const ZONE = '/timeZone an IANA time zone, e.g. America/Chicago';

  test('takes an instant with an offset, and asks the federal rule unless told otherwise', () => {
    const parse = (change: object) => ComputeVerificationDeadline.body.parse({ ...good, ...change });
    expect(parse({ receivedAt: '2026-03-06T16:00:00-05:00' }).jurisdiction).toBe('US');
    expect(parse({ knownSaturdayHours: { from: '09:00', to: '13:00' }, jurisdiction: 'US-CA' })).toMatchObject({
      jurisdiction: 'US-CA',
    });
  });

  test.each([
    ['no time zone', { timeZone: undefined }, [ZONE]],
    ['a zone on Mars', { timeZone: 'Mars/Olympus' }, [ZONE]],
    ['an offset for a zone', { timeZone: '-05:00' }, [ZONE]],
    ['a wall time without offset', { receivedAt: '2026-03-06T16:00:00' }, [RECEIVED]],
    ['a day that does not exist', { receivedAt: '2026-02-30T16:00:00Z' }, [RECEIVED]],
    ['no receipt', { receivedAt: undefined }, [RECEIVED]],
    ['another century', { receivedAt: '1926-03-06T21:00:00Z' }, ['/receivedAt a day from 2000 to 2199']],
    [
      'hours that end before',
      { knownSaturdayHours: { from: '13:00', to: '09:00' } },
      ['/knownSaturdayHours/to must be later than from'],
    ],
    [
      'hours of a strange clock',
      { knownSaturdayHours: { from: '09:60', to: '13:00' } },
      ['/knownSaturdayHours/from a time of day, e.g. 09:00'],
    ],
    ['a jurisdiction without a pack', { jurisdiction: 'US-TX' }, [expect.stringMatching('^/jurisdiction ')]],
  ])('refuses %s', (_, change, expected) => {
    expect(wrong(ComputeVerificationDeadline, { ...good, ...change })).toEqual(expected);
  });
});

describe('vertex', () => {
  test.each([
    ['a sphere alone', { sphere: -8 }, []],
    ['a cylinder of nought, without axis', { sphere: -8, cylinder: 0 }, []],
    ['a cylinder without axis', { sphere: -8, cylinder: -2 }, ['/axis a cylinder needs its axis, 0 to 180 degrees']],
    [
      'an axis without cylinder',
      { sphere: -8, axis: 90 },
      ['/axis no cylinder to belong to: enter it, or leave the axis out'],
    ],
    ['millimetres far off', { sphere: -8, vertexDistanceMm: 0.012 }, [expect.stringMatching('^/vertexDistanceMm ')]],
    [
      'a meridian too strong',
      { sphere: -29, cylinder: -2, axis: 5 },
      [expect.stringMatching('^/cylinder with the sphere')],
    ],
  ])('%s', (_, body, expected) => {
    expect(wrong(ConvertVertex, body)).toEqual(expected);
  });
});

test('run-out wants an eye, whole boxes and days of our time', () => {
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
