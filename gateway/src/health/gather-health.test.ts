// Tests how the gateway gathers the state of all instances, also if some of them give no answer.
import { expect, test } from '@jest/globals';
import type { Actor } from '@toric/contracts/kernel/access';
import type { InstanceHealth } from '@toric/contracts/operator/health.http';
import request from 'supertest';
import { gatewayApp } from '../../test/app.ts';
import { withOwn } from './gather-health.ts';
import type { Instances } from './instances.ts';

const OPERATOR: Actor = { id: '0197a000-0000-7000-8000-00000000000e', kind: 'staff', roles: ['operator'] };

const instance = (n: number, more: Partial<InstanceHealth> = {}): InstanceHealth => ({
  ...{ id: `0197a000-0000-7000-8000-00000000000${n}`, address: null, version: 'v1', ready: true, database: true },
  ...{ startedAt: '2026-11-21T09:30:00.000Z', databaseWaiting: 0, eventLoopDelayMs: 1.5 },
  ...{ memoryBytes: 1, heapBytes: 1, heapLimitBytes: 2, messages: null },
  ...more,
});
const messages: InstanceHealth['messages'] = {
  ...{ brokerConnected: true, brokerBlocked: false, silentQueues: [] },
  ...{ outboxWaiting: 0, outboxOldestSeconds: 0, stuck: 0, overdue: 0 },
};
const answerOf = (service: string, ...instances: InstanceHealth[]) => ({
  at: '2026-11-21T09:30:00.000Z',
  data: [{ service, instances, silent: [] }],
});

const health = (instances: Instances) => {
  const app = gatewayApp({
    ask: () => Promise.reject(new Error('no pool is used')),
    authenticate: async () => OPERATOR,
    instances,
  });
  return request(app).get('/v1/operations/health').set('Authorization', 'Bearer operator');
};

test('each instance stands with its address, and each silent address with its reason', async () => {
  const asked: string[] = [];
  const { body } = await health({
    own: async () => instance(9),
    async ask(service, path) {
      asked.push(`${service} ${path}`);
      if (service !== 'order') return [];
      return [
        { address: '10.0.0.1:8080', body: answerOf('order', instance(1, { messages })) },
        { address: '10.0.0.2:8080', body: answerOf('order', instance(2, { ready: false })) },
        { address: '10.0.0.3:8080', body: undefined },
      ];
    },
  }).expect(200);
  expect(asked).toHaveLength(6);
  expect(asked).toContain('order /operations/health');
  const order = body.data.find(({ service }: { service: string }) => service === 'order');
  expect(order.instances.map((one: InstanceHealth) => [one.address, one.ready])).toEqual([
    ['10.0.0.1:8080', true],
    ['10.0.0.2:8080', false],
  ]);
  expect(order.silent).toEqual([
    {
      address: '10.0.0.3:8080',
      detail: 'The order service does not answer at the moment. Send the request again.',
    },
  ]);
});

test('an answer that is none of ours counts as silence', async () => {
  const { body } = await health({
    own: async () => instance(9),
    ask: async (service) => (service === 'payment' ? [{ address: 'payment:8080', body: { detail: 'Forbidden' } }] : []),
  }).expect(200);
  const payment = body.data.find(({ service }: { service: string }) => service === 'payment');
  expect([payment.instances, payment.silent.length]).toEqual([[], 1]);
});

test('the gateway itself is one of its instances', async () => {
  const { body } = await health({ own: async () => instance(9), ask: async () => [] }).expect(200);
  const gateway = body.data.find(({ service }: { service: string }) => service === 'gateway');
  expect(gateway.instances).toEqual([instance(9)]);
});

test('both parts of a gateway that sends webhooks are one instance', () => {
  const sending = instance(9, { address: '127.0.0.1:1', messages, database: false });
  const other = instance(8, { address: '127.0.0.1:2', messages });
  const merged = withOwn({ service: 'gateway', instances: [sending, other], silent: [] }, instance(9));
  expect(merged.instances).toEqual([instance(9, { messages, database: false }), other]);
});

test('is closed to those who do not run the shop', async () => {
  const app = gatewayApp({ ask: () => Promise.reject(new Error('no pool is used')) });
  await request(app).get('/v1/operations/health').set('Authorization', 'Bearer sales').expect(403);
});
