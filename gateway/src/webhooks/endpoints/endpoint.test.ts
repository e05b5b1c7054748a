// Tests the terms of endpoints, the breaker and the switch-off.
import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../deliveries/delivery.ts';
import {
  BREAKER_FAILURES,
  changedEndpoint,
  type Health,
  healthAfter,
  HEALTHY,
  newEndpoint,
  wants,
} from './endpoint.ts';

const now = new Date('2026-11-29T12:00:00.000Z');
const [MINUTE, HOUR] = [60_000, 3_600_000];
const actorId = '0197a000-0000-7000-8000-00000000000a';
const answered = (status: number, retryAfterMs?: number): Outcome => ({
  ...{ status, code: `http-${status}`, answer: null, retryAfterMs, durationMs: 1 },
});
const failing = (failures: number, forMs: number): Health => ({
  ...{ failures, failingSince: new Date(now.getTime() - forMs), pausedUntil: null },
});
const pauseOf = ({ pausedUntil }: Health) => (pausedUntil ? pausedUntil.getTime() - now.getTime() : 0);
const after = (health: Health, outcome: Outcome) => healthAfter(health, outcome, now, 0.5);

const terms = { url: 'https://SHOP.example:443/a/../hooks', description: '', events: ['order.order-placed.v1'] };
const endpoint = newEndpoint(terms, { id: '0197a000-0000-7000-8000-00000000000b', actorId, now });

describe('an endpoint', () => {
  test('shows the address that is called', () => expect(endpoint.url).toBe('https://shop.example/hooks'));

  test('gets the events that it names, or all if it names none', () => {
    expect(wants(endpoint, 'order.order-placed.v1')).toBe(true);
    expect(wants(endpoint, 'order.order-shipped.v1')).toBe(false);
    expect(wants({ events: [] }, 'order.order-shipped.v1')).toBe(true);
  });

  test('loses the reason why it is off when it is switched on', () => {
    const off = { ...endpoint, enabled: false, switchedOff: 'failing' as const };
    expect(changedEndpoint(off, { enabled: true }, { actorId, now })).toMatchObject({
      ...{ enabled: true, switchedOff: null, version: 2 },
    });
    expect(changedEndpoint(off, { description: 'x' }, { actorId, now })).toMatchObject({ switchedOff: 'failing' });
  });
});

describe('the breaker', () => {
  test('opens after five failures in a row, and a success closes it', () => {
    expect(BREAKER_FAILURES).toBe(5);
    expect(pauseOf(after(failing(3, MINUTE), answered(500)))).toBe(0);
    expect(pauseOf(after(failing(4, MINUTE), answered(500)))).toBe(MINUTE / 2);
    expect(after(failing(40, HOUR), answered(204))).toEqual({ ...HEALTHY, switchedOff: null });
  });

  test('pauses longer the longer the endpoint fails, up to a quarter of an hour', () => {
    expect(pauseOf(after(failing(9, 8 * MINUTE), answered(500)))).toBe(2 * MINUTE);
    expect(pauseOf(after(failing(200, 24 * HOUR), answered(500)))).toBe(15 * MINUTE);
  });

  test('pauses the endpoint as long as it asks for, but at most an hour', () => {
    expect(pauseOf(after(HEALTHY, answered(429, 2 * MINUTE)))).toBe(2 * MINUTE);
    expect(pauseOf(after(HEALTHY, answered(503, 48 * HOUR)))).toBe(HOUR);
  });
});

describe('the shop switches an endpoint off', () => {
  test('that answers 410', () => expect(after(HEALTHY, answered(410)).switchedOff).toBe('gone'));

  test('that has failed for five days and at least twelve times', () => {
    expect(after(failing(11, 120 * HOUR), answered(500)).switchedOff).toBe('failing');
    expect(after(failing(10, 120 * HOUR), answered(500)).switchedOff).toBeNull();
    expect(after(failing(500, 119 * HOUR), answered(500)).switchedOff).toBeNull();
  });
});
