import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { SignOut } from '@toric/contracts/customer/accounts/session.http';
import { refreshHash } from '../session.ts';
import { revokeSessionsOf } from '../session.store.ts';

/**
 * DELETE /sessions/current. Ends the session of the refresh token and the session of the access token, with all their
 * tokens. Does not change a session of another account.
 */
export const signOut = command(SignOut, {
  async run({ body: { refreshToken }, actor, tx }) {
    await revokeSessionsOf(tx, actor.id, { hash: refreshHash(refreshToken), sessionId: actor.sessionId });
    return noContent();
  },
});
