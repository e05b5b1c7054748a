/**
 * Tests that personal and medical data is never stored in the clear, and that a ciphertext opens only in the row for
 * which it was sealed.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack, PASSWORD, prescription, PRODUCT, STREET } from './customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

/** Returns every row of every table of the schema, as text. */
async function dump(): Promise<string> {
  const { rows: tables } = await shop.stack.admin.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'customer'`,
  );
  expect(tables.length).toBeGreaterThan(15);
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await shop.stack.admin.query<{ row: string }>(`select t::text as row from customer.${name} t`);
    parts.push(name, ...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}

test('canaries of all personal and medical fields are in no column of any table', async () => {
  const canary = `canary${randomUUID().slice(0, 8)}`;
  const person = { givenName: `${canary}given`, familyName: `${canary}family`, dateOfBirth: '1903-07-19' };
  const email = `${canary}@example.com`;
  const signUp = { email, password: PASSWORD, phone: '+14155557391', ...person };
  const { body: customer } = await shop.call('post', '/customers', { body: signUp }).expect(201);
  const token = await shop.stack.token({ id: customer.id });
  const me = { id: customer.id, email, token };
  const sales = await shop.staff('sales');
  const note = { token: sales, body: { text: `${canary}notes` } };
  await shop.call('post', `/customers/${me.id}/notes`, note).expect(201);
  const consents = [{ purpose: 'research', channel: 'mail', state: 'given' }];
  const chosen = { token: sales, body: { consents, proof: { how: 'phone', said: `${canary}said` } } };
  await shop.call('put', `/customers/${me.id}/consents`, chosen).expect(200);
  const asked = { token: sales, body: { kind: 'access', reason: `${canary}asked` } };
  await shop.call('post', `/customers/${me.id}/privacy-requests`, asked).expect(201);
  const reason = `${canary}reason`;
  const renamed = { token: sales, body: { familyName: `${canary}married`, reason } };
  await shop.call('patch', `/customers/${me.id}`, renamed).expect(200);
  const street = { ...STREET, line1: `${canary}street`, phone: '+14155557392' };
  await shop.call('post', `/customers/${me.id}/addresses`, { token, body: street }).expect(201);
  const byStaff = { token: sales, body: { ...street, reason } };
  const { body: second } = await shop.call('post', `/customers/${me.id}/addresses`, byStaff).expect(201);
  const removal = { token: sales, body: { reason } };
  await shop.call('post', `/customers/${me.id}/addresses/${second.id}/remove`, removal).expect(204);
  const lens = {
    productId: PRODUCT,
    productName: `${canary}lens`,
    parameters: { baseCurve: 8.4, diameter: 14.2, sphere: -7.75 },
  };
  const medical = {
    expiresOn: '2027-05-23',
    prescriber: { name: `${canary}doctor`, phone: '+14155557393' },
    eyes: { right: lens },
    notes: `${canary}medical`,
  };
  const id = await shop.record(me, medical);
  const path = `/customers/${me.id}/prescriptions/${id}`;
  await shop.call('post', `${path}/revisions`, { token, body: prescription(medical) }).expect(201);
  await shop.call('get', path, { token }).expect(200);
  const session = await shop.signIn(email).expect(200);
  await shop.refresh(session.body.refreshToken).expect(200);
  const admin = await shop.staff('admin');
  const staff = { email: `staff${email}`, name: `${canary}staff`, roles: [], reason };
  const { body: colleague } = await shop.call('post', '/staff', { token: admin, body: staff }).expect(201);
  const issued = await shop.call('post', `/staff/${colleague.id}/setup-code`, { token: admin, body: { reason } });
  const code = issued.body.setupCode as string;
  await shop.call('post', '/staff/passwords', { body: { code, password: PASSWORD } }).expect(204);

  const everything = await dump();
  expect(everything).toContain(me.id);
  expect(everything).toContain(id);
  for (const secret of [
    canary,
    '5557391',
    '5557392',
    '5557393',
    '1903-07-19',
    '-7.75',
    '2027-05-23',
    PASSWORD,
    colleague.setupCode,
    code,
    '203.0.113.1',
  ]) {
    expect(everything.toLowerCase().includes(secret)).toBe(false);
  }
  expect(everything).not.toContain(session.body.refreshToken);
});

test('ciphertext does not open in another row, of another customer or in another table', async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  const optician = await shop.staff('optician');
  const read = (id: string) => shop.call('get', `/customers/${id}`, { token: optician });
  const sealed = (id: string) => shop.value<string>('select sealed as value from customer.customer where id = $1', id);
  const put = (id: string, value: string) =>
    shop.stack.admin.query('update customer.customer set sealed = $1 where id = $2', [value, id]);
  const [mine, theirs] = [await sealed(me.id), await sealed(other.id)];
  await put(me.id, theirs);
  const swapped = await read(me.id).expect(500);
  expect(JSON.stringify(swapped.body)).not.toContain(other.email);
  await put(me.id, mine);
  await read(me.id).expect(200);

  const address = await shop.addAddress(me);
  const fromAddress = await shop.value<string>('select sealed as value from customer.address where id = $1', address);
  await put(me.id, fromAddress);
  await read(me.id).expect(500);
  await put(me.id, mine);

  const two = [await shop.addAddress(me), await shop.addAddress(me)];
  await shop.stack.admin.query(
    'update customer.address a set sealed = b.sealed from customer.address b where a.id = $1 and b.id = $2',
    two,
  );
  const listed = await shop.call('get', `/customers/${me.id}/addresses`, { token: me.token }).expect(200);
  expect(listed.body.unreadable).toEqual([{ id: two[0] }]);
  expect(listed.body.data.map(({ id }: { id: string }) => id)).toEqual([two[1], address]);
});

test('a customer without data key cannot be decrypted', async () => {
  const me = await shop.signUp();
  await shop.stack.admin.query('delete from customer.data_key where customer_id = $1', [me.id]);
  await shop.call('get', `/customers/${me.id}`, { token: await shop.staff('sales') }).expect(500);
});
