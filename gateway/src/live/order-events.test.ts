// Tests the stream of an order's events: its headers, its end, its tickets and the most that one caller may open.
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ListOrderSteps } from '@toric/contracts/order/order-stream.http';
import { gatewayApp } from '../../test/app.ts';
import type { UpstreamRequest } from '../edge/upstream.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const at = '2026-11-29T09:00:00.000Z';
const stepOf = (id: number, status: string) => ({ id: String(id), status, reason: null, at });

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/**
 * Starts a gateway in front of an order service that returns the given steps of an order. Returns its address, and the
 * requests that reached the service.
 */
async function gateway(
  steps: { id: string; status: string }[],
  { failsAt = [], ...options }: { streams?: number; failsAt?: readonly number[] } = {},
) {
  const asked: UpstreamRequest[] = [];
  const ask = async (request: UpstreamRequest) => {
    asked.push(request);
    if (failsAt.includes(asked.length)) throw new Error('the order service is away');
    const after = Number(/after=(\d+)/.exec(request.path)?.[1] ?? 0);
    const allowed = ['Bearer customer', 'Bearer sales'].includes(request.headers?.['authorization'] ?? '');
    const data = steps.filter(({ id }) => Number(id) > after);
    const ended = ['completed', 'cancelled'].includes(steps.at(-1)?.status ?? '');
    const body = Buffer.from(JSON.stringify(ListOrderSteps.reply.encode({ data, ended } as never)));
    return { status: allowed ? 200 : 404, headers: { 'content-type': 'application/json' }, body };
  };
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
  const news = { next: pause, ready: () => true, stop: async () => undefined };
  const server = createServer(gatewayApp({ ask, news, ...options })).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has a port
  const url = `http://127.0.0.1:${port}`;
  const open = (headers: Record<string, string> = {}, query = '') =>
    fetch(`${url}/v1/orders/${orderId}/events${query}`, { headers });
  return { url, asked, open };
}
const customer = { authorization: 'Bearer customer' };
const ended = [stepOf(1, 'verifying'), stepOf(2, 'confirmed'), stepOf(3, 'completed')];

describe('a stream', () => {
  test('sends its headers at once, even if no event is due', async () => {
    const { open } = await gateway([stepOf(1, 'verifying')]);
    const response = await open({ ...customer, 'last-event-id': '1' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const first = await response.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toContain('retry: ');
  }, 2_000);

  test('of an ended order sends all events and ends', async () => {
    const { open } = await gateway(ended);
    const text = await (await open(customer)).text();
    expect(text.match(/^id: .*$/gm)).toEqual(['id: 1', 'id: 2', 'id: 3']);
  });

  test('sends no event twice while the order service does not answer, and goes on afterwards', async () => {
    const steps = [stepOf(1, 'verifying')];
    const { open, asked } = await gateway(steps, { failsAt: [2, 3, 4] });
    const text = open(customer).then((response) => response.text());
    while (asked.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    steps.push(stepOf(2, 'completed'));
    expect((await text).match(/^id: .*$/gm)).toEqual(['id: 1', 'id: 2']);
  }, 2_000);

  test('of an ended order that is resumed at its last event ends at once, and a browser does not open it again', async () => {
    const { open, asked } = await gateway(ended);
    const response = await open({ ...customer, 'last-event-id': '3' });
    expect([response.status, await response.text(), asked.length]).toEqual([204, '', 1]);
  }, 2_000);

  test('of an ended order that is resumed before its last event sends the rest and ends', async () => {
    const { open } = await gateway(ended);
    const text = await (await open({ ...customer, 'last-event-id': '2' })).text();
    expect(text.match(/^id: .*$/gm)).toEqual(['id: 3']);
  });

  test('is found by an id in capitals', async () => {
    const { url, asked } = await gateway(ended);
    const response = await fetch(`${url}/v1/orders/${orderId.toUpperCase()}/events`, { headers: customer });
    expect(response.status).toBe(200);
    await response.text();
    expect(asked[0]?.path).toContain(orderId);
  });
});

describe('the streams of one caller', () => {
  test('have a cap, which does not bind another caller, and a closed stream frees its place', async () => {
    const { open } = await gateway([stepOf(1, 'verifying')], { streams: 2 });
    const two = [await open(customer), await open(customer)];
    const third = await open(customer);
    expect([two.map(({ status }) => status), third.status]).toEqual([[200, 200], 429]);
    expect(await third.json()).toMatchObject({ type: '/docs/errors/stream.too-many' });
    expect((await open({ authorization: 'Bearer sales' })).status).toBe(200);
    await two[0]?.body?.cancel();
    let status = 429;
    for (let attempt = 0; status === 429 && attempt < 50; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ({ status } = await open(customer));
    }
    expect(status).toBe(200);
  });
});

describe('a ticket', () => {
  const issue = (url: string, headers: Record<string, string> = customer) =>
    fetch(`${url}/v1/orders/${orderId}/events/tickets`, { method: 'POST', headers });

  test('opens the stream without a token, as EventSource does, with the rights of its owner', async () => {
    const { url, asked } = await gateway(ended);
    const issued = await issue(url);
    const ticket = (await issued.json()) as { url: string; ticket: string };
    expect([issued.status, issued.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const stream = await fetch(`${url}${ticket.url}`);
    expect([stream.status, await stream.text()]).toEqual([200, expect.stringContaining('"status":"completed"')]);
    expect(asked.at(-1)?.headers?.['authorization']).toBe('Bearer customer');
  });

  test('opens no other stream and no other operation', async () => {
    const { url } = await gateway(ended);
    const { ticket } = (await (await issue(url)).json()) as { ticket: string };
    const other = '0197a000-0000-7000-8000-00000000000b';
    expect((await fetch(`${url}/v1/orders/${other}/events?ticket=${ticket}`)).status).toBe(401);
    expect((await fetch(`${url}/v1/orders/${orderId}?ticket=${ticket}`)).status).toBe(401);
    expect((await fetch(`${url}/v1/orders/${orderId}/events?ticket=${'x'.repeat(43)}`)).status).toBe(401);
    expect((await fetch(`${url}/v1/orders/${orderId}/events?ticket=x&ticket=y`)).status).toBe(401);
  });

  test('is refused to a caller who may not read the order, and to a caller without a token', async () => {
    const { url } = await gateway(ended);
    expect((await issue(url, {})).status).toBe(401);
  });
});
