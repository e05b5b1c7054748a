// Tests the verification clock: examples, holidays, changes of clocks and calendars, and requests without a deadline.
import { describe, expect, test } from '@jest/globals';
import type { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import type { Law } from '../jurisdiction/place.ts';
import { strictestClock, type VerificationClock, verificationDeadline } from './deadline.ts';

type Case = { zone?: string; saturday?: string; jurisdiction?: Jurisdiction };

function clock(receivedAt: string, { zone = 'America/New_York', saturday, jurisdiction = 'US' }: Case = {}) {
  const [from = '', to = ''] = saturday?.split('-') ?? [];
  const saturdayHours = saturday ? { from, to } : undefined;
  return verificationDeadline({ receivedAt: new Date(receivedAt), timeZone: zone, saturdayHours, jurisdiction });
}
const good = (result: VerificationClock) => {
  if (!result.ok) throw new Error(`${result.problem.path} ${result.problem.message.en}`);
  return result;
};

describe('the deadline is eight business hours after', () => {
  const examples: [string, string, string, Case?][] = [
    ['Friday 15:00', '2026-04-17T15:00:00-04:00', '2026-04-20T15:00:00-04:00'],
    ['Friday 18:00', '2026-04-17T18:00:00-04:00', '2026-04-20T17:00:00-04:00'],
    ['Friday 16:00, and the clock goes forward', '2026-03-06T16:00:00-05:00', '2026-03-09T16:00:00-04:00'],
    ['Friday 16:00, and the clock goes back', '2026-10-30T16:00:00-04:00', '2026-11-02T16:00:00-05:00'],
    [
      'Saturday 8:00 with known hours',
      '2026-04-18T08:00:00-04:00',
      '2026-04-20T13:00:00-04:00',
      { saturday: '09:00-13:00' },
    ],
    ['Saturday 8:00 without known hours', '2026-04-18T08:00:00-04:00', '2026-04-20T17:00:00-04:00'],
    [
      'Saturday 6:00 with known hours that begin at 7:30',
      '2026-04-18T06:00:00-04:00',
      '2026-04-20T14:00:00-04:00',
      { saturday: '07:30-10:30' },
    ],
    ['Monday 9:00 sharp', '2026-04-20T09:00:00-04:00', '2026-04-20T17:00:00-04:00'],
    ['Monday 17:00 sharp', '2026-04-20T17:00:00-04:00', '2026-04-21T17:00:00-04:00'],
    ['a second before 17:00', '2026-04-20T16:59:59-04:00', '2026-04-21T16:59:59-04:00'],
    ['midnight', '2026-04-20T00:00:00-04:00', '2026-04-20T17:00:00-04:00'],
    ['the eve of Thanksgiving', '2026-11-25T15:00:00-05:00', '2026-11-27T15:00:00-05:00'],
    ['the eve of a long weekend', '2026-05-22T16:30:00-04:00', '2026-05-26T16:30:00-04:00'],
    [
      '2 July 2026: the 4th is a Saturday',
      '2026-07-02T16:00:00-04:00',
      '2026-07-06T16:00:00-04:00',
      { saturday: '09:00-17:00' },
    ],
    ['2 July 2027: the 4th is a Sunday', '2027-07-02T16:00:00-04:00', '2027-07-06T16:00:00-04:00'],
    ['30 December 2021: New Year is kept in the old year', '2021-12-30T16:00:00-05:00', '2022-01-03T16:00:00-05:00'],
    ['17 June 2021: the first Juneteenth', '2021-06-17T16:00:00-04:00', '2021-06-21T16:00:00-04:00'],
    ['18 June 2020: not yet a holiday', '2020-06-18T16:00:00-04:00', '2020-06-19T16:00:00-04:00'],
    [
      'an evening on the west coast',
      '2026-04-20T23:00:00-04:00',
      '2026-04-21T20:00:00-04:00',
      { zone: 'America/Los_Angeles' },
    ],
    [
      'a Sunday evening here that is Monday there',
      '2026-04-19T22:00:00Z',
      '2026-04-20T09:00:00Z',
      { zone: 'Asia/Shanghai' },
    ],
    ['a prescriber in Kolkata', '2026-04-20T12:00:00+05:30', '2026-04-21T12:00:00+05:30', { zone: 'Asia/Kolkata' }],
    // Samoa skipped Friday, 30 December 2011; New Year was a Sunday and was observed on the Monday after it
    [
      'the Thursday before a skipped day',
      '2011-12-29T16:00:00-10:00',
      '2012-01-03T16:00:00+14:00',
      { zone: 'Pacific/Apia' },
    ],
  ];
  test.each(examples.map(([name, ...rest]) => [name, rest] as const))('%s', (_, [receivedAt, deadline, given]) => {
    const { deadline: found, deadlineLocal } = good(clock(receivedAt, given));
    expect(found).toBe(new Date(deadline).toISOString());
    expect(new Date(deadlineLocal ?? '').toISOString()).toBe(found);
  });

  test('the deadline is also given on the prescriber’s local clock', () => {
    expect(good(clock('2026-03-06T21:00:00Z')).deadlineLocal).toBe('2026-03-09T16:00:00-04:00');
    expect(good(clock('2026-04-20T06:30:00Z', { zone: 'Asia/Kolkata' })).deadlineLocal).toBe(
      '2026-04-21T12:00:00+05:30',
    );
    expect(good(clock('2026-01-05T10:00:00.250Z', { zone: 'Europe/London' })).deadlineLocal).toBe(
      '2026-01-06T10:00:00.250+00:00',
    );
  });
});

describe('the steps', () => {
  const explained = (receivedAt: string, given?: Case) =>
    good(clock(receivedAt, given)).steps.map(({ what, why }) => [what, why.en]);

  test('explain which time counts, which does not, and why', () => {
    expect(explained('2026-03-06T21:00:00Z')).toEqual([
      ['counted', 'Friday 2026-03-06 16:00 to 17:00: 1 h of business hours, 7 h to go.'],
      ['outside-hours', 'Friday 2026-03-06 17:00 to Saturday 2026-03-07 00:00: outside business hours.'],
      ['saturday', 'Saturday 2026-03-07 does not count: no Saturday hours of this prescriber are known.'],
      ['sunday', 'Sunday 2026-03-08 does not count. The clock changes: UTC-05:00 → UTC-04:00.'],
      ['outside-hours', 'Monday 2026-03-09 00:00 to Monday 2026-03-09 09:00: outside business hours.'],
      ['counted', 'Monday 2026-03-09 09:00 to 16:00: 7 h of business hours, 0 to go.'],
    ]);
  });

  test('join the evening and the next morning', () => {
    expect(explained('2026-04-20T20:29:30Z')).toEqual([
      ['counted', 'Monday 2026-04-20 16:29:30 to 17:00: 30 min 30 s of business hours, 7 h 29 min 30 s to go.'],
      ['outside-hours', 'Monday 2026-04-20 17:00 to Tuesday 2026-04-21 09:00: outside business hours.'],
      ['counted', 'Tuesday 2026-04-21 09:00 to 16:29:30: 7 h 29 min 30 s of business hours, 0 to go.'],
    ]);
  });

  test('name a holiday, and its date if it is observed on another day', () => {
    const days = good(clock('2026-07-02T20:00:00Z', { saturday: '09:00-17:00' })).steps.filter(
      ({ what }) => what === 'holiday',
    );
    expect(days.map(({ why }) => why)).toEqual([
      {
        en: 'Friday 2026-07-03 does not count: Independence Day (2026-07-04), a federal holiday observed that day.',
        zh: '星期五 2026-07-03 不计入：联邦假日独立日 (2026-07-04)在该日补休。',
      },
      {
        en: 'Saturday 2026-07-04 does not count: Independence Day, a federal holiday.',
        zh: '星期六 2026-07-04 不计入：联邦假日独立日。',
      },
    ]);
  });
});

describe('there is no deadline', () => {
  test.each([[undefined], [''], ['Mars/Olympus'], ['+05:00'], ['New York'], ['EST'], ['UTC'], ['Etc/GMT+5']])(
    'without a time zone that is a place: %j',
    (zone) => {
      const request = { receivedAt: new Date('2026-03-06T21:00:00Z'), jurisdiction: 'US' } as const;
      expect(verificationDeadline({ ...request, timeZone: zone })).toEqual({
        ok: false,
        problem: {
          path: '/timeZone',
          message: {
            en: "the prescriber's time zone is not known: find out the place, e.g. America/Chicago, because it is never assumed",
            zh: '处方医师的时区未知：请查明其所在地，例如 America/Chicago，绝不推定',
          },
        },
      });
    },
  );

  test('before the first rules on file', () => {
    expect(clock('2004-08-02T04:00:00Z').ok).toBe(true);
    expect(clock('2004-08-02T03:59:59Z')).toEqual({
      ok: false,
      problem: {
        path: '/receivedAt',
        message: expect.objectContaining({ en: 'no rules of US are on file for 2004-08-01' }),
      },
    });
  });

  test.each<[Jurisdiction, RegExp]>([
    ['US-OK', /^In US-OK, silence does not verify a prescription: the prescriber must answer \(59 O\.S\. § 646\.5/],
    ['GB', /Opticians Act 1989/],
    ['CN', /no rule is on file by which silence would verify/],
  ])('if silence does not verify under the law of %s', (jurisdiction, reason) => {
    expect(good(clock('2026-03-06T21:00:00Z', { jurisdiction }))).toMatchObject({
      deadline: null,
      deadlineLocal: null,
      steps: [
        {
          from: '2026-03-06T21:00:00.000Z',
          to: null,
          what: 'answer-needed',
          why: { en: expect.stringMatching(reason) },
        },
      ],
    });
  });

  test('in contrast to California, which has the federal deadline', () => {
    expect(good(clock('2026-03-06T21:00:00Z', { jurisdiction: 'US-CA' })).deadline).toBe('2026-03-09T20:00:00.000Z');
  });
});

describe('under several laws', () => {
  const under = (laws: readonly Law[], timeZone = 'America/New_York') =>
    strictestClock(laws, { receivedAt: new Date('2026-03-06T21:00:00Z'), timeZone });

  test('silence verifies only if it does under each of them', () => {
    expect(under(['US', 'US-CA'])).toMatchObject({ ok: true, deadline: '2026-03-09T20:00:00.000Z' });
    for (const laws of [
      ['US', 'US-OK'],
      ['US-OK', 'US'],
      ['US', undefined],
      [undefined, 'US'],
    ] satisfies Law[][])
      expect(under(laws)).toMatchObject({ ok: true, deadline: null, steps: [{ what: 'answer-needed' }] });
  });

  test('the reason says if there are no rules on file', () => {
    const en = 'Without rules on file, silence does not verify a prescription: the prescriber must answer.';
    expect(under([undefined])).toMatchObject({ steps: [{ to: null, why: { en } }] });
  });

  test('an unknown time zone is refused under every law', () => {
    for (const laws of [['US'], ['US-OK'], [undefined]] satisfies Law[][])
      expect(under(laws, 'Mars/Olympus')).toMatchObject({ ok: false, problem: { path: '/timeZone' } });
  });
});
