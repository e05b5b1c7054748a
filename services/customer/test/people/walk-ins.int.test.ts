/** Tests customers whom staff entered: duplicates, claim codes, claims, and what somebody who guesses codes can do. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { CustomerRegistered, SendMessage } from '@toric/contracts/customer/events';
import { GATEWAY_KEY, LINK_KEY } from '@toric/infra/prove/testing/test-stack';
import { signLink } from '../../src/accounts/link.ts';
import { ascending, type CustomerStack, customerStack, PASSWORD, withoutTrace } from '../customer-stack.ts';

let shop: CustomerStack;
let sales: string;
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.staff('sales');
}, 60_000);
afterAll(() => shop.stop());

const forwardedFrom = forwardedAddress(GATEWAY_KEY);
const newNetwork = () => forwardedFrom(`198.51.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`);
const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const post = (path: string, body: object, token?: string) =>
  shop.call('post', path, { body, headers: newNetwork(), ...(token && { token }) });
const BORN = '1961-04-23';
let born = 0;
/** Returns a person whom no other test has entered. */
const person = (change: object = {}) => ({
  ...{ givenName: 'Rosa', familyName: `Brandt ${born++}`, dateOfBirth: BORN },
  ...change,
});
async function walkIn(change: object = {}): Promise<string> {
  return (await post('/customers/walk-ins', person(change), sales).expect(201)).body.id;
}
const issue = (id: string, more: object = {}) =>
  post(`/customers/${id}/claim-codes`, { reason: 'She showed her identity card', ...more }, sales);
const codeOf = async (id: string): Promise<string> => (await issue(id).expect(201)).body.code;
const claim = (body: object) =>
  post('/account-claims', { dateOfBirth: BORN, email: `${randomUUID()}@example.com`, password: PASSWORD, ...body });

test('staff enter a customer without e-mail, who claims her record with the code and her date of birth', async () => {
  const id = await walkIn();
  const read = async () => (await shop.call('get', `/customers/${id}`, { token: sales }).expect(200)).body;
  expect(await read()).toMatchObject({ id, email: null, givenName: 'Rosa', dateOfBirth: BORN });
  const registered = await shop.stack.emitted('customer', CustomerRegistered);
  expect(registered).toContainEqual({ customerId: id });
  const prescriptionId = await shop.recordSeen({ id, email: '', token: '' });
  const { body: issued } = await issue(id).expect(201);
  expect(issued.code).toMatch(/^[a-z2-9]{4}(?:-[a-z2-9]{4}){3}$/);
  const days = (Date.parse(issued.expiresAt) - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(30, 1);
  const email = `${randomUUID()}@example.com`;
  await claim({ code: issued.code.toUpperCase().replaceAll('-', ' '), email }).expect(204);
  expect(await read()).toMatchObject({ email });
  const { body: session } = await shop.signIn(email).expect(200);
  expect(session.actor.id).toBe(id);
  const token = session.accessToken as string;
  const mine = (await shop.call('get', `/customers/${id}/prescriptions`, { token }).expect(200)).body.data;
  expect(mine.map((one: { id: string }) => one.id)).toEqual([prescriptionId]);
  expect(slug(await claim({ code: issued.code }).expect(422))).toBe('claim.link-unusable');
  const told = (await shop.stack.emitted('customer', SendMessage)).filter(({ personId }) => personId === id);
  expect(told.map(({ notice }) => notice.template)).toEqual(['account-confirmation']);
  const { body: changes } = await shop.call('get', `/changes?customerId=${id}`, { token: await shop.staff('auditor') });
  expect(changes.data.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(['customer.added', 'customer.code-issued', 'customer.claimed']),
  );
});

test('a link that went to her address claims the record and proves the e-mail', async () => {
  const [id, email] = [await walkIn(), `${randomUUID()}@example.com`];
  await issue(id, { email }).expect(201);
  const told = (await shop.stack.emitted('customer', SendMessage)).find(({ personId }) => personId === id);
  expect(told?.notice.template).toBe('account-claim');
  const linkId = told && 'linkId' in told.notice.values ? told.notice.values.linkId : '';
  await claim({ token: signLink(LINK_KEY, 'account-claim', linkId), email }).expect(204);
  const token = (await shop.signIn(email).expect(200)).body.accessToken as string;
  const { body: account } = await shop.call('get', '/account', { token }).expect(200);
  expect(account.emailConfirmedAt).toEqual(expect.any(String));
  const stored = await shop.value<string>(`select string_agg(l::text, ' ') as value from customer.account_link l`);
  expect(stored).not.toContain(email);
});

test('a duplicate by phone, or by name and date of birth, is named, and staff may say that she is new', async () => {
  const phone = `+1415555${String(Math.floor(Math.random() * 9_000) + 1_000)}`;
  const known = person({ phone });
  const { body: first } = await post('/customers/walk-ins', known, sales).expect(201);
  const alike = [
    { givenName: 'Other', phone },
    { ...known, phone: undefined, givenName: 'ROSA', familyName: known.familyName.toUpperCase() },
  ];
  for (const body of alike) {
    const refused = await post('/customers/walk-ins', body, sales).expect(409);
    expect(slug(refused)).toBe('customer.may-exist');
    expect(refused.body.errors[0].detail).toContain(first.id);
  }
  await post('/customers/walk-ins', { ...known, isNew: true }, sales).expect(201);
  await post('/customers/walk-ins', { ...known, dateOfBirth: '1961-04-24', phone: undefined }, sales).expect(201);
});

test.each([
  ['neither a date of birth nor a phone', { givenName: 'Rosa' }, 'request.invalid'],
  ['no name', { dateOfBirth: BORN }, 'customer.nameless'],
  ['a birth in the future', { givenName: 'Rosa', dateOfBirth: '2999-01-01' }, 'customer.born-in-the-future'],
  ['no phone number', { givenName: 'Rosa', phone: '415 555 0132' }, 'customer.invalid-phone'],
])('a walk-in customer with %s is refused', async (_, body, expected) => {
  expect(slug(await post('/customers/walk-ins', body, sales).expect(400))).toBe(expected);
});

test('a repeat of the request adds nobody, and its saved answer has no personal data', async () => {
  const [key, body] = [randomUUID(), person()];
  const send = () =>
    shop.call('post', '/customers/walk-ins', { token: sales, body, headers: { 'Idempotency-Key': key } });
  const [first, second] = [await send().expect(201), await send().expect(201)];
  expect(second.body).toEqual(first.body);
  expect(Object.keys(first.body).sort()).toEqual(['createdAt', 'id', 'updatedAt', 'version']);
});

test('five wrong dates end a code, whatever the networks, and only a new code helps', async () => {
  const id = await walkIn();
  const code = await codeOf(id);
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, n) => claim({ code, dateOfBirth: `1970-01-${String(n + 1).padStart(2, '0')}` })),
  );
  expect(guesses.filter((one) => slug(one) === 'claim.proof-wrong')).toHaveLength(5);
  expect(guesses.filter((one) => slug(one) === 'claim.link-unusable')).toHaveLength(7);
  expect(slug(await claim({ code }).expect(422))).toBe('claim.link-unusable');
  await claim({ code: await codeOf(id) }).expect(204);
});

test('the phone number proves only a person whose date of birth is not known', async () => {
  const phone = '+1 212 555 0199';
  const withDate = await codeOf(await walkIn({ phone, isNew: true }));
  expect(slug(await claim({ code: withDate, dateOfBirth: undefined, phone }).expect(422))).toBe('claim.proof-wrong');
  const withoutDate = await codeOf(await walkIn({ dateOfBirth: undefined, phone, isNew: true }));
  await claim({ code: withoutDate, dateOfBirth: undefined, phone: '+1 (212) 555-0199' }).expect(204);
});

test('replaced, expired, forged and unknown codes get one answer, and of ten concurrent claims one succeeds', async () => {
  const id = await walkIn();
  const [replaced, code] = [await codeOf(id), await codeOf(id)];
  const expired = await codeOf(await walkIn());
  await shop.stack.admin.query(
    `update customer.account_link set expires_at = now() - interval '1 s'
     where id = (select id from customer.account_link where purpose = 'account-claim' order by id desc limit 1)`,
  );
  const answers = [
    ...(await Promise.all([replaced, expired, 'k3fa-9wxm-7tqe-bd42'].map((one) => claim({ code: one })))),
    await claim({ token: signLink(LINK_KEY, 'account-claim', randomUUID()) }),
    await claim({ token: signLink(LINK_KEY, 'password-reset', randomUUID()) }),
  ];
  expect(new Set(answers.map(withoutTrace)).size).toBe(1);
  expect(slug(answers[0] ?? { body: {} })).toBe('claim.link-unusable');
  const all = await Promise.all(Array.from({ length: 5 }, () => claim({ code })));
  expect(all.map(({ status }) => status).sort(ascending)).toEqual([204, 422, 422, 422, 422]);
});

test('a customer who has a password gets no code, and an e-mail of another account is not taken over', async () => {
  const ana = await shop.signUp();
  expect(slug(await issue(ana.id).expect(409))).toBe('customer.has-account');
  expect(slug(await issue(randomUUID()).expect(404))).toBe('customer.not-found');
  const code = await codeOf(await walkIn());
  expect(slug(await claim({ code, email: ana.email }).expect(409))).toBe('customer.email-taken');
  await claim({ code }).expect(204);
  expect(slug(await claim({ code, password: 'Password1234' }))).toBe('claim.link-unusable');
});

test('neither e-mail nor code is readable in the database, and at most three mails an hour go out', async () => {
  const [id, email] = [await walkIn(), `${randomUUID()}@example.com`];
  const code = (await issue(id, { email }).expect(201)).body.code as string;
  const stored = await shop.value<string>(`select string_agg(l::text, ' ') as value from customer.account_link l`);
  expect([stored.includes(code), stored.includes(code.replaceAll('-', '')), stored.includes(email)]).toEqual([
    ...[false, false, false],
  ]);
  await issue(id, { email }).expect(201);
  await issue(id, { email }).expect(201);
  expect(slug(await issue(id, { email }).expect(429))).toBe('account.asked-too-often');
  await issue(id).expect(201);
});
