// Tests the examples of contacts, notes, tasks and the timeline, and that the three services merge into one timeline.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHmac, randomUUID } from 'node:crypto';
import { GetTimeline } from '@toric/contracts/customer/timeline/timeline.http';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let examples: Examples;
let send: Examples['send'];
let path: { customerId: string };
beforeAll(async () => {
  shop = await openShop('contacts');
  examples = await readExamples(shop);
  ({ send } = examples);
  path = { customerId: (await shop.newBuyer()).id };
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('staff log contacts, pin notes, and find colleagues', async () => {
  const { sales: token, auditor } = shop.staff;
  await send('logInteraction', { token, path });
  expect(itemsOf(await send('listInteractions', { token: auditor }))).toMatchObject([{ customerId: path.customerId }]);
  const { id: noteId } = await send('addCustomerNote', { token, path });
  await send('pinNote', { token, path: { ...path, noteId } });
  expect(itemsOf(await send('listPinnedNotes', { token, path }))).toMatchObject([{ id: noteId }]);
  await send('unpinNote', { token, path: { ...path, noteId } });
  expect(itemsOf(await send('listDirectory', { token })).length).toBeGreaterThan(3);
});

test('tasks are created, changed, completed and opened again', async () => {
  const { sales: token, admin } = shop.staff;
  const { id: taskId } = await send('createTask', { token });
  await send('getTask', { token, path: { taskId } });
  await send('changeTask', { token, path: { taskId } });
  const { nextId } = await send('completeTask', { token, path: { taskId } });
  expect(nextId).toEqual(expect.any(String));
  await send('reopenTask', { token, path: { taskId } });
  expect(itemsOf(await send('listTasks', { token })).map(({ id }) => id)).toContain(taskId);
  await send('putTaskRule', { token: admin, path: { rule: 'birthday' } });
  await send('getTaskRule', { token, path: { rule: 'birthday' } });
  await send('listTaskRules', { token });
});

test('the telephone of a member of staff rings, and the console says who calls', async () => {
  const { sales: token } = shop.staff;
  await send('putExtension', { token });
  await send('getExtension', { token });
  // Only a telephone system can sign an event for receiveCallEvent, so the test signs one with its key.
  const body = JSON.stringify({
    ...{ type: 'ringing', callId: randomUUID(), number: '+14155550132', extension: '12', at: new Date().toISOString() },
  });
  const [id, at] = [randomUUID(), Math.floor(Date.now() / 1_000)];
  const secret = Buffer.from(shop.system.secrets.get('telephony webhook').replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', secret).update(`${id}.${at}.${body}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` };
  const post = (signed: object) =>
    fetch(`${shop.system.gatewayUrl}/v1/webhooks/telephony`, {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json', ...signed } },
    });
  expect((await post(headers)).status).toBe(202);
  expect((await post({ ...headers, 'webhook-signature': 'v1,AAAA' })).status).toBe(401);
  const { call } = await send('getOwnCall', { token });
  expect(call).toMatchObject({ state: 'ringing', direction: 'in' });
  expect(itemsOf(await send('listCalls', { token }))).toHaveLength(1);
  await send('getCall', { token, path: { callId: String(Reflect.get(Object(call), 'id')) } });
});

test('one timeline has the parts of three services, newest first, page by page', async () => {
  const { sales: token, auditor } = shop.staff;
  await send('getTimeline', { token, path });
  const kindsOf = async (as: string) => {
    const kinds: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { limit: 2, ...(cursor && { cursor }) };
      const { body } = await shop.api.call(GetTimeline, { token: as, params: path, query });
      kinds.push(...body.data.map(({ kind }) => kind));
      cursor = body.nextCursor;
    }
    return kinds;
  };
  const kinds = await kindsOf(auditor);
  expect(kinds).toEqual(expect.arrayContaining(['note', 'call', 'prescription']));
  expect(await kindsOf(token)).not.toContain('prescription');
});

test('every example above was sent with success', () => {
  expect(examples.unsent(import.meta.filename)).toEqual([]);
});
