// Tests the causes of dead letters, and the selection of a request about one of them.
import { expect, test } from '@jest/globals';
import type { DeadLetterCause } from '@toric/contracts/operator/operator.http';
import { causesOf, filtersIn, isFiltered, selectionOf } from './causes.ts';

const cause = (messages: number, more: Partial<DeadLetterCause> = {}): DeadLetterCause => ({
  ...{ service: 'payment', consumer: 'payment.capture', type: 'order.order-shipped.v1', reason: 'refused', messages },
  ...{ firstId: '0197a000-0000-7000-8000-000000000001', error: 'no answer', overTime: [] },
  ...{ firstFailedAt: '2026-11-29T09:02:00.000Z', lastFailedAt: '2026-11-29T09:11:00.000Z' },
  ...more,
});

test('the largest cause of all services comes first', () => {
  const causes = causesOf([cause(1), cause(3, { service: 'order', consumer: 'order.a' })], { state: 'open' });
  expect(causes.map(({ service, messages }) => [service, messages])).toEqual([
    ['order', 3],
    ['payment', 1],
  ]);
});

test('a request about a cause names its queue, kind and reason, and the filters of the page', () => {
  const filters = { state: 'open', error: 'answer', since: '2026-11-29T00:00:00.000Z' } as const;
  const [first] = causesOf([cause(1)], filters);
  expect(first && selectionOf(first)).toEqual({
    ...{ consumer: 'payment.capture', type: 'order.order-shipped.v1', reason: 'refused' },
    ...{ error: 'answer', since: '2026-11-29T00:00:00.000Z' },
  });
  const [unreadable] = causesOf([cause(1, { type: null })], { state: 'open' });
  expect(unreadable && selectionOf(unreadable)).toEqual({ consumer: 'payment.capture', reason: 'refused' });
});

test('the filters come from the address, and values that do not exist are left out', () => {
  const read = filtersIn(new URLSearchParams('state=lost&service=order&reason=whim&error=%20&since=2026-11-29'));
  expect(read).toMatchObject({ state: 'open', service: 'order' });
  expect(isFiltered(read)).toBe(true);
  expect([read.reason, read.error, read.until]).toEqual([undefined, undefined, undefined]);
  expect(read.since).toBe(new Date('2026-11-29T00:00').toISOString());
  expect(filtersIn(new URLSearchParams('until=2026-11-29')).until).toBe(new Date('2026-11-30T00:00').toISOString());
  expect(isFiltered(filtersIn(new URLSearchParams('since=never&state=discarded')))).toBe(false);
});
