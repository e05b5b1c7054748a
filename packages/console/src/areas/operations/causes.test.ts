// Tests the groups of dead letters by cause.
import { expect, test } from '@jest/globals';
import type { DeadLetterView } from '@toric/contracts/operator/operator.http';
import { causesOf, failuresOverTime, selectionOf } from './causes.ts';

const letter = (n: number, minute: number, reason: DeadLetterView['reason'] = 'refused'): DeadLetterView => ({
  id: `0197a000-0000-7000-8000-00000000000${n}`,
  service: 'payment',
  consumer: 'payment.capture',
  messageId: null,
  type: 'order.order-shipped.v1',
  reason,
  error: 'no answer',
  attempts: 8,
  failedAt: `2026-11-29T09:${String(minute).padStart(2, '0')}:00.000Z`,
  state: 'open',
  resolvedAt: null,
});
const letters = [letter(1, 2), letter(2, 11), letter(3, 4, 'retries-exhausted'), letter(4, 2)];

test('messages with the same queue, kind and reason are one cause, and the largest cause comes first', () => {
  const causes = causesOf(letters);
  expect(causes.map(({ reason, letters: group }) => [reason, group.length])).toEqual([
    ['refused', 3],
    ['retries-exhausted', 1],
  ]);
  expect([causes[0]?.from, causes[0]?.to]).toEqual(['2026-11-29T09:02:00.000Z', '2026-11-29T09:11:00.000Z']);
});

test('failures are counted in equal spans of time', () => {
  const [first] = causesOf(letters);
  expect(first && failuresOverTime(first, 3)).toEqual([2, 0, 1]);
});

test('a request about a cause names its queue, kind and reason', () => {
  const [first] = causesOf(letters);
  expect(first && selectionOf(first)).toEqual({
    consumer: 'payment.capture',
    type: 'order.order-shipped.v1',
    reason: 'refused',
  });
});
