import type { Operation } from '@toric/contracts/kernel/operation';

/**
 * Returns the access token of the caller. If `refused` is given, that token has expired and a fresh one must be
 * returned.
 */
export type TokenSource = (refused?: string) => string | Promise<string>;
type Authorisation = { authorization?: string };

/**
 * Returns a function that sends a request with the current access token, and once more with a fresh one after a 401. With
 * an API key it sends the key, and does not repeat the request.
 */
export function createAuthoriser(token: TokenSource | undefined, key?: string) {
  const renew = token && createRenewal(token);

  /**
   * Sends a request with `tokenOfCall`, a token that was given for this one request, or else with the token of the
   * token source. After a 401, only a token of the token source is renewed.
   */
  return async function authorised<R extends { status: number }>(
    operation: Operation,
    tokenOfCall: string | undefined,
    send: (authorisation: Authorisation) => Promise<R>,
  ): Promise<R> {
    const own = isSignIn(operation) ? undefined : (key ?? (await token?.()));
    const current = tokenOfCall ?? own;
    if (!current) return send({});
    const response = await send({ authorization: `Bearer ${current}` });
    if (response.status !== 401 || tokenOfCall || key || !renew) return response;
    return send({ authorization: `Bearer ${await renew(current)}` });
  };
}

/**
 * Returns true for an operation that is sent without a token: sign-in, sign-up and the refresh of a session. A token
 * source may call them through this client. With a token, such a call would ask the token source again, without end.
 */
const isSignIn = ({ sensitive, allow }: Operation) => sensitive === true && allow.includes('public');

/**
 * Coalesces renewals: all calls that were refused with the same token share one renewal, because a refresh token works
 * only once.
 */
function createRenewal(token: TokenSource): (refused: string) => Promise<string> {
  let renewal: Promise<string> | undefined;
  const renewUnlessDone = async (refused: string) => {
    const current = await token();
    return current === refused ? token(refused) : current;
  };
  return (refused) => {
    renewal ??= renewUnlessDone(refused).finally(() => {
      renewal = undefined;
    });
    return renewal;
  };
}
