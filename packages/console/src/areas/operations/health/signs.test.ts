// Tests how the figures of a process are read as signs.
import { expect, test } from '@jest/globals';
import type { InstanceHealth } from '@toric/contracts/operator/health.http';
import { signsOf, silenceOf, standingOf } from './signs.ts';

const WELL: InstanceHealth = {
  ...{ id: '0197a000-0000-7000-8000-000000000001', address: null, version: null, ready: true, database: true },
  ...{ startedAt: '2026-11-21T09:30:00.000Z', databaseWaiting: 0, eventLoopDelayMs: 3 },
  ...{ memoryBytes: 100, heapBytes: 50, heapLimitBytes: 100 },
  messages: {
    ...{ brokerConnected: true, brokerBlocked: false, silentQueues: [] },
    ...{ outboxWaiting: 2, outboxOldestSeconds: 1, stuck: 0, overdue: 0 },
  },
};
const messages = (more: Partial<NonNullable<InstanceHealth['messages']>>): InstanceHealth => ({
  ...WELL,
  // the constant WELL has `messages`
  messages: { ...(WELL.messages as NonNullable<InstanceHealth['messages']>), ...more },
});

test('a process that is well has no sign', () => {
  expect(signsOf(WELL)).toEqual([]);
  expect(standingOf([])).toBe('ok');
  expect(signsOf({ ...WELL, messages: null })).toEqual([]);
});

test.each<[string, InstanceHealth, string]>([
  ['database', { ...WELL, database: false, ready: false }, 'stop'],
  ['connections', { ...WELL, databaseWaiting: 11 }, 'wait'],
  ['event loop', { ...WELL, eventLoopDelayMs: 201 }, 'wait'],
  ['memory', { ...WELL, heapBytes: 95 }, 'wait'],
  ['start', { ...WELL, ready: false }, 'stop'],
  ['broker', messages({ brokerConnected: false }), 'stop'],
  ['blocked broker', messages({ brokerBlocked: true }), 'stop'],
  ['queues', messages({ silentQueues: ['order.order-process'] }), 'stop'],
  ['old outbox', messages({ outboxOldestSeconds: 61 }), 'stop'],
  ['long outbox', messages({ outboxWaiting: 5_001 }), 'wait'],
  ['dead letters', messages({ stuck: 1 }), 'wait'],
  ['deadlines', messages({ overdue: 2 }), 'stop'],
])('%s: one sign, with a runbook', (_, instance, standing) => {
  const signs = signsOf(instance);
  expect(signs).toHaveLength(1);
  expect(standingOf(signs)).toBe(standing);
  for (const { runbook, says } of signs) {
    expect(runbook).not.toBe('');
    expect(says.zh).not.toBe('');
  }
});

test('a silent address and a process without an instance are signs', () => {
  const silent = [{ address: '10.0.0.3:8080', detail: 'No answer.' }];
  expect(silenceOf({ service: 'order', instances: [WELL], silent: [] })).toEqual([]);
  expect(silenceOf({ service: 'order', instances: [WELL], silent })[0]?.says.en).toContain('10.0.0.3:8080');
  expect(silenceOf({ service: 'order', instances: [], silent })[0]?.says.en).toBe('No instance answers.');
});
