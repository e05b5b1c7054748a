import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { SignOut } from '@toric/contracts/customer/accounts/session.http';
import { refreshHash } from '../session.ts';
import { revokeSessionOf } from '../session.store.ts';

/** DELETE /sessions/current. Ends the session that the refresh token belongs to. Does nothing if that session belongs
 *  to another account. */
export const signOut = command(SignOut, {
  async run({ body: { refreshToken }, actor, tx }) {
    await revokeSessionOf(tx, actor.id, refreshHash(refreshToken));
    return noContent();
  },
});
