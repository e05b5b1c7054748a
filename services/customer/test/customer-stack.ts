/** Starts a customer service with a database and a virtual host of its own. Returns the calls that many tests share. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { createVault } from '@toric/chassis/data/vault';
import { startService } from '@toric/chassis/service';
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import { GATEWAY_KEY, testStack } from '@toric/infra/prove/testing/test-stack';
import supertest from 'supertest';
import { CustomerConfig } from '../src/config.ts';
import { codeAt } from '../src/factors/totp.ts';
import { updateCustomer } from '../src/people/customer.store.ts';
import { customerService } from '../src/service.ts';

// A test may take 60 s, because every step is a real request and the machine may be busy with other suites.
jest.setTimeout(60_000);

export const PASSWORD = 'correct staple of horses';
export const PRODUCT = '0197a000-0000-7000-8000-0000000000b1';
export const RIGHT = { baseCurve: 8.6, diameter: 14, sphere: -2.25 };
export const LEFT = { baseCurve: 8.6, diameter: 14, sphere: -2.5 };
export const STREET = {
  recipient: 'Grace Hopper',
  line1: '1 Compiler Street',
  city: 'Arlington',
  region: 'VA',
  postalCode: '22201',
  country: 'US',
};
const forwardedFrom = forwardedAddress(GATEWAY_KEY);
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
export const TODAY = dayFromNow(0);
/**
 * Holds the first and the last day on which the prescriptions of these tests are valid, and the days before and after
 * them.
 */
export const VALID = {
  before: dayFromNow(-301),
  from: dayFromNow(-300),
  until: dayFromNow(400),
  after: dayFromNow(401),
};

/** Returns a prescription that is valid today, because the API returns the status of the current day. */
export const prescription = (change: object = {}) => ({
  issuedOn: VALID.from,
  expiresOn: VALID.until,
  prescriber: { name: 'Dr. Ada Example', timeZone: 'America/New_York' },
  eyes: { right: { productId: PRODUCT, parameters: RIGHT }, left: { productId: PRODUCT, parameters: LEFT } },
  ...change,
});

type Call = { token?: string; headers?: Record<string, string>; body?: object };
export type Customer = { id: string; email: string; token: string };
export type CustomerStack = Awaited<ReturnType<typeof customerStack>>;

/** `more` holds settings of this test in addition to those of every test. */
export async function customerStack(more: Record<string, string> = {}) {
  const stack = await testStack();
  const config = CustomerConfig.parse({
    ...stack.env('customer'),
    AUTH_PRIVATE_JWK: await stack.privateJwk(),
    ...more,
  });
  let running = await startService(customerService(config), config);
  await running.messaging.started;

  function call(
    method: 'get' | 'post' | 'patch' | 'put' | 'delete',
    path: string,
    { token, headers, body }: Call = {},
  ) {
    const request = supertest(`http://127.0.0.1:${running.port}`)
      [method](path)
      .set(headers ?? {});
    if (token) request.set('Authorization', `Bearer ${token}`);
    if (method === 'post') request.set('Idempotency-Key', headers?.['Idempotency-Key'] ?? randomUUID());
    return body ? request.send(body) : request;
  }

  const signIn = (email: string, password = PASSWORD, address = '203.0.113.1') =>
    call('post', '/sessions', { body: { email, password }, headers: forwardedFrom(address) });

  const secrets = new Map<string, string>();
  /**
   * Signs in staff with a code, and returns an access token. The first call for a person also sets up her second
   * factor.
   */
  async function signInStaff(email: string): Promise<{ id: string; token: string }> {
    const { body: first } = await signIn(email).expect(200);
    if (first.challenge) {
      // makes it look as if no code of these second factors had been used before
      await stack.admin.query('update customer.second_factor set last_step = 0');
      const body = { challenge: first.challenge, code: codeAt(secrets.get(email) ?? '', new Date()) };
      const answer = await call('post', '/sessions/second-factor', { body }).expect(200);
      return { id: answer.body.actor.id, token: answer.body.accessToken };
    }
    const [token, headers] = [first.accessToken as string, forwardedFrom('203.0.113.1')];
    const begun = { token, headers, body: { password: PASSWORD } };
    const { secret } = (await call('post', '/account/second-factor', begun).expect(201)).body;
    secrets.set(email, secret);
    const body = { code: codeAt(secret, new Date()) };
    const confirmed = await call('post', '/account/second-factor/confirm', { token, headers, body }).expect(200);
    return { id: first.actor.id, token: confirmed.body.accessToken };
  }

  async function recordBy(token: string, customerId: string, change: object): Promise<string> {
    const answer = await call('post', `/customers/${customerId}/prescriptions`, { token, body: prescription(change) });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  }

  return {
    stack,
    config,
    work: running.messaging.work,
    call,
    staff: (...roles: StaffRole[]) => stack.token({ kind: 'staff', roles }),
    async signUp(change: object = {}): Promise<Customer> {
      const email = `${randomUUID()}@example.com`;
      const body = { email, password: PASSWORD, givenName: 'Grace', familyName: 'Hopper', ...change };
      const answer = await call('post', '/customers', { body }).expect(201);
      return { id: answer.body.id, email, token: await stack.token({ id: answer.body.id }) };
    },
    /** Confirms the e-mail of a customer, as the link of her mail does. */
    confirmEmail: ({ id }: Pick<Customer, 'id'>) =>
      stack.admin.query('update customer.account set email_confirmed_at = now() where id = $1', [id]),
    signIn,
    signInStaff,
    refresh: (refreshToken: string) => call('post', '/sessions/refresh', { body: { refreshToken } }),
    /** Records a prescription as the customer does: without evidence. Returns its id. */
    record: ({ id, token }: Customer, change: object = {}) => recordBy(token, id, change),
    /** Records a prescription as an optician does who has the document in hand: it is verified. Returns its id. */
    recordSeen: async ({ id }: Customer, change: object = {}) =>
      recordBy(await stack.token({ kind: 'staff', roles: ['optician'] }), id, { source: 'presented', ...change }),
    async addAddress({ id, token }: Customer, change: object = {}): Promise<string> {
      const body = { ...STREET, ...change };
      return (await call('post', `/customers/${id}/addresses`, { token, body }).expect(201)).body.id;
    },
    /**
     * Stores other personal data of a customer, without the checks of the API, as an older version of the service
     * could. `earlierNote` is a note of the shop from before notes had authors.
     */
    async storePersonalData(id: string, personal: PersonalData, earlierNote: string | null = null): Promise<void> {
      const vault = createVault({ service: 'customer', masterKey: config.MASTER_KEY });
      await running.messaging.work(async ({ tx, now }) => {
        await updateCustomer(tx, vault, { id, personal, earlierNote, version: 2, createdAt: now, updatedAt: now });
        return { result: undefined, outcomes: [] };
      });
    },
    /** Returns the column `value` of the first row. The query runs as the superuser. */
    async value<T>(text: string, ...values: unknown[]): Promise<T> {
      const { rows } = await stack.admin.query<{ value: T }>(text, values);
      const [row] = rows;
      if (!row) throw new Error(`the query returned no row: ${text}`);
      return row.value;
    },
    async restart() {
      await running.stop();
      running = await startService(customerService(config), config);
      await running.messaging.started;
    },
    async stop() {
      await running.stop();
      await stack.stop();
    },
  };
}

export const ascending = (a: number, b: number): number => a - b;

/**
 * Returns the refusal without the fields that differ for each request. Tests use it to check that two refusals are the
 * same.
 */
export const withoutTrace = ({ body, status }: { body: object; status: number }) =>
  JSON.stringify({ ...body, instance: '', requestId: '', status });
