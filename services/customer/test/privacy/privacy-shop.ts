/**
 * Creates a customer with every kind of data, whose texts contain a canary word, and provides the calls of the tests of
 * privacy requests.
 */
import { randomUUID } from 'node:crypto';
import { PrescriptionVerified, VerifyPrescription } from '@toric/contracts/customer/events';
import { ShipmentRequested } from '@toric/contracts/order/events';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type Customer, type CustomerStack, PASSWORD, PRODUCT, RIGHT, STREET } from '../customer-stack.ts';

export type Canary = Customer & {
  readonly canary: string;
  readonly held: string;
  readonly unused: string;
  readonly addressId: string;
};

export function privacyShop(shopOf: () => CustomerStack) {
  const requests = (id: string) => `/customers/${id}/privacy-requests`;
  const ask = (id: string, token: string, body: object) => shopOf().call('post', requests(id), { token, body });

  /** Places an order that the supply rules permit. Returns its id when the service has answered. */
  async function permit({ id }: Customer, prescriptionId: string, shippingAddressId: string): Promise<string> {
    const { stack } = shopOf();
    const orderId = randomUUID();
    const line = { lineId: randomUUID(), eye: 'right' as const, prescriptionId, quantity: 1 };
    const lines = [{ ...line, lensId: TEST_LENS_IDS.of(PRODUCT, RIGHT) }];
    const request = { orderId, customerId: id, shippingAddressId, market: 'US', on: '2026-11-21', lines };
    await stack.deliver(VerifyPrescription, VerifyPrescription(request));
    await until('the answer to the order', async () =>
      (await stack.emitted('customer', PrescriptionVerified)).find((answer) => answer.orderId === orderId),
    );
    return orderId;
  }

  async function ship(orderId: string, customerId: string): Promise<void> {
    const { stack } = shopOf();
    await stack.deliver(ShipmentRequested, ShipmentRequested({ orderId, customerId }));
    await until('the parcel to be handed over', async () => {
      const { rows } = await stack.admin.query('select from customer.sent_order where order_id = $1', [orderId]);
      return rows[0];
    });
  }

  /** Signs up a customer with addresses, prescriptions, files, notes, consents, a complaint and sign-ins. */
  async function customerWithEverything(): Promise<Canary> {
    const shop = shopOf();
    const canary = `canary${randomUUID().slice(0, 8)}`;
    const email = `${canary}@example.com`;
    const names = { givenName: `${canary}given`, familyName: `${canary}family`, dateOfBirth: '1904-07-19' };
    const signUp = { email, password: PASSWORD, phone: '+14155557399', ...names };
    const { body: customer } = await shop.call('post', '/customers', { body: signUp }).expect(201);
    const me = { id: customer.id as string, email, token: await shop.stack.token({ id: customer.id }) };
    await shop.signIn(email).expect(200);
    const sales = await shop.staff('sales');
    await shop.call('post', `/customers/${me.id}/notes`, { token: sales, body: { text: `${canary}note` } }).expect(201);
    const asked = { type: 'enquiry', subject: `${canary}subject`, text: `${canary}words` };
    await shop.call('post', `/customers/${me.id}/cases`, { token: me.token, body: asked }).expect(201);
    const renamed = { token: sales, body: { familyName: `${canary}married`, reason: `${canary}reason` } };
    await shop.call('patch', `/customers/${me.id}`, renamed).expect(200);
    const addressId = await shop.addAddress(me, { ...STREET, line1: `${canary}street` });
    const prescriber = { name: `${canary}doctor`, timeZone: 'America/New_York' };
    const held = await shop.recordSeen(me, { prescriber, notes: `${canary}medical` });
    const unused = await shop.record(me, { source: 'entered', prescriber, notes: `${canary}unused` });
    const orderId = await permit(me, held, addressId);
    await ship(orderId, me.id);
    const consents = [{ purpose: 'marketing', channel: 'mail', state: 'given' }];
    const proof = { how: 'phone', said: `${canary}said` };
    const body = { consents, proof };
    await shop.call('put', `/customers/${me.id}/consents`, { token: sales, body }).expect(200);
    await addFacts(shop, me.id, canary);
    await addContacts(shop, me.id, canary);
    return { ...me, canary, held, unused, addressId };
  }

  return { requests, ask, permit, ship, customerWithEverything };
}

/** Gives the customer preferences, a searchable custom field, a tag and a household, each with the canary. */
async function addFacts(shop: CustomerStack, id: string, canary: string): Promise<void> {
  const [sales, admin] = [await shop.staff('sales'), await shop.staff('admin')];
  const facts = { occupation: `${canary}work`, interests: [`${canary}hobby`], reason: `${canary}why` };
  await shop.call('patch', `/customers/${id}`, { token: sales, body: facts }).expect(200);
  const label = { en: 'Card', zh: '卡' };
  const rights = { readers: ['sales', 'optician'], writers: ['sales'], isSearchable: true };
  const definition = { key: `k-${randomUUID().slice(0, 8)}`, label, type: 'text', ...rights };
  const { body: field } = await shop.call('post', '/fields', { token: admin, body: definition }).expect(201);
  const values = { values: { [field.id]: `${canary}card` }, reason: `${canary}shown` };
  await shop.call('patch', `/customers/${id}/fields`, { token: sales, body: values }).expect(200);
  const name = { en: `Tag ${randomUUID().slice(0, 8)}`, zh: `标签${randomUUID().slice(0, 8)}` };
  const { body: tag } = await shop.call('post', '/tags', { token: sales, body: { name } }).expect(201);
  await shop.call('put', `/customers/${id}/tags/${tag.id}`, { token: sales }).expect(204);
  const home = { name: `${canary}home`, members: [{ customerId: id, role: 'guardian' }], reason: `${canary}family` };
  await shop.call('post', '/households', { token: sales, body: home }).expect(201);
  await shop.call('post', `/customers/${id}/confirmations`, { token: sales, body: { facts: ['name'] } }).expect(200);
}

/** Logs a call with the customer, and creates a task about her, each with the canary. */
async function addContacts(shop: CustomerStack, id: string, canary: string): Promise<void> {
  const token = await shop.staff('sales');
  const call = { kind: 'call', direction: 'in', outcome: 'solved', text: `${canary}call` };
  await shop.call('post', `/customers/${id}/interactions`, { token, body: call }).expect(201);
  const task = { text: `${canary}task`, dueAt: '2027-01-01T09:00:00.000Z', customerId: id };
  await shop.call('post', '/tasks', { token, body: task }).expect(201);
}

/** Returns every row of every table of the schema, as text. */
export async function dump({ stack }: CustomerStack): Promise<string> {
  const { rows: tables } = await stack.admin.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'customer'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await stack.admin.query<{ row: string }>(`select t::text as row from customer.${name} t`);
    parts.push(name, ...rows.map(({ row }) => row));
  }
  return parts.join('\n').toLowerCase();
}
