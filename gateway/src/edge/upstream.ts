import type { Readable } from 'node:stream';
import { context, propagation } from '@opentelemetry/api';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { requestScope } from '@toric/chassis/process/logger';
import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { type Dispatcher, Pool } from 'undici';
import type { GatewayConfig } from '../config.ts';

export type Head = { status: number; headers: Readonly<Record<string, string | string[] | undefined>> };
export type Answer = Head & { body: Buffer };
export type UpstreamRequest = {
  owner: string;
  method: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Buffer | undefined;
};
export type Upstreams = {
  readonly known: readonly string[];
  ask(request: UpstreamRequest): Promise<Answer>;
  /** Returns the answer with its body as a stream, because a file may be too large for the memory. */
  open(request: UpstreamRequest): Promise<Head & { body: Readable }>;
  close(): Promise<void>;
};

const TIMEOUT_MS = 15_000;
type Body = Dispatcher.ResponseData['body'];

/**
 * Signals that the service did not answer. The service may nevertheless have done the work. So the client should repeat
 * the request with the same Idempotency-Key.
 */
export class Unavailable extends Error {
  override name = 'Unavailable';
  readonly service: string;

  constructor(service: string, options: ErrorOptions) {
    super(`${service} does not answer`, options);
    this.service = service;
  }
}

/** Returns the URLs of the five services and of the webhooks, by the name of the service. */
export const urlsOf = (config: GatewayConfig) => ({
  customer: config.CUSTOMER_URL,
  'catalog-inventory': config.CATALOG_INVENTORY_URL,
  order: config.ORDER_URL,
  payment: config.PAYMENT_URL,
  marketing: config.MARKETING_URL,
  // the webhooks of the gateway are a service of their own, in this process or in another one
  gateway: config.WEBHOOKS_URL,
});

/** Returns a pool of keep-alive connections and a circuit breaker for each service. */
function openTargets(config: GatewayConfig) {
  const times = { connectTimeout: 2_000, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS };
  const opened = Object.entries(urlsOf(config)).flatMap(([owner, url]) => {
    if (url === undefined) return [];
    const breaker = circuitBreaker(handleAll, { halfOpenAfter: 1_000, breaker: new ConsecutiveBreaker(10) });
    return [[owner, { pool: new Pool(url, { connections: 128, ...times }), breaker }] as const];
  });
  return new Map(opened);
}

/**
 * Opens the connections to the five services and to the webhooks. After 10 failures in a row, a service gets no request
 * for one second (circuit breaker).
 */
export function openUpstreams(config: GatewayConfig): Upstreams {
  const targets = openTargets(config);
  const sign = forwardedAddress(config.GATEWAY_KEY);
  const signedAddress = (headers: UpstreamRequest['headers']) => ({
    ...headers,
    ...(headers?.['x-forwarded-for'] !== undefined && sign(headers['x-forwarded-for'])),
  });

  /**
   * Sends a request to a service. `take` reads the body inside the circuit breaker, so that a failure while reading is
   * a failure of the service too. Throws Unavailable if the service does not answer.
   */
  async function send<T>(
    { owner, method, path, headers, body }: UpstreamRequest,
    take: (body: Body) => T | Promise<T>,
  ) {
    const target = targets.get(owner);
    if (!target) throw new Error(`no address for the service '${owner}'`);
    const traced: Record<string, string> = {
      ...signedAddress(headers),
      'x-request-id': requestScope.getStore()?.requestId ?? '',
    };
    propagation.inject(context.active(), traced);
    try {
      return await target.breaker.execute(async () => {
        const options = { method: method as 'GET', path, headers: traced, body: body ?? null };
        const response = await target.pool.request(options);
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
