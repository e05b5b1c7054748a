import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import { accessTokenSigner } from './access-token.ts';
import { changePassword } from './features/change-password.ts';
import { completeEmailChange } from './features/complete-email-change.ts';
import { completePasswordReset } from './features/complete-password-reset.ts';
import { confirmEmail } from './features/confirm-email.ts';
import { endOtherSessions } from './features/end-other-sessions.ts';
import { endSession } from './features/end-session.ts';
import { getAccount } from './features/get-account.ts';
import { listAccessDenials } from './features/list-access-denials.ts';
import { listSecurityEvents } from './features/list-security-events.ts';
import { listSessions } from './features/list-sessions.ts';
import { refreshSession } from './features/refresh-session.ts';
import { requestEmailChange } from './features/request-email-change.ts';
import { requestPasswordReset, startPasswordReset } from './features/request-password-reset.ts';
import { resendConfirmation } from './features/resend-confirmation.ts';
import { type AccountSettings, signIn } from './features/sign-in.ts';
import { signOut } from './features/sign-out.ts';
import type { PasswordHasher } from './passwords/password-hasher.ts';

type Shared = { vault: Vault; passwords: PasswordHasher; linkKey: string };

/** Declares the area `accounts`: sign-ins, sessions, passwords, e-mails and the security log. Uses no other area. */
export function accounts(shared: Shared, config: AccountSettings): Area<Reader> {
  const [signToken, startReset] = [accessTokenSigner(config.AUTH_PRIVATE_JWK), startPasswordReset(shared.vault)];
  return {
    routes: [
      ...[signIn({ ...shared, signToken, config }), refreshSession({ signToken }), signOut, listAccessDenials],
      ...[listSessions(shared), endSession(shared), endOtherSessions(shared), listSecurityEvents(shared)],
      ...[requestPasswordReset({ ...shared, startReset }), completePasswordReset(shared), changePassword(shared)],
      ...[getAccount(shared), resendConfirmation, confirmEmail(shared)],
      ...[requestEmailChange(shared), completeEmailChange(shared)],
    ],
    effects: [startReset],
    sends: [SendMessage],
  };
}
