import { preparedCommand } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { RefreshSession } from '@toric/contracts/customer/accounts/session.http';
import type { SignAccessToken } from '../access-token.ts';
import { findActor } from '../account.store.ts';
import type { Reader } from '../../reader.store.ts';
import { fateOf, newRefreshToken, REFUSALS, refreshHash } from '../session.ts';
import { readToken, revokeStolen, rotateToken } from '../session.store.ts';
import { sessionView } from '../session.view.ts';

/** POST /sessions/refresh. One of many at once wins; a token that was used long ago ends its session before the refusal,
 *  so that the end stands although this request changes nothing else. */
export const refreshSession = ({ signToken }: { signToken: SignAccessToken }) =>
  preparedCommand<typeof RefreshSession, Reader, { hash: string }>(RefreshSession, {
    async prepare({ body: { refreshToken }, db, aside }) {
      const hash = refreshHash(refreshToken);
      const token = await readToken(db, hash);
      const fate = fateOf(token);
      if (fate === 'reused' && token) await revokeStolen(aside, token.sessionId);
      if (fate !== 'live') throw REFUSALS[fate]();
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
