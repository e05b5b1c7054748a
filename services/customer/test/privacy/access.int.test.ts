// Tests access, portability and restriction: the file, its deadline, and who may fetch it.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sealFor } from '@toric/chassis/data/sealed-box';
import { StockDataCollected } from '@toric/contracts/catalog-inventory/events';
import { type CollectedPart, HOLDERS, type Holder, partContext } from '@toric/contracts/personal-data/collected-part';
import {
  PersonalDataAsked,
  PrescriptionRefused,
  RestrictionChanged,
  VerifyPrescription,
  SendMessage,
} from '@toric/contracts/customer/events';
import type { Declared } from '@toric/contracts/kernel/message';
import { MarketingDataCollected } from '@toric/contracts/marketing/events';
import { OrderDataCollected } from '@toric/contracts/order/events';
import { PaymentDataCollected } from '@toric/contracts/payment/events';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { until } from '@toric/infra/prove/testing/test-stack';
import { exampleOf } from '../../src/messages/template.ts';
import { PRODUCT, RIGHT, STREET } from '../customer-stack.ts';
import { type MailShop, mailShop } from '../messages/mail-shop.ts';
import { dump, privacyShop } from './privacy-shop.ts';

let shop: MailShop;
let [sales, auditor] = ['', ''];
beforeAll(async () => {
  shop = await mailShop();
  [sales, auditor] = [await shop.staff('sales'), await shop.staff('auditor')];
}, 60_000);
afterAll(() => shop.stop());
const { requests, ask, customerWithEverything } = privacyShop(() => shop);
const problemOf = ({ body }: { body: { type: string } }) => body.type.split('/').at(-1);
const filePath = (id: string, requestId: string, format = 'json') =>
  `${requests(id)}/${requestId}/file?format=${format}`;

type Collected = Declared<string, (typeof OrderDataCollected)['data']>;
const ANSWERS: Readonly<Record<Holder, Collected>> = {
  'catalog-inventory': StockDataCollected,
  order: OrderDataCollected,
  payment: PaymentDataCollected,
  marketing: MarketingDataCollected,
};

async function publicKeyOf(requestId: string): Promise<string> {
  return until(
    'the services to be asked',
    async () =>
      (await shop.stack.emitted('customer', PersonalDataAsked)).find((asked) => asked.requestId === requestId)
        ?.publicKey,
  );
}

/** Sends the data of a customer, as another service does to answer a request for them. */
async function answer(service: Holder, requestId: string, records: object, place: Partial<CollectedPart> = {}) {
  const at = { requestId, part: 1, parts: 1, ...place };
  const sealed = sealFor(await publicKeyOf(requestId), partContext(service, at), JSON.stringify(records));
  await shop.stack.deliver(ANSWERS[service], ANSWERS[service]({ ...at, sealed }));
}

const stateOf = async (id: string, requestId: string) =>
  (await shop.call('get', `${requests(id)}/${requestId}`, { token: auditor }).expect(200)).body;
const ready = (id: string, requestId: string) =>
  until('the file', async () => ((await stateOf(id, requestId)).state === 'ready' ? true : undefined));

test('the file of an access request has everything that the five services hold, as JSON and as PDF', async () => {
  const me = await customerWithEverything();
  const { body: asked } = await ask(me.id, me.token, { kind: 'access' }).expect(201);
  expect(asked).toMatchObject({ state: 'collecting', waitingFor: [...HOLDERS], askedByStaff: false });
  expect(problemOf(await shop.call('get', filePath(me.id, asked.id), { token: me.token }).expect(409))).toBe(
    'privacy.file-not-ready',
  );
  await answer('order', asked.id, { orders: [{ number: 'T-1', note: '易碎' }] }, { parts: 2 });
  await answer('order', asked.id, { orders: [{ number: 'T-2' }] }, { part: 2, parts: 2 });
  await answer('payment', asked.id, { invoices: [{ number: 'INV-1' }] });
  await answer('marketing', asked.id, {});
  await until('three answers', async () =>
    (await stateOf(me.id, asked.id)).waitingFor.length === 1 ? true : undefined,
  );
  await answer('catalog-inventory', asked.id, { boxes: [{ lotNumber: 'L2406A' }] });
  await ready(me.id, asked.id);
  const json = await shop.call('get', filePath(me.id, asked.id), { token: me.token }).expect(200);
  expect(json.headers['content-disposition']).toContain(`access-${asked.id}.json`);
  const file = JSON.parse(json.text ?? JSON.stringify(json.body));
  expect(file.data.customer.profile[0]).toMatchObject({ email: me.email, givenName: `${me.canary}given` });
  expect(file.data.order.orders).toEqual([{ number: 'T-1', note: '易碎' }, { number: 'T-2' }]);
  expect(file.data['catalog-inventory'].boxes).toEqual([{ lotNumber: 'L2406A' }]);
  for (const kind of [
    'addresses',
    'orderAddresses',
    'notesOfTheShop',
    'contacts',
    'tasksAboutHer',
    'consents',
    'prescriptions',
    'evidence',
    'sessions',
  ])
    expect([kind, file.data.customer[kind].length > 0]).toEqual([kind, true]);
  const texts = [
    'work',
    'hobby',
    'card',
    'home',
    'street',
    'note',
    'call',
    'task',
    'medical',
    'unused',
    'said',
    'doctor',
  ];
  expect(texts.filter((text) => !JSON.stringify(file).includes(`${me.canary}${text}`))).toEqual([]);
  const pdf = await shop.call('get', filePath(me.id, asked.id, 'pdf'), { token: me.token }).expect(200);
  expect(pdf.headers['content-type']).toMatch(/^application\/pdf/);
  expect(Buffer.from(pdf.body).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await stateOf(me.id, asked.id)).steps.map(({ kind }: { kind: string }) => kind)).toEqual([
    ...['asked', 'collected', 'fetched', 'fetched'],
  ]);
  const told = (await shop.stack.emitted('customer', SendMessage)).filter(({ personId }) => personId === me.id);
  expect(told.map(({ notice }) => notice)).toContainEqual({ template: 'privacy-file-ready', values: { days: 7 } });
  // Neither the parts of the data nor the file can be read in the database, and the key of the parts is deleted.
  expect(await dump(shop)).not.toContain(me.canary);
  expect(
    await shop.value('select sealed_key as value from customer.privacy_request where id = $1', asked.id),
  ).toBeNull();
  const parts = 'select count(*)::int as value from customer.privacy_part where request_id = $1';
  expect(await shop.value<number>(parts, asked.id)).toBe(0);
});

test('a file is for its customer only, needs a fresh factor of staff, and expires', async () => {
  const [me, stranger] = [await shop.signUp(), await shop.signUp()];
  const { body: asked } = await ask(me.id, sales, { kind: 'access', reason: 'By phone, with her birthday' }).expect(
    201,
  );
  for (const service of HOLDERS) await answer(service, asked.id, {});
  await ready(me.id, asked.id);
  await shop.call('get', filePath(me.id, asked.id), { token: stranger.token }).expect(404);
  await shop.call('get', filePath(stranger.id, asked.id), { token: stranger.token }).expect(404);
  await shop.call('get', filePath(me.id, asked.id), { token: auditor }).expect(403);
  const stale = await shop.stack.token({ kind: 'staff', roles: ['sales'], factorAge: 400 });
  await shop.call('get', filePath(me.id, asked.id), { token: stale }).expect(403);
  await shop.call('get', filePath(me.id, asked.id), { token: sales }).expect(200);
  await shop.stack.admin.query(
    `update customer.privacy_request set file_until = now() - interval '1 second' where id = $1`,
    [asked.id],
  );
  expect(problemOf(await shop.call('get', filePath(me.id, asked.id), { token: me.token }).expect(409))).toBe(
    'privacy.file-expired',
  );
});

test('a portability request gets what the customer gave, and nothing that the shop wrote about her', async () => {
  const me = await customerWithEverything();
  const { body: asked } = await ask(me.id, me.token, { kind: 'portability' }).expect(201);
  for (const service of HOLDERS)
    await answer(
      service,
      asked.id,
      service === 'order' ? { orders: [{ number: 'T-1' }] } : { boxes: [{ lotNumber: 'L1' }] },
    );
  await ready(me.id, asked.id);
  const { text, body } = await shop.call('get', filePath(me.id, asked.id, 'pdf'), { token: me.token }).expect(200);
  const file = JSON.parse(text ?? JSON.stringify(body));
  expect(Object.keys(file.data)).toEqual(['customer', 'order']);
  expect(Object.keys(file.data.customer).sort()).toEqual([
    ...['addresses', 'consents', 'prescriptionDrafts', 'prescriptionFiles', 'prescriptions', 'profile'],
  ]);
  expect(JSON.stringify(file)).not.toContain(`${me.canary}note`);
});

test('requests are listed with their deadlines, and those that are due first on demand', async () => {
  const me = await shop.signUp();
  await shop.addAddress(me, { ...STREET, city: 'Los Angeles', region: 'CA', postalCode: '90012' });
  const { body: asked } = await ask(me.id, me.token, { kind: 'access' }).expect(201);
  expect(asked).toMatchObject({ law: 'ccpa', deadlineSource: expect.stringContaining('1798.130') });
  expect(Date.parse(asked.dueAt) - Date.parse(asked.createdAt)).toBe(45 * 86_400_000);
  const due = async (days: number) => {
    const path = `/privacy-requests?dueWithinDays=${days}&limit=100`;
    const { body } = await shop.call('get', path, { token: sales }).expect(200);
    return body.data.some(({ id }: { id: string }) => id === asked.id);
  };
  expect([await due(44), await due(46)]).toEqual([false, true]);
  const byDue: string[] = [];
  let cursor = '';
  do {
    const path = `/privacy-requests?sort=due&limit=2${cursor && `&cursor=${cursor}`}`;
    const { body } = await shop.call('get', path, { token: sales }).expect(200);
    byDue.push(...body.data.map(({ dueAt }: { dueAt: string }) => dueAt));
    cursor = body.nextCursor ?? '';
  } while (cursor);
  expect(byDue).toContain(asked.dueAt);
  expect(byDue).toEqual([...byDue].sort());
  await shop.call('get', '/privacy-requests', { token: me.token }).expect(403);
  const { body: own } = await shop.call('get', requests(me.id), { token: me.token }).expect(200);
  expect(own.data).toMatchObject([{ id: asked.id, kind: 'access' }]);
});

test('under a restriction nothing is decided and only what protects her is sent, until staff lift it', async () => {
  const me = await shop.signUp();
  const prescriptionId = await shop.recordSeen(me);
  const shippingAddressId = await shop.addAddress(me);
  const { body: asked } = await ask(me.id, me.token, { kind: 'restriction' }).expect(201);
  expect(asked.state).toBe('in-force');
  const cause = await shop.tell(me.id, { template: 'order-delivered', values: { orderId: asked.id } });
  expect(await shop.ends(cause, 'suppressed')).toMatchObject({ lastCode: 'restricted' });
  await shop.ends(await shop.tell(me.id, exampleOf('recall-notice')), 'sent');
  const orderId = '0197a000-0000-7000-8000-00000000d001';
  const lensId = TEST_LENS_IDS.of(PRODUCT, RIGHT);
  const line = { lineId: orderId, eye: 'right' as const, prescriptionId, lensId, quantity: 1 };
  const order = { orderId, customerId: me.id, shippingAddressId, market: 'US', on: '2026-11-21', lines: [line] };
  await shop.stack.deliver(VerifyPrescription, VerifyPrescription(order));
  const refusal = await until('the refusal', async () =>
    (await shop.stack.emitted('customer', PrescriptionRefused)).find((refused) => refused.orderId === orderId),
  );
  expect(refusal.reason.code).toBe('customer.restricted');
  const lift = `${requests(me.id)}/${asked.id}/lift`;
  const body = { reason: 'Her address is corrected' };
  await shop.call('post', lift, { token: me.token, body }).expect(403);
  expect((await shop.call('post', lift, { token: sales, body }).expect(200)).body.state).toBe('lifted');
  await shop.ends(await shop.tell(me.id, exampleOf('order-cancelled')), 'sent');
  const told = (await shop.stack.emitted('customer', RestrictionChanged)).filter(
    ({ customerId }) => customerId === me.id,
  );
  expect(told.map(({ isRestricted }) => isRestricted)).toEqual([true, false]);
});
