import { expect, test } from '@jest/globals';
import { operation } from '@toric/contracts/kernel/operation';
import { event } from '@toric/contracts/kernel/message';
import { z } from 'zod';
import { service } from './area.ts';
import { query } from './http/endpoint.ts';

const example = { id: '0197a000-0000-7000-8000-000000000001' };
const GetThing = operation({
  id: 'getThing',
  endpoint: 'GET /things',
  owner: 'order',
  summary: 'Get a thing',
  allow: ['public'],
  reply: z.object({ id: z.string() }),
  example: { reply: example },
  errors: [],
});
const Noted = event('order.noted.v1', {
  summary: 'A thing was noted.',
  aggregate: 'id',
  data: z.object({ id: z.uuid() }),
  example,
});
const getThing = query(GetThing, { run: () => Promise.resolve(example) });
const base = { name: 'order', openReader: () => ({ $disconnect: () => Promise.resolve() }) };

test('a service is what its areas list, with every message once', () => {
  const { routes, sends, subscriptions } = service({
    ...base,
    areas: [{ routes: [getThing], sends: [Noted] }, { sends: [Noted] }, {}],
  });
  expect({ routes, sends, subscriptions }).toEqual({ routes: [getThing], sends: [Noted], subscriptions: {} });
});

test('an operation that two areas list is refused by name', () => {
  expect(() => service({ ...base, areas: [{ routes: [getThing] }, { routes: [getThing] }] })).toThrow(
    "order: the operation 'getThing' is listed twice",
  );
});

test('a scrape measures the gauges of every area', async () => {
  const measured: number[] = [];
  const area = (n: number) => ({ gauges: () => Promise.resolve(void measured.push(n)) });
  const { gauges } = service({ ...base, areas: [area(1), {}, area(2)] });
  await gauges?.({ $disconnect: () => Promise.resolve() }, new Date());
  expect(measured).toEqual([1, 2]);
});

test('the settings are checked by every area in turn, and the first that does not fit ends the start', async () => {
  const ran: number[] = [];
  const area = (n: number) => ({
    async checkSettings() {
      await Promise.resolve();
      ran.push(n);
      if (n === 2) throw new Error('the key does not fit');
    },
  });
  const { checkSettings } = service({ ...base, areas: [area(1), {}, area(2), area(3)] });
  // the checks ignore their argument
  await expect(checkSettings?.(undefined as never)).rejects.toThrow('the key does not fit');
  expect(ran).toEqual([1, 2]);
});

test('the starts of areas run one after the other, in the order of the areas', async () => {
  const ran: number[] = [];
  const start = (n: number) => ({
    beforeListening: async () => {
      await Promise.resolve();
      ran.push(n);
    },
  });
  const { beforeListening } = service({ ...base, areas: [start(1), {}, start(2)] });
  await beforeListening?.(undefined as never); // these starts ignore their argument
  expect(ran).toEqual([1, 2]);
});
