import { context, propagation } from '@opentelemetry/api';
import { requestScope } from '@toric/chassis/logger';
import { type CircuitBreakerPolicy, circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { Pool } from 'undici';
import type { GatewayConfig } from './config.ts';

export type Answer = { status: number; headers: Readonly<Record<string, string | string[] | undefined>>; body: Buffer };
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
  close(): Promise<void>;
};

const TIMEOUT_MS = 15_000;

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

  async function send(
    pool: Pool,
    breaker: CircuitBreakerPolicy,
    { method, path, headers, body }: Ask,
  ): Promise<Answer> {
    const traced: Record<string, string> = { ...headers, 'x-request-id': requestScope.getStore()?.requestId ?? '' };
    propagation.inject(context.active(), traced);
    return breaker.execute(async () => {
      const response = await pool.request({ method: method as 'GET', path, headers: traced, body: body ?? null });
      return {
        status: response.statusCode,
        headers: response.headers,
        body: Buffer.from(await response.body.arrayBuffer()),
      };
    });
  }

  return {
    known: [...targets.keys()],
    async ask(request) {
      const target = targets.get(request.owner);
      if (!target) throw new Error(`no address for the service '${request.owner}'`);
      try {
        return await send(target.pool, target.breaker, request);
      } catch (error) {
        throw new Unavailable(request.owner, { cause: error });
      }
    },
    async close() {
      await Promise.all([...targets.values()].map(({ pool }) => pool.close()));
    },
  };
}
