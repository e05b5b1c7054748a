// Starts the webhooks with a database and a broker of their own, and receivers on real ports. Tests move the clock of
// the senders.
import { readConfig } from '@toric/chassis/process/config';
import { type Running, startService } from '@toric/chassis/service';
import type { Role } from '@toric/contracts/kernel/access';
import { OrderConfirmed } from '@toric/contracts/order/events';
import { testStack, until } from '@toric/infra/prove/testing/test-stack';
import type pg from 'pg';
import request from 'supertest';
import { WebhooksConfig } from '../../src/config.ts';
import { webhooksService } from '../../src/webhooks/service.ts';
import { openReceiver, type Receiver } from './receiver.ts';

export type WebhooksStack = Awaited<ReturnType<typeof webhooksStack>>;

let count = 0;
/** Returns a new uuid. Each call returns a greater one, so that failures are easy to read. */
export const nextId = (): string => `0197c000-0000-7000-8000-${String(++count).padStart(12, '0')}`;

const confirmed = OrderConfirmed.data.parse(OrderConfirmed.example);
const ADMIN = '0197c000-0000-7000-8000-0000000000ad';
type StartOptions = { readonly sends?: boolean; readonly connects?: boolean; readonly housekeepingMs?: number };
type CallOptions = { readonly roles?: Role[]; readonly factorAge?: number; readonly headers?: Record<string, string> };

export async function webhooksStack(settings: Readonly<Record<string, string>> = {}) {
  const stack = await testStack();
  const development = { WEBHOOK_ALLOW_PRIVATE: 'true', MAILBOX_URL: 'http://127.0.0.1:9' };
  const config = readConfig(WebhooksConfig, { ...stack.env('gateway'), ...development, ...settings });
  let offsetMs = 0;
  const instances: Running[] = [];
  const receivers: Receiver[] = [];

  /**
   * Starts an instance. With `sends: false`, it plays an instance that dies between the commit and the sending. With
   * `connects: false`, it has no broker.
   */
  async function start({ sends = true, connects = true, ...times }: StartOptions = {}): Promise<Running> {
    const lookup = () => Promise.reject(new Error('tests resolve no names'));
    const service = webhooksService(config, {
      aheadMs: () => offsetMs,
      lookup,
      pollMs: 20,
      timeoutMs: 1_000,
      ...times,
    });
    const running = await startService(sends ? service : { ...service, background: [] }, config);
    if (connects) await running.messaging.started;
    instances.push(running);
    return running;
  }

  async function call(
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    body?: object,
    given: CallOptions = {},
  ) {
    const { roles = ['admin'], factorAge = 0, headers = {} } = given;
    const [{ port } = { port: 0 }] = instances;
    const token = await stack.token({ id: ADMIN, kind: 'staff', roles, factorAge });
    const all = { authorization: `Bearer ${token}`, 'idempotency-key': nextId(), ...headers };
    return request(`http://127.0.0.1:${port}`)[method](path).set(all).send(body);
  }

  const rows = async <R extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> =>
    (await stack.admin.query<R>(sql, values)).rows;

  return {
    stack,
    config,
    start,
    call,
    rows,
    /** Moves the clock of all senders. */
    pass(ms: number) {
      offsetMs += ms;
    },
    async receiver() {
      const receiver = await openReceiver();
      receivers.push(receiver);
      return receiver;
    },
    /** Adds an endpoint. Returns its id and its secret. */
    async endpoint(url: string, events: readonly string[] = []): Promise<{ id: string; secret: string }> {
      const { status, body } = await call('post', '/webhook-endpoints', { url, events });
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body as { id: string; secret: string }; // the service has validated this body
    },
    /** Publishes an event as the order service would, and returns its id. */
    confirm: (id = nextId()) =>
      stack.deliver(OrderConfirmed, OrderConfirmed({ ...confirmed, orderId: nextId() }), { id }),
    /** Waits until this number of deliveries of an endpoint are in a state. */
    deliveries: (endpointId: string, state: string, wanted: number) =>
      until(`${wanted} deliveries that are ${state}`, async () => {
        const sql = 'select count(*)::int as n from gateway.webhook_delivery where endpoint_id = $1 and state = $2';
        const [counted] = await rows<{ n: number }>(sql, [endpointId, state]);
        return counted?.n === wanted ? true : undefined;
      }),
    /** Waits until this number of tries of an endpoint are recorded. */
    tries: (endpointId: string, wanted: number) =>
      until(`${wanted} tries`, async () => {
        const sql = `select count(*)::int as n from gateway.webhook_attempt a
          join gateway.webhook_delivery d on d.id = a.delivery_id where d.endpoint_id = $1`;
        const [counted] = await rows<{ n: number }>(sql, [endpointId]);
        return (counted?.n ?? 0) >= wanted ? true : undefined;
      }),
    async stop() {
      await Promise.all(instances.map((one) => one.stop()));
      await Promise.all(receivers.map((one) => one.close().catch(() => undefined)));
      await stack.stop();
    },
  };
}
