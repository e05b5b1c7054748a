// Tests the examples of accounts: passwords, e-mails, phones, sessions and second factors.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  ChangePassword,
  CompletePasswordReset,
  ConfirmEmail,
  RequestEmailChange,
} from '@toric/contracts/customer/accounts/account.http';
import { CompleteSignIn, StepUp } from '@toric/contracts/customer/accounts/factor.http';
import { SignIn } from '@toric/contracts/customer/accounts/session.http';
import { SignUp } from '@toric/contracts/customer/people/customer.http';
import { AddPasskey, SignInWithPasskey } from '@toric/contracts/customer/accounts/passkey.http';
import { CompleteClaim } from '@toric/contracts/customer/people/walk-in.http';
import { CompletePhoneChange } from '@toric/contracts/customer/people/phone-change.http';
import { linkCode, signLink } from '../../../services/customer/src/accounts/link.ts';
import { codeAt } from '../../../services/customer/src/factors/totp.ts';
import { softwareAuthenticator } from '../../../services/customer/test/factors/software-authenticator.ts';
import { until } from '../testing/test-stack.ts';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, PASSWORD, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
const person = SignUp.example;
beforeAll(async () => {
  shop = await openShop('accounts');
  ({ send } = await readExamples(shop));
  await shop.api.call(SignUp, { body: person });
}, 90_000);
afterAll(() => shop?.close(), 60_000);

const linkKey = () => shop.system.secrets.get('link key');
/** Waits for the newest unused link of a purpose, such as a password reset, and returns its id. */
const linkOf = (purpose: string) =>
  until(`a link for ${purpose}`, async () => {
    const sql = 'select id from customer.account_link where purpose = $1 and used_at is null order by id desc limit 1';
    return (await shop.rows<{ id: string }>(sql, [purpose]))[0]?.id;
  });
const tokenOf = async (purpose: string) => signLink(linkKey(), purpose, await linkOf(purpose));

test('a customer confirms her e-mail, resets and changes her password, and moves to another e-mail', async () => {
  const withToken = async (purpose: string) => ({ ids: { [ConfirmEmail.example.token]: await tokenOf(purpose) } });
  const token = (await shop.api.signIn(person.email, person.password)).accessToken;
  await send('resendConfirmation', { token });
  await send('confirmEmail', await withToken('account-confirmation'));
  expect(await send('getAccount', { token })).toMatchObject({ emailConfirmedAt: expect.any(String) });
  await send('requestPasswordReset');
  await send('completePasswordReset', await withToken('password-reset'));
  const again = (await shop.api.signIn(person.email, CompletePasswordReset.example.password)).accessToken;
  await send('changePassword', { token: again });
  const ids = { [RequestEmailChange.example.password]: ChangePassword.example.password };
  await send('requestEmailChange', { token: again, ids });
  await send('completeEmailChange', await withToken('email-change'));
  await shop.api.signIn(RequestEmailChange.example.email, ChangePassword.example.password);
  const events = await send('listSecurityEvents', { token: again });
  expect(itemsOf(events).length).toBeGreaterThan(4);
});

test('a customer changes her phone number with a code, and ends her sessions', async () => {
  const { email, token } = await shop.newBuyer();
  const { id } = await send('requestPhoneChange', { token });
  const ids = { [CompletePhoneChange.example.code]: linkCode(linkKey(), 'phone-change', id) };
  await send('completePhoneChange', { token, path: { changeId: id }, ids });
  await shop.api.signIn(email, PASSWORD);
  const [other] = itemsOf(await send('listSessions', { token }));
  await send('endSession', { token, path: { sessionId: other?.id ?? '' } });
  expect(await send('endOtherSessions', { token })).toMatchObject({ ended: 0 });
});

test('a customer sets up a second factor, signs in with it, proves it again, and removes it', async () => {
  const { email, token } = await shop.newBuyer();
  const ids = (secret: unknown, steps: number) => ({
    [StepUp.example.code]: codeAt(String(secret), new Date(Date.now() + steps * 30_000)),
  });
  const { secret } = await send('enrolFactor', { token, ids: { 'four words are better': PASSWORD } });
  await send('confirmFactor', { token, ids: ids(secret, -1) });
  const first = await shop.api.call(SignIn, { body: { email, password: PASSWORD } });
  const challenge = 'challenge' in first.body ? first.body.challenge : '';
  const given = { ...ids(secret, 0), [CompleteSignIn.example.challenge]: challenge };
  const { accessToken } = await send('completeSignIn', { ids: given });
  const fresh = await send('stepUp', { token: String(accessToken), ids: ids(secret, 1) });
  expect(await send('renewRecoveryCodes', { token: String(fresh['accessToken']) })).toHaveProperty('recoveryCodes');
  await send('removeFactor', { token: String(fresh['accessToken']) });
});

test('a walk-in customer is entered, gets a code, and claims her account', async () => {
  const { sales } = shop.staff;
  const { id } = await send('addWalkIn', { token: sales });
  const { code } = await send('issueClaimCode', { token: sales, path: { customerId: id } });
  await send('completeClaim', { ids: { [CompleteClaim.example.code]: String(code) } });
  const session = await shop.api.signIn(CompleteClaim.example.email, CompleteClaim.example.password);
  expect(session.actor.id).toBe(id);
});

test('a customer adds a passkey, signs in with it, and removes it', async () => {
  const { token } = await shop.newBuyer();
  // the shop expects its own pages on localhost, whatever address the test calls
  const origin = `http://localhost:${new URL(shop.system.gatewayUrl).port}`;
  const device = softwareAuthenticator({ origin, rpId: 'localhost' });
  const challengeIn = (answer: Record<string, unknown>) => ({ challenge: String(answer['challenge']) });
  const options = await send('beginPasskey', { token, ids: { 'four words are better': PASSWORD } });
  const created = device.create(challengeIn(options));
  const example = AddPasskey.example.credential;
  const added = await send('addPasskey', {
    token,
    ids: {
      ...{ [example.id]: created.id, [example.response.clientDataJSON]: created.response.clientDataJSON },
      [example.response.attestationObject]: created.response.attestationObject,
    },
  });
  const { credential } = SignInWithPasskey.example;
  const got = device.get(challengeIn(await send('beginPasskeySignIn')));
  await send('signInWithPasskey', {
    ids: {
      ...{ [credential.id]: got.id, [credential.response.clientDataJSON]: got.response.clientDataJSON },
      ...{ [credential.response.authenticatorData]: got.response.authenticatorData },
      [credential.response.signature]: got.response.signature,
    },
  });
  expect((await send('listPasskeys', { token }))['data']).toMatchObject([{ id: added.id }]);
  await send('removePasskey', { token, path: { passkeyId: added.id } });
});
