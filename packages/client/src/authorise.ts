import type { Operation } from '@toric/contracts/kernel/operation';

/** Returns the access token. With `refused`, the token that has expired, it must return a fresh one. */
export type TokenSource = (refused?: string) => string | Promise<string>;
type Authorisation = { authorization?: string };

/**
 * Returns a function that sends a request with the current access token, and once more with a fresh one after a 401.
 */
export function createAuthoriser(token: TokenSource | undefined) {
  const renew = token && createRenewal(token);

  /** `tokenOfCall` is given for one call, so it is sent as it is and never renewed. */
  return async function authorised<R extends { status: number }>(
    operation: Operation,
    tokenOfCall: string | undefined,
    send: (authorisation: Authorisation) => Promise<R>,
  ): Promise<R> {
    const current = tokenOfCall ?? (isSignIn(operation) ? undefined : await token?.());
    if (!current) return send({});
    const response = await send({ authorization: `Bearer ${current}` });
    if (response.status !== 401 || tokenOfCall || !renew) return response;
    return send({ authorization: `Bearer ${await renew(current)}` });
  };
}

/**
 * Returns true for an operation that issues tokens. It is sent without one, so that a token source may use this
 * client.
 */
const isSignIn = ({ sensitive, allow }: Operation) => sensitive === true && allow.includes('public');

/** Coalesces renewals: all calls refused with the same token share one, because a refresh token works only once. */
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
