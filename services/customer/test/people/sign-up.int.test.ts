/**
 * Tests that a sign-up does not reveal whether an e-mail has an account, neither by its answer nor by a later sign-in.
 * infra/prove/account-run compares the times of the answers.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { SendMessage } from '@toric/contracts/customer/events';
import { GATEWAY_KEY, LINK_KEY } from '@toric/infra/prove/testing/test-stack';
import { signLink } from '../../src/accounts/link.ts';
import { type CustomerStack, customerStack, PASSWORD, withoutTrace } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack({ SIGN_IN_NEEDS_CONFIRMED_EMAIL: 'true' });
}, 60_000);
afterAll(() => shop.stop());

const forwardedFrom = forwardedAddress(GATEWAY_KEY);
const newNetwork = () => forwardedFrom(`198.51.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`);
const newEmail = () => `${randomUUID()}@example.com`;
const signUp = (email: string, change: object = {}) => {
  const body = { email, password: PASSWORD, givenName: 'Grace', familyName: 'Hopper', ...change };
  return shop.call('post', '/customers', { body, headers: newNetwork() });
};
const told = async (template: string, personId: string) =>
  (await shop.stack.emitted('customer', SendMessage)).filter(
    (message) => message.personId === personId && message.notice.template === template,
  );
async function confirm(id: string): Promise<void> {
  const values = (await told('account-confirmation', id))[0]?.notice.values ?? {};
  const token = signLink(LINK_KEY, 'account-confirmation', 'linkId' in values ? values.linkId : '');
  await shop.call('post', '/account/email/confirm', { body: { token }, headers: newNetwork() }).expect(204);
}
const shapeOf = ({ status, body, headers }: { status: number; body: object; headers: Record<string, string> }) =>
  JSON.stringify({ status, ...body, id: '', createdAt: '', updatedAt: '', names: Object.keys(headers).sort() });

test('a known e-mail gets the answer of a new one and creates nothing, and its owner gets a mail', async () => {
  const email = newEmail();
  const first = await signUp(email).expect(201);
  const again = await signUp(email, { password: 'another sentence of mine' }).expect(201);
  expect(shapeOf(again)).toBe(shapeOf(first));
  expect(again.body.id).not.toBe(first.body.id);
  expect(await shop.value('select count(*)::int as value from customer.customer where id = $1', again.body.id)).toBe(0);
  expect(await told('account-exists', first.body.id)).toHaveLength(1);
  await confirm(first.body.id);
  await shop.signIn(email).expect(200);
  await shop.signIn(email, 'another sentence of mine').expect(401);
});

test('the owner gets at most two such mails in an hour beside the one of her sign-up', async () => {
  const email = newEmail();
  const { body } = await signUp(email).expect(201);
  for (let n = 0; n < 6; n++) await signUp(email).expect(201);
  expect(await told('account-exists', body.id)).toHaveLength(2);
});

test('a wrong value is refused in the same way for both', async () => {
  const known = newEmail();
  await signUp(known).expect(201);
  for (const change of [
    { password: 'Password1234' },
    { phone: '415 555' },
    { givenName: undefined, familyName: undefined },
  ]) {
    const answers = [await signUp(known, change).expect(400), await signUp(newEmail(), change).expect(400)];
    expect(new Set(answers.map(withoutTrace)).size).toBe(1);
  }
});

test('before the e-mail is confirmed, a sign-in with the right password is refused like one with a wrong password', async () => {
  const [email, known] = [newEmail(), newEmail()];
  const { body: customer } = await signUp(email).expect(201);
  const { body: owner } = await signUp(known).expect(201);
  await confirm(owner.id);
  await signUp(known, { password: 'another sentence of mine' }).expect(201);
  const answers = [
    await shop.signIn(email).expect(401),
    await shop.signIn(known, 'another sentence of mine', '203.0.113.7').expect(401),
    await shop.signIn(newEmail()).expect(401),
  ];
  expect(new Set(answers.map(withoutTrace)).size).toBe(1);
  await confirm(customer.id);
  await shop.signIn(email).expect(200);
});
