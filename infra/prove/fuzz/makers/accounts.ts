/** Makes people whom no other scene needs, with their own links of mails, second factors, passkeys and sessions. */
import { EnrolFactor, StepUp } from '@toric/contracts/customer/accounts/factor.http';
import { AddPasskey, SignInWithPasskey } from '@toric/contracts/customer/accounts/passkey.http';
import { SignIn } from '@toric/contracts/customer/accounts/session.http';
import { linkCode, signLink } from '../../../../services/customer/src/accounts/link.ts';
import { codeAt } from '../../../../services/customer/src/factors/totp.ts';
import { softwareAuthenticator } from '../../../../services/customer/test/factors/software-authenticator.ts';
import { PASSWORD } from '../../e2e/shop.ts';
import { until } from '../../testing/test-stack.ts';
import type { Base } from './base.ts';

const STEP_MS = 30_000;
/** Replaces the password in the examples by the password of the buyers. */
export const OWN_PASSWORD = { [EnrolFactor.example.password]: PASSWORD };
/** Replaces the code in the examples by the code that the authenticator app shows `steps` steps from now. */
const appCode = (secret: unknown, steps: number) => ({
  [StepUp.example.code]: codeAt(String(secret), new Date(Date.now() + steps * STEP_MS)),
});
const challengeOf = (answer: Readonly<Record<string, unknown>>) => ({ challenge: String(answer['challenge']) });

/** Replaces the passkey credential in the example of `addPasskey` by that of a simulated device. */
const created = (credential: ReturnType<Device['create']>) => ({
  [AddPasskey.example.credential.id]: credential.id,
  [AddPasskey.example.credential.response.clientDataJSON]: credential.response.clientDataJSON,
  [AddPasskey.example.credential.response.attestationObject]: credential.response.attestationObject,
});
const signed = (credential: ReturnType<Device['get']>) => ({
  [SignInWithPasskey.example.credential.id]: credential.id,
  [SignInWithPasskey.example.credential.response.clientDataJSON]: credential.response.clientDataJSON,
  [SignInWithPasskey.example.credential.response.authenticatorData]: credential.response.authenticatorData,
  [SignInWithPasskey.example.credential.response.signature]: credential.response.signature,
});
type Device = ReturnType<typeof softwareAuthenticator>;

/**
 * Returns the token of the newest link of this purpose that was sent to a person, such as the link of a password reset.
 */
async function newestLink(shop: Base['shop'], key: string, purpose: string, accountId: string): Promise<string> {
  const id = await until(`a link for ${purpose}`, async () => {
    const rows = await shop.rows<{ id: string }>(
      `select id from customer.account_link where purpose = $1 and account_id = $2 and used_at is null
       order by id desc limit 1`,
      [purpose, accountId],
    );
    return rows[0]?.id;
  });
  return signLink(key, purpose, id);
}

export function accountsIn({ shop, send }: Base) {
  const linkKey = () => shop.system.secrets.get('link key');

  /** Returns a new customer whom only this scene uses. Deletes the counters that limit the requests of customers. */
  async function person() {
    await shop.rows('delete from customer.ask_quota');
    return shop.newBuyer();
  }

  const link = (purpose: string, accountId: string) => newestLink(shop, linkKey(), purpose, accountId);

  /** Returns a customer who has begun to set up an authenticator app. */
  async function enrolled() {
    const { email, token } = await person();
    const { secret } = await send('enrolFactor', { token, ids: OWN_PASSWORD });
    return { email, token, code: (steps: number) => appCode(secret, steps) };
  }

  /** Returns a customer with an authenticator app who has sent the password and must now send a code. */
  async function challenged() {
    const { email, token, code } = await enrolled();
    await send('confirmFactor', { token, ids: code(-1) });
    const { body } = await shop.api.call(SignIn, { body: { email, password: PASSWORD } });
    return { challenge: 'challenge' in body ? body.challenge : '', code };
  }

  /** Returns a customer with a device that may become a passkey, and the shop's options for it. */
  async function passkeyBegun() {
    const { token } = await person();
    const origin = `http://localhost:${new URL(shop.system.gatewayUrl).port}`;
    const device = softwareAuthenticator({ origin, rpId: 'localhost' });
    const options = await send('beginPasskey', { token, ids: OWN_PASSWORD });
    return { token, device, ids: created(device.create(challengeOf(options))) };
  }

  async function passkey() {
    const { token, device, ids } = await passkeyBegun();
    return { token, device, id: (await send('addPasskey', { token, ids })).id };
  }

  return {
    ...{ person, link, enrolled, challenged, passkeyBegun, passkey },
    /** Returns the token of the page on which a customer chooses which messages to get. */
    preferences: (customerId: string) => signLink(linkKey(), 'preferences', customerId),
    phoneCode: (changeId: string) => linkCode(linkKey(), 'phone-change', changeId),
    /** Answers a passkey challenge of the shop. */
    signedByPasskey: async () => {
      const { device } = await passkey();
      return signed(device.get(challengeOf(await send('beginPasskeySignIn', { role: 'nobody' }))));
    },
  };
}
