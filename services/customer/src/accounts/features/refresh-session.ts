import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RefreshSession } from '@toric/contracts/customer/accounts/session.http';
import type { SignAccessToken } from '../access-token.ts';
import { findActor } from '../account.store.ts';
import type { Reader } from '../../reader.store.ts';
import { stateOf, newRefreshToken, REFUSALS, refreshHash } from '../session.ts';
import { readToken, revokeStolen, rotateToken } from '../session.store.ts';
import { sessionView } from '../session.view.ts';

/** POST /sessions/refresh. Of concurrent refreshes with one token one succeeds. A reused token revokes its session
 *  before the transaction, so that the revocation survives the refusal. */
export const refreshSession = ({ signToken }: { signToken: SignAccessToken }) =>
  preparedCommand<typeof RefreshSession, Reader, { hash: string }>(RefreshSession, {
    async prepare({ body: { refreshToken }, db, aside }) {
      const hash = refreshHash(refreshToken);
      const token = await readToken(db, hash);
      const state = stateOf(token);
      if (state === 'reused' && token) await revokeStolen(aside, token.sessionId);
      if (state !== 'live') throw REFUSALS[state]();
      return { hash };
    },
    async run({ prepared: { hash }, tx, now }) {
      const refreshToken = newRefreshToken();
      const accountId = await rotateToken(tx, hash, refreshHash(refreshToken));
      if (accountId === undefined) throw REFUSALS.raced();
      const actor = await findActor(tx, accountId);
      return answer(sessionView(actor, await signToken(actor, now), refreshToken));
    },
  });
