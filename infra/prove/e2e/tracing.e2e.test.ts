// Tests that an OTLP collector receives one trace per order. The trace begins in the gateway, reaches all six processes
// and has no gap.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addCoupon } from './coupons.ts';
import { z } from 'zod';
import { OWNERS } from '../../run/system/parts.ts';
import { orUndefined } from '../testing/best-effort.ts';
import { until } from '../testing/test-stack.ts';
import { waitUntilIdle, openShop, type Shop } from './shop.ts';

/** Parses the part of an OTLP/JSON export that identifies a span, its parent and its service. */
const Export = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({
        attributes: z.array(z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }) })),
      }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              name: z.string(),
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});
type Span = { service: string; name: string; traceId: string; spanId: string; parentSpanId?: string | undefined };

const received: Span[] = [];
let collector: Server;
let shop: Shop;

function spansOf(exported: unknown): Span[] {
  return Export.parse(exported).resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, service })));
  });
}

beforeAll(async () => {
  collector = createServer((request, response) => {
    void json(request).then((exported) => {
      received.push(...spansOf(exported));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  // The cast is safe: the address of a listening TCP server is an `AddressInfo`.
  const { port } = collector.address() as AddressInfo;
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${port}`;
  shop = await openShop('tracing');
}, 90_000);
afterAll(async () => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  await shop?.close();
  collector?.close();
}, 60_000);

test('an order is one trace through six processes, with one root, and contains the parent of every span', async () => {
  const coupon = { code: 'TEN', discount: { kind: 'percent' as const, basisPoints: 1_000 } };
  await addCoupon(shop, coupon);
  const buyer = await shop.newBuyer();
  const placed = await shop.place(buyer, shop.order(buyer, {}, { couponCode: 'TEN' }));
  expect(placed.ok && placed.body.status).toBe('confirmed');
  await waitUntilIdle(shop);

  const id = placed.ok ? placed.body.id : '';
  const outboxes = ['"order"', 'customer', 'catalog_inventory', 'payment', 'marketing'];
  const rows = await shop.rows<{ trace: string }>(
    outboxes
      .map(
        (schema) =>
          `select split_part(traceparent, '-', 2) as trace from ${schema}.outbox where aggregate_id = '${id}'`,
      )
      .join(' union '),
  );
  expect(rows).toHaveLength(1);
  const traceId = rows[0]?.trace;

  const inTrace = () => received.filter((span) => span.traceId === traceId);
  const orphans = () => {
    const present = new Set(inTrace().map(({ spanId }) => spanId));
    return inTrace().filter(({ parentSpanId }) => parentSpanId && !present.has(parentSpanId));
  };
  // Each process exports its ended spans every few seconds. If a span is missing after the time-out, the assertions
  // below name its process.
  const exported = until(
    'all six processes to export the trace',
    () => {
      const services = new Set(inTrace().map(({ service }) => service));
      return Promise.resolve(services.size === OWNERS.length && orphans().length === 0 ? true : undefined);
    },
    20_000,
  );
  await orUndefined(exported);
  expect([...new Set(inTrace().map(({ service }) => service))].sort((a, b) => (a < b ? -1 : 1))).toEqual(
    OWNERS.toSorted(),
  );
  expect(orphans()).toEqual([]);
  expect(inTrace().filter(({ parentSpanId }) => !parentSpanId)).toMatchObject([
    { service: 'gateway', name: 'POST /v1/orders' },
  ]);
}, 60_000);
