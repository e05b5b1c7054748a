/**
 * Tests the calculators and the rules of jurisdictions over HTTP. They are public, need no idempotency key and store
 * nothing.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

const ask = (tool: string, body: object, language = 'en') =>
  shop.call('post', `/tools/${tool}`, { body, headers: { 'Accept-Language': language } });
const request = (change: object = {}) => ({
  receivedAt: '2026-03-06T21:00:00Z',
  timeZone: 'America/New_York',
  ...change,
});

describe('the verification deadline', () => {
  test("is computed over a daylight-saving change, with every step in the caller's language", async () => {
    const { body } = await ask('verification-deadline', request()).expect(200);
    expect(body).toMatchObject({
      jurisdiction: 'US',
      rulesFrom: '2020-10-16',
      deadline: '2026-03-09T20:00:00.000Z',
      deadlineLocal: '2026-03-09T16:00:00-04:00',
    });
    expect(body.steps[0]).toEqual({
      from: '2026-03-06T21:00:00.000Z',
      to: '2026-03-06T22:00:00.000Z',
      what: 'counted',
      why: 'Friday 2026-03-06 16:00 to 17:00: 1 h of business hours, 7 h to go.',
    });
    expect(body.steps.at(-1).to).toBe(body.deadline);
    const chinese = await ask('verification-deadline', request(), 'zh').expect(200);
    expect(chinese.body.steps[0].why).toBe('星期五 2026-03-06 16:00 至 17:00：计入营业时间 1 小时，还剩 7 小时。');
  });

  test('counts a Saturday only if its hours are known', async () => {
    const received = { receivedAt: '2026-04-18T08:00:00-04:00' };
    const known = { ...received, knownSaturdayHours: { from: '09:00', to: '13:00' } };
    expect((await ask('verification-deadline', request(known))).body.deadlineLocal).toBe('2026-04-20T13:00:00-04:00');
    expect((await ask('verification-deadline', request(received))).body.deadlineLocal).toBe(
      '2026-04-20T17:00:00-04:00',
    );
  });

  test('does not exist in Oklahoma, which requires an answer', async () => {
    const { body } = await ask('verification-deadline', request({ jurisdiction: 'US-OK' })).expect(200);
    expect(body).toMatchObject({ deadline: null, steps: [{ to: null, what: 'answer-needed' }] });
  });

  test('is not computed without a time zone, or for a day before the rule', async () => {
    const none = await ask('verification-deadline', { receivedAt: '2026-03-06T21:00:00Z' }, 'zh').expect(400);
    expect(none.body.errors).toEqual([
      { in: 'body', pointer: '/timeZone', detail: '以地点命名的 IANA 时区，例如 America/Chicago' },
    ]);
    const early = await ask('verification-deadline', request({ receivedAt: '2003-03-06T21:00:00Z' })).expect(422);
    expect(early.body).toMatchObject({
      type: '/docs/errors/verification.not-computable',
      errors: [{ in: 'body', pointer: '/receivedAt', detail: 'no rules of US are on file for 2003-03-06' }],
    });
  });
});

test('a vertex conversion returns exact and rounded powers, with the disclaimer that they cannot be ordered', async () => {
  const { body } = await ask('vertex', { sphere: -8, cylinder: -2, axis: 90 }).expect(200);
  expect(body).toEqual({
    exact: { sphere: expect.closeTo(-7.29927, 5), cylinder: expect.closeTo(-1.6293, 4), axis: 90 },
    rounded: { sphere: -7.25, cylinder: -1.75, axis: 90 },
    disclaimer: expect.stringMatching(/cannot be ordered/),
  });
  expect((await ask('vertex', { sphere: 10, vertexDistanceMm: 14 })).body.rounded).toEqual({ sphere: 11.75 });
  const { body: refused } = await ask('vertex', { sphere: -8, cylinder: -2 }, 'zh').expect(400);
  expect(refused.errors).toEqual([{ in: 'body', pointer: '/axis', detail: '有柱镜时必须填写 0 至 180 度的轴位' }]);
});

test('a run-out is computed for each eye, and the earlier one decides', async () => {
  const right = { boxes: 1, packSize: 30, replacement: 'daily', daysPerWeek: 5 };
  const left = { boxes: 1, packSize: 6, replacement: 'monthly', daysPerWeek: 5, carryOver: 1, openedOn: '2026-01-01' };
  const { body } = await ask('run-out', { eyes: { right, left }, from: '2026-01-10' }).expect(200);
  expect(body).toEqual({
    right: { lenses: 30, days: 42, from: '2026-01-10', runsOutOn: '2026-02-21' },
    left: { lenses: 7, days: 210, from: '2026-01-01', runsOutOn: '2026-07-30' },
    runsOutOn: '2026-02-21',
    reorderBy: '2026-02-07',
    why: expect.stringMatching(/^14 days before/),
  });
  const alone = await ask('run-out', { eyes: { left }, from: '2026-01-10' }).expect(200);
  expect(Object.keys(alone.body)).not.toContain('right');
});

test('lenses that last beyond the last day of the API are refused by name, for each eye', async () => {
  const yearly = { boxes: 22, packSize: 365, replacement: 'yearly' };
  const { body } = await ask('run-out', { eyes: { right: yearly, left: yearly }, from: '2026-11-29' }, 'en').expect(
    422,
  );
  expect(body.type).toBe('/docs/errors/run-out.not-computable');
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/eyes/right', '/eyes/left']);
});

test('nothing is stored, even if an idempotency key is sent', async () => {
  const kept = () => shop.value<number>('select count(*)::int as value from customer.idempotent_reply');
  const before = await kept();
  await ask('vertex', { sphere: -8 }).expect(200);
  expect(await kept()).toBe(before);
});

describe('the rules of each jurisdiction', () => {
  test('all rules in force are listed, and one jurisdiction can be read for any day', async () => {
    const all = await shop.call('get', '/jurisdictions?on=2026-11-22').expect(200);
    expect(all.body.data.map(({ jurisdiction }: { jurisdiction: string }) => jurisdiction)).toEqual([
      ...['US', 'US-CA', 'US-OK', 'GB', 'EU', 'CN', 'JP', 'KR'],
    ]);
    const oklahoma = await shop.call('get', '/jurisdictions/US-OK?on=2026-11-22').expect(200);
    expect(oklahoma.body).toMatchObject({
      within: 'US',
      shortestYears: { is: 1, source: expect.stringContaining('315.6') },
      passiveVerification: { is: false, source: expect.stringContaining('646.5') },
    });
    expect((await shop.call('get', '/jurisdictions/EU?on=2026-11-08').expect(200)).body.version).toBe(1);
    expect((await shop.call('get', '/jurisdictions/KR').expect(200)).body.distanceSelling.is).toBe('forbidden');
  });

  test('a jurisdiction without rules on that day is refused, and an unknown one too', async () => {
    const before = await shop.call('get', '/jurisdictions/US-OK?on=2019-10-31').expect(404);
    expect([before.body.type, before.body.detail]).toEqual([
      '/docs/errors/jurisdiction.no-rules',
      expect.stringContaining('We have no rules of US-OK for 2019-10-31, and unknown rules permit nothing.'),
    ]);
    await shop.call('get', '/jurisdictions/US-TX').expect(400);
    await shop.call('get', '/jurisdictions/US?on=2026-02-30').expect(400);
    expect((await shop.call('get', '/jurisdictions?on=2000-01-01').expect(200)).body.data).toEqual([]);
  });
});
