// Calls the sandbox provider over HTTP. After a time-out, a broken connection or a 5xx the outcome is unknown, because
// the provider may have done the work. Such an answer is never treated as a refusal.
import { Pool } from 'undici';
import { z } from 'zod';
import {
  type Fact,
  type PaymentProvider,
  ProviderPayment,
  type ProviderResult,
  ProviderUnknown,
  resultFrom,
  type Time,
  type Wanted,
} from './provider.ts';

type Settings = { url: string; secretKey: string; timeoutMs: number };
type Answer = { status: number; body: unknown };

const CONNECTIONS = 32;
const PAGE = 500;
const Refusal = z.object({ error: z.object({ code: z.string() }) });
const Payments = z.object({ data: z.array(ProviderPayment), nextCursor: z.string().nullable() });

/**
 * A refusal with one of these statuses proves that the provider did nothing, unless its code is in NOT_FINAL. Only such
 * a refusal ends a call. After any other error the outcome is unknown.
 */
const FINAL = new Set([400, 402, 404, 409]);
const NOT_FINAL = new Set(['request_in_flight', 'not_found']);

type Ask = (method: 'GET' | 'POST', path: string, send?: { key: string; body: object }) => Promise<Answer>;

/**
 * Returns a client of the sandbox provider's HTTP API. Its connections are pooled and stay open until the process ends.
 */
export function sandboxProvider(settings: Settings): PaymentProvider {
  const ask = openConnections(settings);
  return {
    find: (reference) => find(ask, reference),
    authorise: (request) => authorise(ask, request),
    capture: ({ key, providerPaymentId, amount, final, before }) =>
      change(ask, { call: 'capture', id: providerPaymentId, key, amount, final, wanted: { before } }),
    increase: ({ key, providerPaymentId, amount }) =>
      change(ask, { call: 'increase', id: providerPaymentId, key, amount, wanted: { amount } }),
    void: ({ key, providerPaymentId }) => change(ask, { call: 'void', id: providerPaymentId, key }),
    refund: ({ key, providerPaymentId, amount }) => change(ask, { call: 'refund', id: providerPaymentId, key, amount }),
    list: (made, cursor) => list(ask, made, cursor),
  };
}

function openConnections({ url, secretKey, timeoutMs }: Settings): Ask {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, connect: { timeout: timeoutMs } });
  const base = pathname.replace(/\/$/, '');
  const authorization = `Bearer ${secretKey}`;
  return async (method, path, send) => {
    try {
      const headers = {
        authorization,
        ...(send && { 'content-type': 'application/json', 'idempotency-key': send.key }),
      };
      const { statusCode, body } = await pool.request({
        method,
        path: `${base}${path}`,
        headers,
        signal: AbortSignal.timeout(timeoutMs),
        ...(send && { body: JSON.stringify(send.body) }),
      });
      return { status: statusCode, body: await body.json() };
    } catch (error) {
      throw new ProviderUnknown(`the provider did not answer ${method} ${path}`, { cause: error });
    }
  };
}

async function find(ask: Ask, reference: string): Promise<ProviderPayment | undefined> {
  const { status, body } = await ask('GET', `/v1/payments?reference=${encodeURIComponent(reference)}`);
  if (status !== 200) throw new ProviderUnknown(`the provider answered ${status} when asked for ${reference}`);
  return Payments.parse(body).data[0];
}

async function read(ask: Ask, id: string): Promise<ProviderPayment> {
  const { status, body } = await ask('GET', `/v1/payments/${encodeURIComponent(id)}`);
  if (status !== 200) throw new ProviderUnknown(`the provider answered ${status} when asked for ${id}`);
  return ProviderPayment.parse(body);
}

async function authorise(
  ask: Ask,
  { key, ...request }: Parameters<PaymentProvider['authorise']>[0],
): Promise<ProviderResult> {
  const answer = await ask('POST', '/v1/payments', { key, body: { ...request, capture: false } });
  if (answer.status < 300) return doneBy(answer.body, request.amount);
  const refused = refusalIn(answer);
  if (answer.status !== 409) return refused;
  const known = await find(ask, request.reference);
  if (known?.amount === request.amount && known.currency === request.currency) {
    return resultFrom(known, 'authorise') ?? refused;
  }
  throw new ProviderUnknown(`the provider knows ${request.reference} with another amount: compare its books`);
}

type Change = {
  readonly call: Fact['call'] | 'refund';
  readonly id: string;
  readonly key: string;
  readonly amount?: number;
  readonly final?: boolean;
  readonly wanted?: Wanted;
};

async function change(ask: Ask, { call, id, key, amount, final = true, wanted }: Change): Promise<ProviderResult> {
  const body = { ...(amount !== undefined && { amount }), ...(!final && { final }) };
  const answer = await ask('POST', `/v1/payments/${encodeURIComponent(id)}/${call}s`, { key, body });
  if (answer.status < 300) return doneBy(answer.body, call === 'capture' ? 'all that is captured' : (amount ?? 0));
  const refused = refusalIn(answer);
  // Status 409 means that another call changed the payment before, perhaps an earlier attempt of this call. The
  // payment's present state shows the result of this call.
  const conflict = answer.status === 409 && call !== 'refund';
  return (conflict && resultFrom(await read(ask, id), call, wanted)) || refused;
}

async function list(ask: Ask, { since, until }: Time, cursor: string | undefined) {
  const query = new URLSearchParams({
    limit: String(PAGE),
    ...(since && { created_from: since.toISOString() }),
    ...(until && { created_before: until.toISOString() }),
    ...(cursor && { cursor }),
  });
  const { status, body } = await ask('GET', `/v1/payments?${query.toString()}`);
  if (status !== 200) throw new ProviderUnknown(`the provider answered ${status} when asked for its list`);
  const { data, nextCursor } = Payments.parse(body);
  return { payments: data, nextCursor: nextCursor ?? undefined };
}

function doneBy(body: unknown, amount: number | 'all that is captured'): ProviderResult {
  const payment = ProviderPayment.safeParse(body);
  if (!payment.success) throw new ProviderUnknown('the provider answered what its API does not describe');
  const { id: providerPaymentId, capturedAmount } = payment.data;
  return { kind: 'done', providerPaymentId, amount: typeof amount === 'number' ? amount : capturedAmount };
}

function refusalIn({ status, body }: Answer): ProviderResult {
  const refusal = Refusal.safeParse(body);
  const code = refusal.success ? refusal.data.error.code : undefined;
  if (code !== undefined && FINAL.has(status) && !NOT_FINAL.has(code)) return { kind: 'declined', code };
  throw new ProviderUnknown(`the provider answered ${status} (${code ?? 'no code'}): nothing is known from that`);
}
