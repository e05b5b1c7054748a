import { type SessionView, SignIn } from '@toric/contracts/customer/accounts/session.http';
import { CompleteSignIn } from '@toric/contracts/customer/accounts/factor.http';
import { expandedReply } from '@toric/contracts/kernel/expand';
import type { Operation } from '@toric/contracts/kernel/operation';
import { GetOrder } from '@toric/contracts/order/order.http';
import { Problem } from '@toric/contracts/kernel/problem';
import { createAuthoriser, type TokenSource } from './authorise.ts';
import { orderSteps } from './order-events.ts';
import { ProblemError } from './problem-error.ts';
import { buildRequest, type UntypedInput } from './request.ts';
import { type Response, send, textOf } from './send.ts';
import type { Answer, Arguments, Input, Item, PagedOperation, RequestOptions } from './types.ts';

export type ClientOptions = {
  /** Holds the address of the API, e.g. `https://shop.example/v1`. */
  baseUrl: string;
  /** Returns the access token of a request. The client passes the refused token when that token has expired. */
  token?: TokenSource;
  /** Holds the API key of a machine. The client sends it in place of an access token, and never renews it. */
  key?: string;
  /**
   * Limits the retries of a request that gets no answer or a temporary refusal. The default is 3. Each retry sends the
   * same idempotency key. A request that would do harm if it ran twice is never retried.
   */
  retries?: number;
  /** Sends the requests. A runtime without a global `fetch` needs this function. */
  fetch?: typeof globalThis.fetch;
};
export type Client = ReturnType<typeof createClient>;

/** Creates a client of the public API, typed by its operations. A call throws if an answer breaks its contract. */
export function createClient(options: ClientOptions) {
  const { baseUrl, retries = 3, fetch = globalThis.fetch } = options;
  const authorised = createAuthoriser(options.token, options.key);

  /** Sends the request of an operation and returns the answer. Throws a ProblemError if the API refuses the request. */
  async function call<const O extends Operation>(operation: O, ...[input]: Arguments<O>): Promise<Answer<O>> {
    const given: UntypedInput = input ?? {};
    const request = buildRequest(baseUrl, operation, given);
    const response = await authorised(operation, given.token, (authorisation) =>
      send(request, authorisation, { fetch, retries }),
    );
    const { status, headers } = response;
    if (!response.ok) throw problemOf(operation, { status, headers, text: textOf(response) });
    const schema = given.expand ? expandedReply(operation) : operation.reply;
    const body = schema.parse(operation.download ? fileOf(response) : jsonOf(response));
    return { status, headers, body: body as Answer<O>['body'] }; // the cast is safe: the schema above parsed the body
  }

  /** Yields the items of a list. Requests the next page only when the caller needs it. */
  async function* each<const O extends PagedOperation>(
    operation: O,
    ...[input]: Arguments<O>
  ): AsyncGenerator<Item<O>> {
    const given: UntypedInput = input ?? {};
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: object = { ...given.query, ...(cursor && { cursor }) };
      // the cast is safe: only the cursor is added to an input that the compiler has checked
      const answer: Answer<PagedOperation> = await call<PagedOperation>(operation, {
        ...given,
        query,
      } as Input<PagedOperation>);
      yield* answer.body.data as Item<O>[]; // the cast is safe: the schema of the operation parsed the items
      cursor = answer.body.nextCursor;
    }
  }

  /**
   * Yields the steps of an order (the changes of its status): first the past steps, then each new step until the order
   * ends. Resumes a stream that breaks.
   */
  function events(orderId: string, { after = '', token }: Pick<RequestOptions, 'token'> & { after?: string } = {}) {
    const live = { ...GetOrder, endpoint: 'GET /orders/{orderId}/events' } as const;
    const { url } = buildRequest(baseUrl, live, { params: { orderId } });
    return orderSteps(async (id) => {
      const response = await authorised(live, token, (authorisation) =>
        fetch(url, { headers: { ...authorisation, ...(id && { 'last-event-id': id }) } }),
      );
      const { status, headers, body } = response;
      if (status === 204) return undefined; // the order has ended, and the caller knows its last step
      if (!response.ok || !body) throw problemOf(live, { status, headers, text: await response.text() });
      return body;
    }, after);
  }

  const signIn = signInWith(call);
  return { baseUrl, call, each, events, signIn };
}

type Call = <const O extends Operation>(operation: O, ...input: Arguments<O>) => Promise<Answer<O>>;

/**
 * Returns the function `signIn`. For a person with a second factor the caller passes `code`, a function that returns a
 * code of the authenticator app or a recovery code.
 */
function signInWith(call: Call) {
  return async (email: string, password: string, code?: () => string | Promise<string>): Promise<SessionView> => {
    // a retry may create a second session, which does no harm
    const { body } = await call(SignIn, { body: { email, password }, retryable: true });
    if (!('challenge' in body)) return body;
    if (!code) throw new Error('this account has a second factor: give signIn a function that returns a code');
    const { challenge } = body;
    return (await call(CompleteSignIn, { body: { challenge, code: await code() } })).body;
  };
}

const jsonOf = (response: Response): unknown => (response.bytes.length === 0 ? null : JSON.parse(textOf(response)));

const fileOf = ({ headers, bytes }: Response) => ({
  mediaType: headers.get('content-type'),
  fileName: /filename="?([\w.-]+)/.exec(headers.get('content-disposition') ?? '')?.[1],
  bytes,
});

type RefusedResponse = { status: number; headers: Headers; text: string };
function problemOf(operation: Pick<Operation, 'endpoint'>, { status, text, headers }: RefusedResponse): Error {
  if (headers.get('content-type')?.startsWith('application/problem+json')) {
    return new ProblemError(operation, Problem.parse(JSON.parse(text)), headers);
  }
  return new Error(
    `${operation.endpoint} answered ${status}, but not in the format of this API: check the base URL, another server may answer there`,
  );
}
