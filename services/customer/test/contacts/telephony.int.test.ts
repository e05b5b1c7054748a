/**
 * Tests that a signed event of the telephone system names the caller to the colleague at whose extension it rings, and
 * to nobody else.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack } from '../customer-stack.ts';
import { addColleague } from '../colleague.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const NUMBER = '+14155550132';

let shop: CustomerStack;
let sam: { id: string; token: string };
let olga: { id: string; token: string };
beforeAll(async () => {
  shop = await customerStack({ TELEPHONY_WEBHOOK_SECRET: SECRET });
  [sam, olga] = [await addColleague(shop, 'sales'), await addColleague(shop, 'optician')];
  await shop.call('put', '/desk/extension', { token: sam.token, body: { extension: '12' } }).expect(200);
}, 60_000);
afterAll(() => shop.stop());

type Event = { type: string; callId: string; [field: string]: unknown };
const ringing = (change: object = {}): Event => ({
  ...{ type: 'ringing', callId: randomUUID(), direction: 'in', number: NUMBER, extension: '12' },
  ...{ at: new Date().toISOString(), ...change },
});

function send(event: unknown, { secret = SECRET, secondsAgo = 0, id = randomUUID() as string } = {}) {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const at = Math.floor(Date.now() / 1_000) - secondsAgo;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return shop
    .call('post', '/webhooks/telephony', {
      headers: {
        ...{ 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` },
        'content-type': 'application/json',
      },
    })
    .send(body);
}

const ownCall = async ({ token }: { token: string }) =>
  (await shop.call('get', '/desk/call', { token }).expect(200)).body;
const getCall = (id: string, { token }: { token: string }) => shop.call('get', `/calls/${id}`, { token });
const unread = async ({ token }: { token: string }) =>
  (await shop.call('get', '/desk/notices?unread=true', { token }).expect(200)).body.unread;

test('every customer who shares the number is named, and each of them is recorded as found', async () => {
  const names = ['Ana', 'Ben', 'Cleo'];
  for (const givenName of names) await shop.signUp({ givenName, phone: NUMBER });
  const event = ringing();
  await send(event).expect(202);
  await send(event).expect(202);
  expect(await unread(sam)).toBe(1);
  const { call } = await ownCall(sam);
  expect(call).toMatchObject({ state: 'ringing', direction: 'in' });
  const { body } = await getCall(call.id, sam).expect(200);
  expect(body).toMatchObject({ number: NUMBER, state: 'ringing' });
  expect(body.callers.map(({ name }: { name: string }) => name).sort()).toEqual(names.map((name) => `${name} Hopper`));
  const found = `select count(*)::int as value from customer.change_record where action = 'customer.found' and actor_id = $1`;
  expect(await shop.value<number>(found, sam.id)).toBe(3);
  await getCall(call.id, olga).expect(404);
  const stored = await shop.value<string>(`select string_agg(c::text, ' ') as value from customer.phone_call c`);
  expect(stored).not.toContain('4155550132');
});

test('events may come in any order, and the end of a call takes it from the screen', async () => {
  const callId = randomUUID();
  await send(ringing({ type: 'answered', callId, at: '2026-01-01T10:00:05Z' })).expect(202);
  await send(ringing({ callId, at: '2026-01-01T10:00:00Z' })).expect(202);
  const row = async () =>
    shop.value<object>(`select to_jsonb(c) as value from customer.phone_call c order by created_at desc limit 1`);
  expect(await row()).toMatchObject({ rang_at: '2026-01-01T10:00:00+00:00', answered_at: '2026-01-01T10:00:05+00:00' });
  const now = randomUUID();
  await send(ringing({ callId: now })).expect(202);
  await send(ringing({ callId: now, type: 'answered' })).expect(202);
  expect((await ownCall(sam)).call).toMatchObject({ state: 'answered' });
  await send(ringing({ callId: now, type: 'ended' })).expect(202);
  const { call } = await ownCall(sam);
  expect(call === null || call.state === 'ringing').toBe(true);
});

test('a hidden number leads to nobody, and an extension of nobody is ignored', async () => {
  const before = await unread(sam);
  await send(ringing({ number: 'anonymous' })).expect(202);
  const { call } = await ownCall(sam);
  expect((await getCall(call.id, sam).expect(200)).body).toMatchObject({ number: null, callers: [] });
  await send(ringing({ extension: '99' })).expect(202);
  await send(ringing({ direction: 'out' })).expect(202);
  expect(await unread(sam)).toBe(before + 1);
});

test('a colleague lists the calls at her own extension, and those that she missed', async () => {
  const callId = randomUUID();
  await send(ringing({ callId })).expect(202);
  await send(ringing({ callId, type: 'ended' })).expect(202);
  const list = async ({ token }: { token: string }, query = '') =>
    (await shop.call('get', `/calls?count=true${query}`, { token }).expect(200)).body;
  const [all, missed] = [await list(sam), await list(sam, '&missed=true')];
  expect(missed.data[0]).toMatchObject({ state: 'ended', number: NUMBER, answeredAt: null });
  expect(missed.total).toBeLessThan(all.total);
  expect((await list(sam, '&missed=false')).total).toBe(all.total - missed.total);
  expect((await list(olga)).data).toEqual([]);
  await shop.call('get', '/calls', { token: await shop.staff('finance') }).expect(403);
});

test('an event that is not signed, too old, or none is refused', async () => {
  const slug = async (answer: ReturnType<typeof send>) => {
    const { status, body } = await answer;
    return [status, body.type];
  };
  const signature = [401, '/docs/errors/telephony.signature'];
  expect(await slug(send(ringing(), { secret: `whsec_${Buffer.alloc(32, 8).toString('base64')}` }))).toEqual(signature);
  expect(await slug(send(ringing(), { secondsAgo: 600 }))).toEqual(signature);
  for (const wrong of ['{', '[]', '{"type":"busy"}', ringing({ at: 'now' }), ringing({ callId: 7 })])
    expect(await slug(send(wrong))).toEqual([400, '/docs/errors/telephony.event']);
});

test('two colleagues have no extension in common, and one of them can give it up', async () => {
  const put = (token: string, extension: string | null) =>
    shop.call('put', '/desk/extension', { token, body: { extension } });
  const taken = await put(olga.token, '12').expect(409);
  expect(taken.body.type).toBe('/docs/errors/telephony.extension-taken');
  await put(olga.token, 'twelve').expect(400);
  await put(sam.token, null).expect(200);
  expect(await ownCall(sam)).toMatchObject({ hasExtension: false });
  await put(olga.token, '12').expect(200);
  expect((await shop.call('get', '/desk/extension', { token: olga.token }).expect(200)).body).toEqual({
    extension: '12',
  });
});
