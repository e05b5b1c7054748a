/** The second before the deadline, the deadline itself and the second after, recorded before the timer or behind it. */
import { describe, expect, test } from '@jest/globals';
import type { Answer, Transmission, VerificationStatus } from '@toric/contracts/customer/supply/verification.http';
import fc from 'fast-check';
import { assertHappened, assertSent, decideAnswer, silenceVerifies, type Verification } from './verification.ts';

const DEADLINE = new Date('2026-11-24T17:00:00.000Z');
const second = (n: number) => new Date(DEADLINE.getTime() + n * 1_000);
const answer = (said: Answer['answer']) => ({ answer: said }) as Answer; // the decision reads nothing else of it
const waiting = { status: 'waiting', deadline: DEADLINE } as const;
const unanswered = { ...waiting, status: 'unanswered' } as const;

test('silence verifies from the deadline on, only while an answer is waited for, and never without a deadline', () => {
  expect([-1, 0, 1].map((n) => silenceVerifies(waiting, second(n)))).toEqual([false, true, true]);
  expect(silenceVerifies({ status: 'waiting', deadline: null }, second(1_000_000))).toBe(false);
  const others: VerificationStatus[] = ['to-send', 'confirmed', 'corrected', 'denied', 'unanswered', 'dropped'];
  expect(others.some((status) => silenceVerifies({ status, deadline: DEADLINE }, second(1)))).toBe(false);
});

describe('a denial', () => {
  const denied = answer('denied');

  test('a second before the deadline wins, recorded before the timer fires', () => {
    expect(decideAnswer(waiting, denied, second(-1))).toEqual({
      status: 'denied',
      kind: 'answer',
      event: 'deny',
      revokes: false,
    });
  });

  test('a second before the deadline wins, recorded after the timer has fired: what silence permitted is revoked', () => {
    expect(decideAnswer(unanswered, denied, second(-1))).toEqual({
      status: 'denied',
      kind: 'answer',
      event: 'deny',
      revokes: true,
    });
  });

  test.each([0, 1])('%s s after the deadline is too late, and a timer that has not fired is only late', (n) => {
    const late = { status: 'unanswered', kind: 'objection', revokes: false };
    expect(decideAnswer(waiting, denied, second(n))).toEqual({ ...late, event: 'silence' });
    expect(decideAnswer(unanswered, denied, second(n))).toEqual({ ...late, event: undefined });
  });

  test('where no silence verifies it is never too late', () => {
    expect(decideAnswer({ status: 'waiting', deadline: null }, denied, second(1_000_000)).status).toBe('denied');
    expect(decideAnswer({ status: 'to-send', deadline: null }, denied, second(0)).status).toBe('denied');
  });

  test.each(['confirmed', 'corrected', 'denied', 'dropped'] as const)(
    'after the end (%s) changes nothing',
    (status) => {
      const ended = { status, deadline: DEADLINE };
      expect(decideAnswer(ended, denied, second(-1))).toEqual({
        status,
        kind: 'objection',
        event: undefined,
        revokes: false,
      });
    },
  );
});

test('a confirmation that comes late is kept and alarms nobody; a correction in time takes the place of silence', () => {
  expect(decideAnswer(unanswered, answer('confirmed'), second(1)).kind).toBe('late-answer');
  expect(decideAnswer(unanswered, answer('confirmed'), second(-1))).toMatchObject({
    status: 'confirmed',
    revokes: false,
  });
  expect(decideAnswer(unanswered, answer('corrected'), second(-1))).toMatchObject({ event: 'confirm', revokes: true });
});

test('the order in which the timer and the pen come makes no difference to what holds in the end', () => {
  const said = fc.constantFrom<Answer['answer']>('confirmed', 'corrected', 'denied');
  fc.assert(
    fc.property(said, fc.integer({ min: -5, max: 5 }), (what, n) => {
      const penFirst = decideAnswer(waiting, answer(what), second(n));
      const timerFirst = decideAnswer(unanswered, answer(what), second(n));
      expect([timerFirst.status, timerFirst.kind]).toEqual([penFirst.status, penFirst.kind]);
    }),
  );
});

describe('times that cannot be', () => {
  const asked: Verification = {
    id: 'v',
    prescriptionId: 'p',
    revision: 1,
    customerId: 'me',
    status: 'to-send',
    deadline: null,
    version: 1,
    createdAt: new Date('2026-11-23T09:00:00.000Z'),
    updatedAt: new Date('2026-11-23T09:00:00.000Z'),
  };
  const now = new Date('2026-11-23T12:00:00.000Z');
  const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const sent = (sentAt: string, receivedAt: string) => ({ sentAt, receivedAt }) as Transmission; // nothing else is read
  const pointersOf = (act: () => void) => {
    try {
      act();
      return [];
    } catch (error) {
      return Object(error).errors.map(({ pointer }: { pointer: string }) => pointer);
    }
  };

  test.each([
    ['in order', sent(at(9), at(12)), []],
    ['sent before anybody ordered', sent(at(8), at(10)), ['/sentAt']],
    ['received before it was sent', sent(at(10), at(9)), ['/receivedAt']],
    ['received in an hour', sent(at(10), at(13)), ['/receivedAt']],
  ])('%s', (_, transmission, expected) => {
    expect(pointersOf(() => assertSent(transmission, asked, now))).toEqual(expected);
  });

  test('an answer before the question, or tomorrow', () => {
    expect(pointersOf(() => assertHappened('/receivedAt', at(8), asked, now))).toEqual(['/receivedAt']);
    expect(pointersOf(() => assertHappened('/at', '2026-11-24T09:00:00.000Z', asked, now))).toEqual(['/at']);
    expect(pointersOf(() => assertHappened('/at', at(11), asked, now))).toEqual([]);
  });
});
