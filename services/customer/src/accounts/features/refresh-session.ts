import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RefreshSession } from '@toric/contracts/customer/accounts/session.http';
import type { SignAccessToken } from '../access-token.ts';
import { findTokenActor } from '../open-session.flow.ts';
import type { Reader } from '../../reader.store.ts';
import { stateOf, newRefreshToken, REFUSALS, refreshHash } from '../session.ts';
import { readToken, revokeStolen, rotateToken } from '../session.store.ts';
import { sessionView } from '../session.view.ts';

/**
 * POST /sessions/refresh. Exchanges a refresh token for a new one. If several requests use one refresh token at once,
 * one of them succeeds. If a used token is presented again more than 5 s later, its session is revoked. The revocation
 * commits before the transaction, so that the refusal does not undo it.
 */
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
    async run({ prepared: { hash }, tx }) {
      const refreshToken = newRefreshToken();
      const session = await rotateToken(tx, hash, refreshHash(refreshToken));
      if (!session) throw REFUSALS.raced();
      const actor = await findTokenActor(tx, session.accountId, session.factorAt);
      return answer(sessionView(actor, await signToken(actor, session.sessionId), refreshToken));
    },
  });
