/** Tests the change record over HTTP: who reads which changes, what an erasure leaves, and that the chain is verified. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type Customer, type CustomerStack, customerStack, STREET } from '../customer-stack.ts';

let shop: CustomerStack;
let sales: string;
let auditor: string;
const salesId = randomUUID();
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.stack.token({ id: salesId, kind: 'staff', roles: ['sales'] });
  auditor = await shop.staff('auditor');
}, 60_000);
afterAll(() => shop.stop());

const changes = async (query: string, token: string) =>
  (await shop.call('get', `/changes?${query}`, { token }).expect(200)).body;
const ofCustomer = async ({ id }: Customer, token: string) => (await changes(`customerId=${id}`, token)).data;
const actionsOf = async (buyer: Customer, token: string): Promise<string[]> =>
  (await ofCustomer(buyer, token)).map(({ action }: { action: string }) => action);

/** Signs up a customer. Staff then change her name, write a note about her and read her prescription. */
async function changedBuyer(): Promise<Customer> {
  const buyer = await shop.signUp();
  const path = `/customers/${buyer.id}`;
  await shop.call('patch', path, { token: sales, body: { familyName: 'Murray', reason: 'She married' } }).expect(200);
  await shop.call('post', `${path}/notes`, { token: sales, body: { text: 'Ring twice' } }).expect(201);
  const prescriptionId = await shop.record(buyer);
  const token = await shop.staff('optician');
  await shop.call('get', `${path}/prescriptions/${prescriptionId}`, { token }).expect(200);
  return buyer;
}

test('each role reads the changes of the things that it works with, and the auditor reads all', async () => {
  const buyer = await changedBuyer();
  const about = ['note.added', 'customer.changed', 'customer.added'];
  expect(await actionsOf(buyer, auditor)).toEqual(['prescription.read', 'prescription.added', ...about]);
  expect(await actionsOf(buyer, await shop.staff('optician'))).toEqual(await actionsOf(buyer, auditor));
  expect(await actionsOf(buyer, sales)).toEqual(about);
  for (const role of ['warehouse', 'finance', 'marketing', 'admin'] as const)
    expect(await actionsOf(buyer, await shop.staff(role))).toEqual([]);
  await shop.call('get', '/changes', { token: await shop.staff('operator') }).expect(403);
  await shop.call('get', '/changes').expect(401);
});

test('a change names who made it, why, and the fields that differ', async () => {
  const buyer = await changedBuyer();
  const { data } = await changes(`customerId=${buyer.id}&subjectType=customer&actorId=${salesId}`, auditor);
  const asked = `customerId=${buyer.id}&actorId=${salesId}`;
  expect((await changes(`${asked}&subjectTypeIn=customer,order`, auditor)).data).toEqual(data);
  expect((await changes(`${asked}&subjectTypeIn=customer&subjectTypeNot=customer`, auditor)).data).toEqual([]);
  expect(data).toEqual([
    expect.objectContaining({
      ...{ service: 'customer', action: 'customer.changed', subject: buyer.id, why: 'She married', erased: false },
      ...{ actorKind: 'staff', actorId: salesId, via: expect.any(String) },
      fields: [{ name: 'familyName', before: 'Hopper', after: 'Murray' }],
    }),
  ]);
});

test('a customer reads her own changes, without reasons, colleagues and notes of the shop', async () => {
  const [buyer, other] = [await changedBuyer(), await shop.signUp()];
  await shop.addAddress(buyer);
  const own = await ofCustomer(buyer, buyer.token);
  expect(own.map(({ action }: { action: string }) => action)).toEqual([
    ...['address.added', 'prescription.read', 'prescription.added', 'customer.changed', 'customer.added'],
  ]);
  expect(own[3]).toMatchObject({ actorKind: 'staff', actorId: null, why: null });
  expect(own[0]).toMatchObject({ actorKind: 'customer', actorId: buyer.id });
  expect(own[0].fields).toContainEqual({ name: 'city', before: null, after: STREET.city });
  expect(await ofCustomer(buyer, other.token)).toEqual([]);
  expect((await changes(`subject=${buyer.id}`, other.token)).data).toEqual([]);
});

test('pages follow each other, and a total is counted', async () => {
  const buyer = await changedBuyer();
  const first = await changes(`customerId=${buyer.id}&limit=3&count=true`, auditor);
  expect([first.data.length, first.total]).toEqual([3, 5]);
  const next = await changes(`customerId=${buyer.id}&limit=3&cursor=${first.nextCursor}`, auditor);
  expect([next.data.length, next.nextCursor]).toEqual([2, null]);
  const [newest, oldest] = [first.data[0].at, next.data[1].at];
  expect((await changes(`customerId=${buyer.id}&until=${newest}`, auditor)).data.at(-1).at).toBe(oldest);
  expect((await changes(`customerId=${buyer.id}&since=${newest}`, auditor)).data[0].at).toBe(newest);
});

test('a destroyed key makes the values unreadable, and the chain still fits', async () => {
  // this customer has no prescriptions, because the prescriptions of a customer must be kept for three years
  const buyer = await shop.signUp();
  const marriage = { familyName: 'Murray', reason: 'She married' };
  await shop.call('patch', `/customers/${buyer.id}`, { token: sales, body: marriage }).expect(200);
  await until('the records to be sealed', async () => {
    const [newest] = await ofCustomer(buyer, auditor);
    return newest.seq === null ? undefined : true;
  });
  const dump = await shop.value<string>("select string_agg(r::text, e'\\n') as value from customer.change_record r");
  for (const word of ['Murray', 'married', 'Hopper']) expect(dump).not.toContain(word);
  await shop.stack.admin.query('delete from customer.data_key where customer_id = $1', [buyer.id]);
  const changed = (await ofCustomer(buyer, auditor)).find(
    ({ action }: { action: string }) => action === 'customer.changed',
  );
  expect(changed).toMatchObject({
    why: null,
    erased: true,
    fields: [{ name: 'familyName', before: null, after: null }],
  });
  const { body } = await shop.call('get', '/operations/customer/changes/verification', { token: auditor }).expect(200);
  expect(body).toMatchObject({ finding: null, next: null, anchored: false });
  expect(body.verified).toBeGreaterThan(4);
});

test('a record that somebody with all rights edited is named', async () => {
  const client = await shop.stack.admin.connect();
  await client.query("set session_replication_role = 'replica'");
  const edited = `update customer.change_record set via = 'forged' where id = (select record_id from customer.change_seal where seq = 2)`;
  await client.query(edited);
  client.release(true);
  const { body } = await shop.call('get', '/operations/customer/changes/verification', { token: auditor }).expect(200);
  expect(body).toMatchObject({ verified: 1, finding: { kind: 'edited', seq: 2 }, next: null });
});
