// Tests that addresses are checked by a provider after they were written, and that people order as guests.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AddressJudged } from '@toric/contracts/customer/addresses/address-check.events';
import { SendMessage } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { startChecker } from '@toric/infra/shop/address-checker/checker';
import { type Customer, type CustomerStack, customerStack, STREET } from '../customer-stack.ts';

let folder = '';
let checker: Awaited<ReturnType<typeof startChecker>>;
let shop: CustomerStack;
let [sales, ana]: [string, Customer | undefined] = ['', undefined];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checker-'));
  checker = await startChecker({ PORT: 0, HOST: '127.0.0.1', CHECKER_DATA_DIR: folder });
  shop = await customerStack({ ADDRESS_CHECK_URL: checker.url, ADDRESS_CHECK_KEY: 'a-test-key' });
  sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
  ana = await shop.signUp();
}, 60_000);
afterAll(async () => {
  await shop?.stop();
  await checker?.stop();
  await rm(folder, { recursive: true, force: true });
}, 30_000);

const slug = ({ body: { type } }: { body: { type?: string } }) => type?.replace('/docs/errors/', '');
const path = () => `/customers/${ana?.id}/addresses`;
const token = () => ana?.token ?? '';
const add = async (line1: string): Promise<string> =>
  (await shop.call('post', path(), { token: token(), body: { ...STREET, line1 } }).expect(201)).body.id;
const read = async (id: string) =>
  (await shop.call('get', `${path()}?limit=100`, { token: token() })).body.data.find(
    (address: { id: string }) => address.id === id,
  );
const checked = (id: string, verdict: string) =>
  until(`${verdict}`, async () => {
    const { check } = await read(id);
    return check?.verdict === verdict ? check : undefined;
  });

describe('the check of an address', () => {
  test('answers after the address was written, and the provider gets no name and no phone number', async () => {
    const id = await add('1 Compiler Street');
    expect((await read(id)).line1).toBe('1 Compiler Street');
    expect(await checked(id, 'deliverable')).toMatchObject({ proposal: null });
    const asked = JSON.stringify(checker.ledger.asked());
    expect(asked).toContain('1 Compiler Street');
    expect(asked).not.toMatch(/Grace|Hopper|recipient|phone/);
  });

  test('keeps its proposal sealed, and shows it', async () => {
    const id = await add('7 Doubt Road');
    const { proposal } = await checked(id, 'doubtful');
    expect(proposal).toMatchObject({ line1: '100 Certain Street', city: 'Arlington' });
    const stored = await shop.stack.admin.query('select * from customer.address_check where address_id = $1', [id]);
    expect(JSON.stringify(stored.rows)).not.toContain('Certain');
  });

  test('of a place that does not exist is told to the order service, and taken back with the address', async () => {
    const id = await add('1 Nowhere Lane');
    await checked(id, 'undeliverable');
    const judged = async (count: number) =>
      (await shop.stack.emitted('customer', AddressJudged, count)).filter(({ addressId }) => addressId === id);
    expect(await judged(1)).toEqual([{ addressId: id, customerId: ana?.id, verdict: 'undeliverable' }]);
    const better = { ...STREET, line1: '2 Compiler Street' };
    const replaced = await shop.call('put', `${path()}/${id}`, { token: token(), body: better }).expect(200);
    expect(replaced.body.check).toBeNull();
    await checked(id, 'deliverable');
    expect((await judged(2)).map(({ verdict }) => verdict)).toEqual(['undeliverable', 'unknown']);
  });

  test('survives trouble of the provider, and staff may ask again', async () => {
    checker.trouble.set({ rules: [{ act: 503, delayMs: 0, next: 1 }] });
    const id = await add('3 Compiler Street');
    await checked(id, 'deliverable');
    const fog = await add('4 Fog Hill');
    await checked(fog, 'unknown');
    const again = (who: string) => shop.call('post', `${path()}/${fog}/check`, { token: who });
    expect((await again(token())).status).toBe(403);
    const before = (await read(fog)).check.checkedAt;
    await again(sales).expect(204);
    await until('the new check', async () => {
      const { check } = await read(fog);
      return check && check.checkedAt !== before ? true : undefined;
    });
  }, 60_000);

  test('goes with its address', async () => {
    const id = await add('5 Compiler Street');
    await checked(id, 'deliverable');
    await shop.call('delete', `${path()}/${id}`, { token: token() }).expect(204);
    const left = await shop.stack.admin.query('select from customer.address_check where address_id = $1', [id]);
    expect(left.rows).toEqual([]);
  });
});

describe('a guest', () => {
  const guest = (change: object = {}) => ({
    ...{ email: 'gerda@guest.example', givenName: 'Gerda', familyName: 'Gast', dateOfBirth: '1990-05-17' },
    address: STREET,
    ...change,
  });
  const begin = (body: object) => shop.call('post', '/guest-sessions', { body });

  test('gets a session for herself, with her address, and no password', async () => {
    const { body } = await begin(guest()).expect(201);
    const { customerId, addressId, session } = body;
    const own = await shop.call('get', '/customers/me', { token: session.accessToken }).expect(200);
    expect(own.body).toMatchObject({ id: customerId, email: 'gerda@guest.example', familyName: 'Gast' });
    const { data } = (await shop.call('get', `/customers/${customerId}/addresses`, { token: session.accessToken }))
      .body;
    expect(data).toMatchObject([{ id: addressId, line1: STREET.line1 }]);
    const foreign = await shop.call('get', path(), { token: session.accessToken });
    expect(slug(foreign)).toBe('customer.not-found');
    const account = 'select email_index, password_hash from customer.account where id = $1';
    expect((await shop.stack.admin.query(account, [customerId])).rows).toEqual([
      { email_index: null, password_hash: null },
    ]);
    const mails = (await shop.stack.emitted('customer', SendMessage)).filter(({ personId }) => personId === customerId);
    expect(mails.map(({ notice }) => notice.template)).toEqual(['account-claim']);
  });

  test('with the e-mail of an account gets the same answer, and nothing of the account', async () => {
    const { body } = await begin(guest({ email: ana?.email })).expect(201);
    expect(body.customerId).not.toBe(ana?.id);
    expect(Object.keys(body).sort()).toEqual(['addressId', 'customerId', 'session']);
  });

  test('must give something by which she can claim the account later', async () => {
    const { dateOfBirth: _, ...without } = guest();
    expect((await begin(without)).status).toBe(400);
  });

  test('is limited by network', async () => {
    const answers = [];
    for (let at = 0; at < 22; at++) answers.push(await begin(guest({ email: `guest${at}@guest.example` })));
    const last = answers.at(-1);
    expect(last && [last.status, slug(last)]).toEqual([429, 'guest.too-many']);
  });
});
