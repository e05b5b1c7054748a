import { describe, expect, test } from '@jest/globals';
import type {
  PrescriberAnswer,
  Transmission,
  VerificationStatus,
} from '@toric/contracts/customer/supply/verification.http';
import fc from 'fast-check';
import {
  assertEventTime,
  assertTransmissionTimes,
  decideAnswer,
  silenceVerifies,
  startClock,
  type Verification,
} from './verification.ts';

const DEADLINE = new Date('2026-11-24T17:00:00.000Z');
const second = (n: number) => new Date(DEADLINE.getTime() + n * 1_000);
// The cast is safe, because the decision reads only the field `answer`.
const answer = (kind: PrescriberAnswer['answer']) => ({ answer: kind }) as PrescriberAnswer;
const waiting = { status: 'waiting', deadline: DEADLINE } as const;
const unanswered = { ...waiting, status: 'unanswered' } as const;

test('silence verifies from the deadline on, only in the status waiting, and never without a deadline', () => {
  expect([-1, 0, 1].map((n) => silenceVerifies(waiting, second(n)))).toEqual([false, true, true]);
  expect(silenceVerifies({ status: 'waiting', deadline: null }, second(1_000_000))).toBe(false);
  const others: VerificationStatus[] = ['to-send', 'confirmed', 'corrected', 'denied', 'unanswered', 'dropped'];
  expect(others.some((status) => silenceVerifies({ status, deadline: DEADLINE }, second(1)))).toBe(false);
});

describe('a denial', () => {
  const denied = answer('denied');

  test('a second before the deadline counts, if it is recorded before the timer runs', () => {
    expect(decideAnswer(waiting, denied, second(-1))).toEqual({
      status: 'denied',
      kind: 'answer',
      event: 'deny',
      revokes: false,
    });
  });

  test('a second before the deadline counts, if it is recorded after the timer, and revokes the evidence by silence', () => {
    expect(decideAnswer(unanswered, denied, second(-1))).toEqual({
      status: 'denied',
      kind: 'answer',
      event: 'deny',
      revokes: true,
    });
  });

  test.each([0, 1])('%s s after the deadline is too late, and silence is applied if the timer has not run yet', (n) => {
    const late = { status: 'unanswered', kind: 'objection', revokes: false };
    expect(decideAnswer(waiting, denied, second(n))).toEqual({ ...late, event: 'silence' });
    expect(decideAnswer(unanswered, denied, second(n))).toEqual({ ...late, event: undefined });
  });

  test('is never too late if there is no deadline', () => {
    expect(decideAnswer({ status: 'waiting', deadline: null }, denied, second(1_000_000)).status).toBe('denied');
    expect(decideAnswer({ status: 'to-send', deadline: null }, denied, second(0)).status).toBe('denied');
  });

  test.each(['confirmed', 'corrected', 'denied', 'dropped'] as const)(
    'changes nothing after the verification ended as %s',
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

test('a late confirmation is recorded without an alarm; a correction in time replaces silence', () => {
  expect(decideAnswer(unanswered, answer('confirmed'), second(1)).kind).toBe('late-answer');
  expect(decideAnswer(unanswered, answer('confirmed'), second(-1))).toMatchObject({
    status: 'confirmed',
    revokes: false,
  });
  expect(decideAnswer(unanswered, answer('corrected'), second(-1))).toMatchObject({ event: 'confirm', revokes: true });
});

test('the result does not depend on whether the timer runs before or after the answer is recorded', () => {
  const kinds = fc.constantFrom<PrescriberAnswer['answer']>('confirmed', 'corrected', 'denied');
  fc.assert(
    fc.property(kinds, fc.integer({ min: -5, max: 5 }), (kind, n) => {
      const recordedFirst = decideAnswer(waiting, answer(kind), second(n));
      const timerFirst = decideAnswer(unanswered, answer(kind), second(n));
      expect([timerFirst.status, timerFirst.kind]).toEqual([recordedFirst.status, recordedFirst.kind]);
    }),
  );
});

describe('impossible times are refused', () => {
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
  // The cast is safe, because the checks read only `sentAt` and `receivedAt`.
  const sent = (sentAt: string, receivedAt: string) => ({ sentAt, receivedAt }) as Transmission;
  const pointersOf = (act: () => void) => {
    try {
      act();
      return [];
    } catch (error) {
      return Object(error).errors.map(({ pointer }: { pointer: string }) => pointer);
    }
  };

  test.each([
    ['with times in order: none', sent(at(9), at(12)), []],
    ['sent before the request existed', sent(at(8), at(10)), ['/sentAt']],
    ['received before it was sent', sent(at(10), at(9)), ['/receivedAt']],
    ['received in the future', sent(at(10), at(13)), ['/receivedAt']],
  ])('of a transmission %s', (_, transmission, expected) => {
    expect(pointersOf(() => assertTransmissionTimes(transmission, asked, now))).toEqual(expected);
  });

  test('of an answer before the request existed, or in the future', () => {
    expect(pointersOf(() => assertEventTime('/receivedAt', at(8), asked, now))).toEqual(['/receivedAt']);
    expect(pointersOf(() => assertEventTime('/at', '2026-11-24T09:00:00.000Z', asked, now))).toEqual(['/at']);
    expect(pointersOf(() => assertEventTime('/at', at(11), asked, now))).toEqual([]);
  });
});

describe('the clock runs in the zone of the prescriber', () => {
  const sent = (timeZone?: string) => ({
    ...{ channel: 'fax' as const, to: '+1 202 555 0143', contact: 'Fax +1 202 555 0100', reference: 'fax-1' },
    ...{ sentAt: '2026-07-06T13:00:00Z', receivedAt: '2026-07-06T13:00:00Z', timeZone },
  });
  const deadline = (own: string | undefined, timeZone?: string, address?: string) =>
    startClock(
      sent(timeZone),
      { prescriber: { name: 'Dr Chen', address, timeZone: own } },
      { laws: ['US'], issuedIn: 'US', denied: false },
    ).deadlineLocal;

  test('a stored legacy name such as EST is not used: in July its clock is an hour behind New York', () => {
    expect(deadline('EST', 'America/New_York')).toBe('2026-07-06T17:00:00-04:00');
    expect(() => deadline('EST')).toThrow('No deadline can be computed');
  });

  test('a zone whose clock is not the clock of her address is not used', () => {
    const address = '350 Fifth Avenue, New York, NY 10118';
    expect(deadline('America/Los_Angeles', 'America/New_York', address)).toBe('2026-07-06T17:00:00-04:00');
    expect(() => deadline(undefined, 'Asia/Tokyo', address)).toThrow('No deadline can be computed');
  });
});
