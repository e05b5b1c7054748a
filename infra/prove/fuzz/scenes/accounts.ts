/**
 * Lists the scenes of accounts: passwords, e-mails, phones, sessions, second factors, passkeys, walk-ins and
 * invitations.
 */
import {
  ChangePassword,
  CompletePasswordReset,
  ConfirmEmail,
  RequestEmailChange,
} from '@toric/contracts/customer/accounts/account.http';
import { CompleteSignIn } from '@toric/contracts/customer/accounts/factor.http';
import { CompleteClaim } from '@toric/contracts/customer/people/walk-in.http';
import { CompletePhoneChange } from '@toric/contracts/customer/people/phone-change.http';
import { AcceptInvitation } from '@toric/contracts/customer/staff/invitation.http';
import { PASSWORD } from '../../e2e/shop.ts';
import { OWN_PASSWORD } from '../makers/accounts.ts';
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

const nobody = { role: 'nobody' };
const addressOf = ({ codeOf }: World) => `${codeOf('moved')}@shop.example`;
/** Replaces the current password in the example of `changePassword`. */
const present = { [ChangePassword.example.currentPassword]: PASSWORD };

/** Returns a customer who has proved the second factor just now. */
async function fresh({ challenged, send }: World) {
  const { challenge, code } = await challenged();
  const ids = { ...code(0), [CompleteSignIn.example.challenge]: challenge };
  const { accessToken } = await send('completeSignIn', { ...nobody, ids });
  return { token: String(accessToken), code };
}
async function colleague({ send, codeOf }: World) {
  const { id: staffId } = await send('addStaff', { change: { email: `${codeOf('staff')}@shop.example` } });
  return { staffId };
}
async function factorReset(world: World) {
  const path = await colleague(world);
  const { requestId } = await world.send('askFactorReset', { path });
  return { ...path, requestId: String(requestId) };
}
async function walkIn({ send }: World) {
  const { id: customerId } = await send('addWalkIn', { role: 'sales', change: { isNew: true } });
  return { role: 'sales', path: { customerId } };
}
const withToken = (token: string) => ({ ...nobody, ids: { [ConfirmEmail.example.token]: token } });

const ofPasswordsAndEmails: Scenes = {
  requestPasswordReset: async ({ person }) => ({ ...nobody, change: { email: (await person()).email } }),
  async completePasswordReset({ person, link, send }) {
    const { id, email } = await person();
    await send('requestPasswordReset', { ...nobody, change: { email } });
    const ids = { [CompletePasswordReset.example.token]: await link('password-reset', id) };
    return { ...nobody, ids };
  },
  changePassword: async ({ person }) => ({ token: (await person()).token, ids: present }),
  resendConfirmation: async ({ person }) => ({ token: (await person()).token }),
  async confirmEmail({ person, link, send }) {
    const { id, token } = await person();
    await send('resendConfirmation', { token });
    return withToken(await link('account-confirmation', id));
  },
  async requestEmailChange(world) {
    const { token } = await world.person();
    return { token, ids: OWN_PASSWORD, change: { email: addressOf(world) } };
  },
  async completeEmailChange(world) {
    const { id, token } = await world.person();
    const ids = { [RequestEmailChange.example.password]: PASSWORD };
    await world.send('requestEmailChange', { token, ids, change: { email: addressOf(world) } });
    return withToken(await world.link('email-change', id));
  },
  requestPhoneChange: async ({ person }) => ({ token: (await person()).token }),
  async completePhoneChange({ person, phoneCode, send }) {
    const { token } = await person();
    const { id: changeId } = await send('requestPhoneChange', { token });
    return { token, path: { changeId }, ids: { [CompletePhoneChange.example.code]: phoneCode(changeId) } };
  },
};

const ofSessionsAndFactors: Scenes = {
  async endSession({ person, shop, send }) {
    const { email, token } = await person();
    await shop.api.signIn(email, PASSWORD);
    const { data } = await send('listSessions', { token });
    return { token, path: { sessionId: String(data[0]?.['id']) } };
  },
  endOtherSessions: async ({ person }) => ({ token: (await person()).token }),
  enrolFactor: async ({ person }) => ({ token: (await person()).token, ids: OWN_PASSWORD }),
  async confirmFactor({ enrolled }) {
    const { token, code } = await enrolled();
    return { token, ids: code(0) };
  },
  async completeSignIn({ challenged }) {
    const { challenge, code } = await challenged();
    return { ...nobody, ids: { ...code(0), [CompleteSignIn.example.challenge]: challenge } };
  },
  async stepUp(world) {
    const { token, code } = await fresh(world);
    return { token, ids: code(1) };
  },
  renewRecoveryCodes: async (world) => ({ token: (await fresh(world)).token }),
  removeFactor: async (world) => ({ token: (await fresh(world)).token }),
  beginPasskey: async ({ person }) => ({ token: (await person()).token, ids: OWN_PASSWORD }),
  async addPasskey({ passkeyBegun }) {
    const { token, ids } = await passkeyBegun();
    return { token, ids };
  },
  signInWithPasskey: async ({ signedByPasskey }) => ({ ...nobody, ids: await signedByPasskey() }),
  async removePasskey({ passkey }) {
    const { token, id: passkeyId } = await passkey();
    return { token, path: { passkeyId } };
  },
};

const ofWalkInsAndStaff: Scenes = {
  addWalkIn: async () => ({ role: 'sales', change: { isNew: true } }),
  issueClaimCode: walkIn,
  async completeClaim(world) {
    const { code } = await world.send('issueClaimCode', await walkIn(world));
    const ids = { [CompleteClaim.example.code]: String(code) };
    return { ...nobody, ids, change: { email: addressOf(world) } };
  },
  issueSetupCode: async (world) => ({ path: await colleague(world) }),
  inviteStaff: async (world) => ({ path: await colleague(world) }),
  async acceptInvitation(world) {
    const path = await colleague(world);
    await world.send('inviteStaff', { path });
    const ids = { [AcceptInvitation.example.token]: await world.link('staff-invitation', path.staffId) };
    return { ...nobody, ids };
  },
  askFactorReset: async (world) => ({ path: await colleague(world) }),
  approveFactorReset: async (world) => ({ role: 'second admin', path: await factorReset(world) }),
};

export const accountScenes: Scenes = { ...ofPasswordsAndEmails, ...ofSessionsAndFactors, ...ofWalkInsAndStaff };
