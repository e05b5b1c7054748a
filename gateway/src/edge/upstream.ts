import type { Readable } from 'node:stream';
import { context, propagation } from '@opentelemetry/api';
import { requestScope } from '@toric/chassis/logger';
import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { type Dispatcher, Pool } from 'undici';
import type { GatewayConfig } from '../config.ts';

export type Head = { status: number; headers: Readonly<Record<string, string | string[] | undefined>> };
export type Answer = Head & { body: Buffer };
export type Ask = {
  owner: string;
  method: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Buffer | undefined;
};
export type Upstreams = {
  readonly known: readonly string[];
  ask(request: Ask): Promise<Answer>;
  /** The same, with a body that is read as it comes: a file may be longer than memory should hold. */
  open(request: Ask): Promise<Head & { body: Readable }>;
  close(): Promise<void>;
};

const TIMEOUT_MS = 15_000;
type Body = Dispatcher.ResponseData['body'];

/** The service did not answer: nothing is known of what it did, so the client repeats with the same key. */
export class Unavailable extends Error {
  override name = 'Unavailable';
  readonly service: string;

  constructor(service: string, options: ErrorOptions) {
    super(`${service} does not answer`, options);
    this.service = service;
  }
}

/** Keep-alive pools to the five services; a service that is down is not asked again for a second. */
export function openUpstreams(config: GatewayConfig): Upstreams {
  const urls: Readonly<Record<string, string>> = {
    customer: config.CUSTOMER_URL,
    'catalog-inventory': config.CATALOG_INVENTORY_URL,
    order: config.ORDER_URL,
    payment: config.PAYMENT_URL,
    marketing: config.MARKETING_URL,
  };
  const targets = new Map(
    Object.entries(urls).map(([owner, url]) => [
      owner,
      {
        pool: new Pool(url, {
          connections: 128,
          connectTimeout: 2_000,
          headersTimeout: TIMEOUT_MS,
          bodyTimeout: TIMEOUT_MS,
        }),
        breaker: circuitBreaker(handleAll, { halfOpenAfter: 1_000, breaker: new ConsecutiveBreaker(10) }),
      },
    ]),
  );

  /** `take` reads what it needs of the body while the breaker still watches. */
  async function send<T>({ owner, method, path, headers, body }: Ask, take: (body: Body) => T | Promise<T>) {
    const target = targets.get(owner);
    if (!target) throw new Error(`no address for the service '${owner}'`);
    const traced: Record<string, string> = { ...headers, 'x-request-id': requestScope.getStore()?.requestId ?? '' };
    propagation.inject(context.active(), traced);
    try {
      return await target.breaker.execute(async () => {
        const asked = { method: method as 'GET', path, headers: traced, body: body ?? null };
        const response = await target.pool.request(asked);
        return { status: response.statusCode, headers: response.headers, body: await take(response.body) };
      });
    } catch (error) {
      throw new Unavailable(owner, { cause: error });
    }
  }

  return {
    known: [...targets.keys()],
    ask: (request) => send(request, async (body) => Buffer.from(await body.arrayBuffer())),
    open: (request) => send(request, (body) => body),
    async close() {
      await Promise.all([...targets.values()].map(({ pool }) => pool.close()));
    },
  };
}
