import { type SessionView, SignIn } from '@toric/contracts/customer/accounts/session.http';
import { expandedReply } from '@toric/contracts/kernel/expand';
import type { Operation } from '@toric/contracts/kernel/operation';
import { GetOrder } from '@toric/contracts/order/order.http';
import { Problem } from '@toric/contracts/kernel/problem';
import { orderSteps } from './order-events.ts';
import { ProblemError } from './problem-error.ts';
import { type LooseInput, requestOf } from './request.ts';
import { type Response, send, textOf } from './send.ts';
import type { About, Answer, Arguments, Input, Item, Listing } from './types.ts';

export type ClientOptions = {
  /** E.g. `https://shop.example/v1`. */
  baseUrl: string;
  /** The access token of each request; called with the one that was refused when it has expired, to get another. */
  token?: (refused?: string) => string | Promise<string>;
  /** How often a request that was not answered is sent again, with the same key; only where that does no harm. */
  repeats?: number;
  /** For runtimes without one of their own. */
  fetch?: typeof globalThis.fetch;
};
export type Client = ReturnType<typeof createClient>;

/** The public API, typed by its operations; answers are parsed, so one that breaks its contract is an error here. */
export function createClient(options: ClientOptions) {
  const { baseUrl, repeats = 3, fetch = globalThis.fetch } = options;
  const renew = renewer(options.token);

  /** With a fresh token when the first has expired; a token that was given for one call alone has no successor. */
  async function authorised<R extends { status: number }>(
    operation: Operation,
    input: Pick<About, 'token'>,
    work: (authorisation: { authorization?: string }) => Promise<R>,
  ): Promise<R> {
    const token = input.token ?? (isSigningIn(operation) ? undefined : await options.token?.());
    if (!token) return work({});
    const response = await work({ authorization: `Bearer ${token}` });
    if (response.status !== 401 || input.token || !renew) return response;
    return work({ authorization: `Bearer ${await renew(token)}` });
  }

  /** The answer; throws a ProblemError when it is refused. */
  async function call<const O extends Operation>(operation: O, ...[input]: Arguments<O>): Promise<Answer<O>> {
    const given: LooseInput = input ?? {};
    const request = requestOf(baseUrl, operation, given);
    const response = await authorised(operation, given, (authorisation) =>
      send(request, authorisation, { fetch, repeats }),
    );
    const { status, headers } = response;
    if (!response.ok) throw problemOf(operation, { status, headers, text: textOf(response) });
    const schema = given.expand ? expandedReply(operation) : operation.reply;
    const body = schema.parse(operation.download ? fileOf(response) : jsonOf(response));
    return { status, headers, body: body as Answer<O>['body'] }; // parsed by this very schema
  }

  /** Each thing of a list, page by page, as it is asked for. */
  async function* each<const O extends Listing>(operation: O, ...[input]: Arguments<O>): AsyncGenerator<Item<O>> {
    const given: LooseInput = input ?? {};
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: object = { ...given.query, ...(cursor && { cursor }) };
      const answer: Answer<Listing> = await call<Listing>(operation, { ...given, query } as Input<Listing>); // one name more
      yield* answer.body.data as Item<O>[]; // parsed by the operation's own schema
      cursor = answer.body.nextCursor;
    }
  }

  /** One order's life as it happens, past steps first; taken up where it broke off, until the order has ended. */
  function events(orderId: string, { after = '', ...given }: Pick<About, 'token'> & { after?: string } = {}) {
    const live = { ...GetOrder, endpoint: 'GET /orders/{orderId}/events' } as const;
    const { url } = requestOf(baseUrl, live, { params: { orderId } });
    return orderSteps(async (id) => {
      const response = await authorised(live, given, (authorisation) =>
        fetch(url, { headers: { ...authorisation, ...(id && { 'last-event-id': id }) } }),
      );
      const { status, headers, body } = response;
      if (!response.ok || !body) throw problemOf(live, { status, headers, text: await response.text() });
      return body;
    }, after);
  }

  async function signIn(email: string, password: string): Promise<SessionView> {
    // a second session does no harm
    return (await call(SignIn, { body: { email, password }, repeatable: true })).body;
  }
  return { call, each, events, signIn };
}

/** What gets a token needs none: the source of tokens may itself use this client. */
const isSigningIn = ({ sensitive, allow }: Operation) => sensitive === true && allow.includes('public');

/** One renewal for all who were refused with the same token: a refresh token works once. */
function renewer(token: ClientOptions['token']): ((refused: string) => Promise<string>) | undefined {
  if (!token) return undefined;
  let renewing: Promise<string> | undefined;
  const unlessRenewed = async (refused: string) => {
    const now = await token();
    return now === refused ? token(refused) : now;
  };
  return (refused) => {
    renewing ??= unlessRenewed(refused).finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
}

const jsonOf = (response: Response): unknown => (response.bytes.length === 0 ? null : JSON.parse(textOf(response)));

const fileOf = ({ headers, bytes }: Response) => ({
  mediaType: headers.get('content-type'),
  fileName: /filename="?([\w.-]+)/.exec(headers.get('content-disposition') ?? '')?.[1],
  bytes,
});

type Refused = { status: number; headers: Headers; text: string };
function problemOf(operation: Pick<Operation, 'endpoint'>, { status, text, headers }: Refused): Error {
  if (headers.get('content-type')?.startsWith('application/problem+json')) {
    return new ProblemError(operation, Problem.parse(JSON.parse(text)), headers);
  }
  return new Error(`${operation.endpoint} answered ${status}, not as this API does: something else is at this address`);
}
