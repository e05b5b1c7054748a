// Tests which events leave the shop, and with which data.
import { describe, expect, test } from '@jest/globals';
import { TEST_EVENT, WEBHOOK_EVENTS } from '@toric/contracts/gateway/webhook-events';
import { OrderPlaced } from '@toric/contracts/order/events';
import { exampleBody, planDeliveries, testEvent } from './event-body.ts';

const placed = OrderPlaced.data.parse(OrderPlaced.example);
const envelope = {
  ...{ id: '0197a000-0000-7000-8000-000000000001', type: OrderPlaced.type, version: 3, correlationId: 'c' },
  ...{ aggregateId: '0197a000-0000-7000-8000-00000000000a', occurredAt: '2026-11-29T12:00:00.000Z' },
  ...{ causationId: null, traceparent: null, data: { ...placed, added: 'by a newer sender' } },
};
const endpoint = { id: '0197a000-0000-7000-8000-0000000000e1', events: [] as string[], enabled: true };
let count = 0;
const newId = () => `0197a000-0000-7000-8000-0000000001${String(count++).padStart(2, '0')}`;

describe('the catalogue', () => {
  test.each(WEBHOOK_EVENTS.map((event) => [event.message.type, event] as const))(
    '%s has a description, and an example with its public fields',
    (type, event) => {
      expect(event.description).toMatch(/^[A-Z].*\.$/);
      expect(event.message.kind).toBe('event');
      expect(exampleBody(event)).toMatchObject({ type, data: event.example });
    },
  );

  test('no public event has a field that stands for the powers of a lens, or a sealed text', () => {
    for (const { example, data } of WEBHOOK_EVENTS)
      expect(`${JSON.stringify(example)} ${Object.keys(data.shape).join(' ')}`).not.toMatch(/lensId|matrix|sealed/i);
  });
});

describe('an event', () => {
  test('leaves the shop with its public fields only', () => {
    const { events } = planDeliveries([envelope], [endpoint], newId);
    const [event] = events;
    const { customerId, orderId, market, subtotal } = placed;
    const { id } = envelope;
    expect(event?.id).toBe(id);
    expect(JSON.parse(event?.body ?? '')).toEqual({
      ...{ id, type: OrderPlaced.type, timestamp: envelope.occurredAt, aggregateId: envelope.aggregateId, version: 3 },
      data: { orderId, customerId, market, subtotal },
    });
  });

  test('that nobody wants is not stored', () => {
    const others = [{ ...endpoint, events: ['order.order-shipped.v1'] }];
    expect(planDeliveries([envelope], others, newId)).toEqual({ events: [], deliveries: [] });
    expect(planDeliveries([envelope], [], newId)).toEqual({ events: [], deliveries: [] });
  });

  test('is planned for each endpoint that wants it, also for one that is off', () => {
    const off = { ...endpoint, id: '0197a000-0000-7000-8000-0000000000e2', enabled: false };
    const { events, deliveries } = planDeliveries([envelope], [endpoint, off], newId);
    expect(events).toHaveLength(1);
    expect(deliveries.map(({ endpointId, enabled }) => [endpointId, enabled])).toEqual([
      [endpoint.id, true],
      [off.id, false],
    ]);
  });
});

test('a test event has a type of its own, so that no receiver takes it for a fact', () => {
  const { type, body } = testEvent({ id: 'x', endpointId: endpoint.id, eventType: OrderPlaced.type, now: new Date() });
  expect(type).toBe(TEST_EVENT);
  expect(JSON.parse(body)).toMatchObject({ data: { endpointId: endpoint.id, imitates: { type: OrderPlaced.type } } });
});
