/** Tests that an access token is dead in all six processes within five seconds after its session has ended. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { SessionView } from '@toric/contracts/customer/accounts/session.http';
import { httpAdmin } from '../../run/servers/rabbitmq-admin.ts';
import { brokerUserName } from '../../run/system/broker.ts';
import { OWNERS, type OwnerName } from '../../run/system/parts.ts';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { addStaffAccount } from '../../shop/staff-account.ts';
import { needEnv } from '../testing/test-stack.ts';
import { openShop, PASSWORD, type Shop } from './shop.ts';

const PROMISED_MS = 5_000;
let shop: Shop;
beforeAll(async () => {
  shop = await openShop('sessions');
}, 120_000);
afterAll(() => shop?.close(), 60_000);

/** Maps each process to a path that needs a token. A caller without the right role gets 403 there. */
const PROTECTED: Readonly<Record<OwnerName, string>> = {
  customer: '/customers/me',
  'catalog-inventory': '/suppliers',
  order: '/orders',
  payment: '/payments/0197a000-0000-7000-8000-00000000ffff',
  marketing: '/coupons',
  gateway: '/v1/orders',
};

const send = (path: string, body: object, token?: string, method = 'POST') =>
  fetch(`${shop.system.gatewayUrl}/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });

async function signIn(email: string, password = PASSWORD): Promise<SessionView> {
  const answer = await send('/sessions', { email, password });
  expect(answer.status).toBe(200);
  return SessionView.parse(await answer.json());
}

async function admitting(token: string): Promise<OwnerName[]> {
  const answers = await Promise.all(
    OWNERS.map(async (owner) => {
      const url = `http://127.0.0.1:${shop.system.children[owner].port}${PROTECTED[owner]}`;
      const { status } = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      return status === 401 ? [] : [owner];
    }),
  );
  return answers.flat();
}

/** Returns the processes that still accept the token after the promised five seconds. */
async function admittingLater(token: string, since: number): Promise<OwnerName[]> {
  let open = await admitting(token);
  while (open.length > 0 && Date.now() - since < PROMISED_MS) {
    await pause(100);
    open = await admitting(token);
  }
  return open;
}

test('after signing out the access token is refused by all six processes within five seconds', async () => {
  const { email } = await shop.newBuyer();
  const session = await signIn(email);
  expect(await admitting(session.accessToken)).toEqual([...OWNERS]);
  const { status } = await send(
    '/sessions/current',
    { refreshToken: session.refreshToken },
    session.accessToken,
    'DELETE',
  );
  expect(status).toBe(204);
  expect(await admittingLater(session.accessToken, Date.now())).toEqual([]);
});

test('after a change of roles the access token with the old roles is refused by all six processes', async () => {
  const email = 'was-finance@toric.example';
  const added = { email, name: 'Was Finance', password: PASSWORD, roles: ['finance' as const] };
  await addStaffAccount(shop.api, shop.staff.admin, added);
  const token = await signInStaff(shop.api, { email, password: PASSWORD });
  expect(await admitting(token)).toEqual([...OWNERS]);
  const change = { roles: ['warehouse'], reason: 'Moves to the stock room' };
  const { status } = await send(`/staff/${String(decodeJwt(token).sub)}`, change, shop.staff.admin, 'PATCH');
  expect(status).toBe(200);
  expect(await admittingLater(token, Date.now())).toEqual([]);
  expect(await admitting(await signInStaff(shop.api, { email, password: PASSWORD }))).toEqual([...OWNERS]);
});

test('after a theft every access token of the family is refused, also while the broker is away', async () => {
  const { email } = await shop.newBuyer();
  const session = await signIn(email);
  const next = SessionView.parse(
    await (await send('/sessions/refresh', { refreshToken: session.refreshToken })).json(),
  );
  const broker = httpAdmin(needEnv('TORIC_TEST_RABBITMQ_MANAGEMENT_URL'));
  await broker.apply({ deleteUsers: OWNERS.map((owner) => brokerUserName(shop.name, owner)) });
  await shop.rows(`update customer.refresh_token set rotated_at = rotated_at - interval '6 seconds'
    where rotated_at is not null`);
  expect((await send('/sessions/refresh', { refreshToken: session.refreshToken })).status).toBe(401);
  const since = Date.now();
  expect(await admittingLater(session.accessToken, since)).toEqual([]);
  expect(await admittingLater(next.accessToken, since)).toEqual([]);
}, 30_000);
