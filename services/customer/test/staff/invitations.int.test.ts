/** Tests that an invited member of staff can set a password by the link of the mail, once and in time. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { SendMessage } from '@toric/contracts/customer/events';
import { GATEWAY_KEY, LINK_KEY } from '@toric/infra/prove/testing/test-stack';
import { signLink } from '../../src/accounts/link.ts';
import { ascending, type CustomerStack, customerStack, PASSWORD, withoutTrace } from '../customer-stack.ts';

let shop: CustomerStack;
let admin: string;
beforeAll(async () => {
  shop = await customerStack();
  admin = await shop.staff('admin');
}, 60_000);
afterAll(() => shop.stop());

const forwardedFrom = forwardedAddress(GATEWAY_KEY);
const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const post = (path: string, body: object, token?: string) =>
  shop.call('post', path, { body, headers: forwardedFrom('203.0.113.1'), ...(token && { token }) });
async function colleague() {
  const email = `${randomUUID()}@example.com`;
  const body = { email, name: 'Olga Brandt', roles: ['optician'], reason: 'Starts on Monday' };
  const { body: added } = await post('/staff', body, admin).expect(201);
  return { id: added.id as string, email, code: added.setupCode as string };
}
const invite = (id: string, token = admin) => post(`/staff/${id}/invitations`, { reason: 'Works elsewhere' }, token);
async function tokenOf(id: string): Promise<string> {
  const told = (await shop.stack.emitted('customer', SendMessage)).filter(({ personId }) => personId === id);
  const values = told.at(-1)?.notice.values ?? {};
  return signLink(LINK_KEY, 'staff-invitation', 'linkId' in values ? values.linkId : '');
}
const accept = (token: string, password = PASSWORD) => post('/staff/invitations/accept', { token, password });

test('an invited colleague sets her password with the link, once, and must set up a second factor then', async () => {
  const olga = await colleague();
  const { body } = await invite(olga.id).expect(202);
  expect((Date.parse(body.expiresAt) - Date.now()) / 3_600_000).toBeCloseTo(72, 1);
  const token = await tokenOf(olga.id);
  expect(slug(await accept(token, 'Password1234').expect(400))).toBe('password.too-common');
  await accept(token).expect(204);
  expect((await shop.signIn(olga.email).expect(200)).body.enrolmentRequired).toBe(true);
  expect(slug(await accept(token).expect(422))).toBe('account.link-unusable');
  const { body: changes } = await shop.call('get', `/staff-changes?staffId=${olga.id}`, { token: admin }).expect(200);
  expect(changes.data.map(({ kind }: { kind: string }) => kind)).toEqual(['password-set', 'invited', 'added']);
});

test('an invitation ends the set-up code and the earlier invitation, and a new code ends the invitation', async () => {
  const olga = await colleague();
  await invite(olga.id).expect(202);
  const first = await tokenOf(olga.id);
  expect((await post('/staff/passwords', { code: olga.code, password: PASSWORD })).status).toBe(422);
  await invite(olga.id).expect(202);
  const second = await tokenOf(olga.id);
  await accept(first).expect(422);
  const { body } = await post(`/staff/${olga.id}/setup-code`, { reason: 'No mail arrived' }, admin).expect(201);
  await accept(second).expect(422);
  await post('/staff/passwords', { code: body.setupCode, password: PASSWORD }).expect(204);
  expect(slug(await invite(olga.id).expect(409))).toBe('staff.has-password');
});

test('expired, forged and foreign links get one answer, and of ten concurrent uses one succeeds', async () => {
  const [olga, otto] = [await colleague(), await colleague()];
  await invite(otto.id).expect(202);
  const expired = await tokenOf(otto.id);
  await shop.stack.admin.query(`update customer.account_link set expires_at = now() - interval '1 s' where id = $1`, [
    expired.split('.')[0],
  ]);
  await invite(olga.id).expect(202);
  const token = await tokenOf(olga.id);
  const [id = ''] = token.split('.');
  const answers = await Promise.all(
    [expired, signLink(LINK_KEY, 'password-reset', id), signLink(LINK_KEY, 'staff-invitation', randomUUID())].map(
      (one) => accept(one),
    ),
  );
  expect(new Set(answers.map(withoutTrace)).size).toBe(1);
  const all = await Promise.all(Array.from({ length: 10 }, () => accept(token)));
  expect(all.map(({ status }) => status).sort(ascending)).toEqual([204, ...Array<number>(9).fill(422)]);
});

test('only an administrator invites, and at most three times an hour', async () => {
  const olga = await colleague();
  await invite(olga.id, await shop.staff('sales')).expect(403);
  for (let n = 0; n < 3; n++) await invite(olga.id).expect(202);
  expect(slug(await invite(olga.id).expect(429))).toBe('account.asked-too-often');
  expect(slug(await invite(randomUUID()).expect(404))).toBe('staff.not-found');
});
