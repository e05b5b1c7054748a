/** A small client of the public API, typed by the operations: `apiClient(`${gatewayUrl}/v1`)`, or a service's own address. */
/** Answers are parsed by the operation's schema, so a reply that breaks its contract is an error here. */
import { randomUUID } from 'node:crypto';
import { type SessionView, SignIn } from '@toric/contracts/customer-session.http';
import { methodAndPath, needsIdempotencyKey, type Operation } from '@toric/contracts/operation';
import { Problem } from '@toric/contracts/problem';
import type { z } from 'zod';

type About = {
  token?: string;
  /** Made at random for a POST that needs one and does not give it. */
  idempotencyKey?: string;
  /** E.g. `wait=20`. */
  prefer?: string;
  ifMatch?: string;
  /** Becomes the correlation id of every message that the request causes. */
  requestId?: string;
};
type Params<O> = O extends { params: infer P extends z.ZodType } ? { params: z.input<P> } : { params?: never };
type Body<O> = O extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : { body?: never };
type Query<O> = O extends { query: infer Q extends z.ZodType }
  ? object extends z.input<Q>
    ? { query?: z.input<Q> }
    : { query: z.input<Q> }
  : { query?: never };
export type Input<O> = About & Params<O> & Body<O> & Query<O>;
type Arguments<O> = object extends Input<O> ? [input?: Input<O>] : [input: Input<O>];

export type Answer<O extends Operation> = { status: number; body: z.output<O['reply']>; headers: Headers };
export type Refusal = { status: number; problem: z.output<typeof Problem>; headers: Headers };
export type Attempt<O extends Operation> = ({ ok: true } & Answer<O>) | ({ ok: false } & Refusal);
export type ApiClient = ReturnType<typeof apiClient>;

/** What `call` throws when the API refuses; `slug` is the last part of the problem's type. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly slug: string;
  readonly problem: Refusal['problem'];

  constructor(operation: Operation, { status, problem }: Refusal) {
    const fields = problem.errors?.map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`).join('') ?? '';
    super(`${operation.endpoint} answered ${status} ${problem.type}: ${problem.detail}${fields}`);
    this.status = status;
    this.slug = slugOf(problem);
    this.problem = problem;
  }
}

export const slugOf = ({ type }: Pick<Refusal['problem'], 'type'>) => type.slice(type.lastIndexOf('/') + 1);

/** Longer than the longest `Prefer: wait`. */
const TIMEOUT_MS = 40_000;

/**
 * `repeats`: how often a request that was not answered, or answered 503, is sent again with the same key. None by
 * default: a test that kills a service wants to see it.
 */
export function apiClient(baseUrl: string, { repeats = 0 }: { repeats?: number } = {}) {
  async function send({ url, init }: Request, repeat = 0): Promise<Response> {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: unknown) => {
      if (repeat < repeats) return undefined;
      throw new Error(`${init.method} ${url} got no answer: is the service running?`, { cause: error });
    });
    if (response && (response.status !== 503 || repeat >= repeats)) return response;
    await new Promise((resolve) => setTimeout(resolve, 500 * (repeat + 1)));
    return send({ url, init }, repeat + 1);
  }

  /** The answer, or why it was refused. */
  async function attempt<const O extends Operation>(operation: O, ...[input]: Arguments<O>): Promise<Attempt<O>> {
    const response = await send(requestOf(baseUrl, operation, input ?? {}));
    const { status, headers } = response;
    const text = await response.text();
    const content: unknown = text === '' ? null : JSON.parse(text);
    if (!response.ok) return { ok: false, status, problem: Problem.parse(content), headers };
    const body = operation.reply.parse(content) as z.output<O['reply']>; // parsed by this very schema
    return { ok: true, status, body, headers };
  }

  /** The answer; throws an ApiError when it is refused. */
  async function call<const O extends Operation>(operation: O, ...input: Arguments<O>): Promise<Answer<O>> {
    const answer = await attempt(operation, ...input);
    if (!answer.ok) throw new ApiError(operation, answer);
    return answer;
  }

  return {
    attempt,
    call,
    async signIn(email: string, password: string): Promise<SessionView> {
      return (await call(SignIn, { body: { email, password } })).body;
    },
  };
}

type Request = { url: string; init: RequestInit };
type LooseInput = About & { params?: unknown; query?: unknown; body?: unknown };

function requestOf(baseUrl: string, operation: Operation, input: LooseInput): Request {
  const { method, path } = methodAndPath(operation);
  const { body, token, prefer, ifMatch, requestId, idempotencyKey = randomUUID() } = input;
  const params = new Map(entriesOf(input.params));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params.get(name) ?? ''));
  const query = new URLSearchParams(entriesOf(input.query)).toString();
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(needsIdempotencyKey(operation) && { 'idempotency-key': idempotencyKey }),
    ...(prefer && { prefer }),
    ...(ifMatch && { 'if-match': ifMatch }),
    ...(requestId && { 'x-request-id': requestId }),
  };
  return {
    url: `${baseUrl}${filled}${query && `?${query}`}`,
    init: {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
  };
}

function entriesOf(values: unknown): [string, string][] {
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
}
