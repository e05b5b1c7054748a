// Tests the erasure of a customer through the whole shop. Each text about the customer has an invented word (a canary).
// Afterwards the canaries are in no table, queue or file, and a restored older backup does not bring them back.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RecordComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { CustomerRegistered } from '@toric/contracts/customer/events';
import { ShowForm, SubmitForm } from '@toric/contracts/customer/forms/form-page.http';
import { ChangeForm, CreateForm, PublishForm, PutFormField } from '@toric/contracts/customer/forms/form.http';
import { AddAddress, GetCustomer, SignUp } from '@toric/contracts/customer/people/customer.http';
import { AddCustomerNote } from '@toric/contracts/customer/people/note.http';
import { RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import {
  AskPrivacyRequest,
  ConfirmErasure,
  GetPrivacyRequest,
  ReplayErasures,
} from '@toric/contracts/customer/privacy/privacy.http';
import { ListRuleRecords } from '@toric/contracts/customer/registers/rule-register.http';
import { Search } from '@toric/contracts/desk/overview.http';
import { CreateWebhookEndpoint } from '@toric/contracts/gateway/webhook.http';
import { CancelOrder } from '@toric/contracts/order/order.http';
import { DeliverOrder, ShipOrder } from '@toric/contracts/order/hand-over.http';
import { GetInvoice, ListInvoices, RequestRefund } from '@toric/contracts/payment/payment.http';
import { needEnv, until } from '../testing/test-stack.ts';
import { attempt } from './attempt.ts';
import { makeBackup, restoreBackup } from './backup.ts';
import { disguisesOf, filesWith, tablesWith } from './canary.ts';
import { PICTURE, readExamples } from './examples.ts';
import { writeRecords } from './erasure-records.ts';
import { envelope, publish } from './publish.ts';
import { bothEyes, type Buyer, openShop, PASSWORD, type Shop, waitUntilIdle } from './shop.ts';

const WORD = `canary${randomBytes(5).toString('hex')}`;
const WORDS = [...disguisesOf(WORD), ...disguisesOf('4155557399')];
const day = (years: number) => `${new Date().getUTCFullYear() + years}-01-15`;

let shop: Shop;
let her: Buyer;
/** Holds the id of the customer's delivered order, which has an invoice. */
let orderId: string;
const received: string[] = [];
const receiver = createServer((request, response) => {
  request.setEncoding('utf8').on('data', (text: string) => received.push(text));
  request.on('end', () => response.writeHead(204).end());
});

beforeAll(async () => {
  shop = await openShop('erasure', { mailbox: true });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo; // a server that listens on a port has an AddressInfo
  const body = { url: `http://127.0.0.1:${port}/`, events: [] };
  await shop.api.call(CreateWebhookEndpoint, { body, token: shop.staff.admin });
  her = await customerWithEverything();
}, 240_000);
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await shop?.close();
}, 60_000);

/**
 * Signs the customer up with an address and two prescriptions, of which one has a file. Every free text contains the
 * canary word.
 */
async function signUp(): Promise<Buyer> {
  const { api, staff } = shop;
  const email = `${WORD}@shop.example`;
  const names = { givenName: `${WORD}given`, familyName: `${WORD}family`, phone: '+14155557399' };
  const { body: me } = await api.call(SignUp, { body: { email, password: PASSWORD, ...names } });
  const { accessToken: token } = await api.signIn(email, PASSWORD);
  const params = { customerId: me.id };
  const street = { recipient: `${WORD} family`, line1: `1 ${WORD} Way`, city: 'Newark' };
  const address = { ...street, postalCode: '07101', country: 'US' };
  const { body: addressed } = await api.call(AddAddress, { params, body: address, token });
  const contents = { issuedOn: day(-1), expiresOn: day(1), prescriber: { name: `Dr ${WORD}` }, eyes: bothEyes };
  const prescribed = (source: 'presented' | 'entered', by: string) =>
    api.call(RecordPrescription, { params, body: { ...contents, source, notes: `${WORD} notes` }, token: by });
  const { body: entered } = await prescribed('entered', token);
  const { send } = await readExamples(shop);
  await send('attachFile', { token, path: { ...params, prescriptionId: entered.id }, file: PICTURE });
  const { body: presented } = await prescribed('presented', staff.optician);
  return { id: me.id, email, token, addressId: addressed.id, prescriptionId: presented.id };
}

/**
 * Sends a public form with the customer's e-mail, as the customer or anybody else could. It becomes a case of the
 * customer.
 */
async function sendForm(email: string): Promise<void> {
  const { api, staff } = shop;
  const token = staff.marketing;
  const begin = { slug: 'ask-us', title: { en: 'Ask us', zh: '提问' }, becomes: 'case' } as const;
  const { body: form } = await api.call(CreateForm, { token, body: begin });
  const params = { formId: form.id };
  await api.call(ChangeForm, { token, params, body: { privacy: { en: 'Deleted.', zh: '会删除。' } } });
  for (const [fieldKey, type] of [
    ['email', 'email'],
    ['question', 'text'],
  ] as const) {
    const body = { type, label: { en: fieldKey, zh: fieldKey }, isRequired: true };
    await api.call(PutFormField, { token, params: { ...params, fieldKey }, body });
  }
  await api.call(PublishForm, { token, params });
  const page = await api.call(ShowForm, { params: { slug: begin.slug } });
  await new Promise((resolve) => setTimeout(resolve, 3_200)); // a form is accepted three seconds after it was shown
  const answers = { email, question: `${WORD} asks` };
  await api.call(SubmitForm, { params: { slug: begin.slug }, body: { ticket: page.body.ticket, answers } });
}

async function placed(buyer: Buyer): Promise<string> {
  const answer = await shop.place(buyer, shop.order(buyer));
  if (!answer.ok || answer.body.status !== 'confirmed') throw new Error(JSON.stringify(answer));
  return answer.body.id;
}

/**
 * Makes every kind of data about one customer: orders, money, notes, a complaint, mails, webhooks, a file and a dead
 * letter.
 */
async function customerWithEverything(): Promise<Buyer> {
  const { api, staff } = shop;
  const buyer = await signUp();
  orderId = await placed(buyer);
  const params = { orderId };
  await api.call(ShipOrder, { params, body: ShipOrder.example, token: staff.warehouse, prefer: 'wait=30' });
  await api.call(DeliverOrder, { params, token: staff.sales });
  await waitUntilIdle(shop);
  await api.call(RequestRefund, { params, body: { reason: `${WORD} was dissatisfied` }, token: staff.finance });
  const other = { orderId: await placed(buyer) };
  const cancelling = { params: other, body: { note: `${WORD} changed her mind` }, prefer: 'wait=30' };
  await api.call(CancelOrder, { ...cancelling, token: buyer.token });
  const customerId = buyer.id;
  await api.call(AddCustomerNote, { params: { customerId }, body: { text: `${WORD} note` }, token: staff.sales });
  await writeRecords({ shop, buyer, word: WORD, orderId });
  const complaint = { ...RecordComplaint.example, customerId, whatHappened: `${WORD} has a red eye` } as const;
  await api.call(RecordComplaint, { body: complaint, token: staff.sales });
  await sendForm(buyer.email);
  const access = { params: { customerId }, body: { kind: 'access' as const }, token: buyer.token };
  const { body: request } = await api.call(AskPrivacyRequest, access);
  await until('her file', async () => {
    const asked = { params: { customerId, requestId: request.id }, token: buyer.token };
    return (await api.call(GetPrivacyRequest, asked)).body.state === 'ready' ? true : undefined;
  });
  const bad = envelope({ customerId: `not ${customerId}` }, CustomerRegistered.type);
  await publish(shop, 'customer', { exchange: 'customer.events', key: CustomerRegistered.type }, bad);
  for (const [what, row] of [
    ['a mail to her', `customer.message where person_id = '${customerId}' and state = 'sent'`],
    ['a webhook', `gateway.webhook_delivery where state = 'delivered'`],
    ['a dead letter about her', `marketing.dead_letter where strpos(body, '${customerId}') > 0`],
  ])
    await until(what ?? '', async () => (await shop.rows(`select from ${row} limit 1`))[0], 60_000);
  return buyer;
}

/** Waits until no table, file or queue contains a canary of the customer. Fails with the places where one is left. */
async function expectNowhere(): Promise<void> {
  await waitUntilIdle(shop);
  const deadline = Date.now() + 20_000;
  let tables = await tablesWith(shop, WORDS);
  while (tables.length > 0 && Date.now() < deadline) tables = await tablesWith(shop, WORDS);
  expect(tables).toEqual([]);
  expect(filesWith(shop, WORDS)).toEqual([]);
  expect(received.filter((body) => WORDS.some((word) => body.includes(word)))).toEqual([]);
  for (const schema of ['"order"', 'payment', 'customer']) {
    const held = schema === 'customer' ? 'and destroyed_from is null' : '';
    const keys = await until(`the keys of ${schema}`, async () => {
      const found = await shop.rows(`select version from ${schema}.data_key where customer_id = $1 ${held}`, [her.id]);
      return found.length === 0 ? found : undefined;
    });
    expect([schema, keys]).toEqual([schema, []]);
  }
  expect(await shop.rows('select from marketing.participant where customer_id = $1', [her.id])).toEqual([]);
}

const find = (q: string) => shop.api.call(Search, { query: { q }, token: shop.staff.sales });
const read = () => attempt(shop.api.call(GetCustomer, { params: { customerId: her.id }, token: shop.staff.sales }));

test('before the erasure, the shop knows her by name, and no message, log or webhook carries her word', async () => {
  const { hits } = (await find(`${WORD}family`)).body;
  expect(hits).toMatchObject([{ kind: 'customer', id: her.id }]);
  expect(received.length).toBeGreaterThan(0);
  expect(await tablesWith(shop, WORDS)).toEqual([]);
  expect(filesWith(shop, WORDS)).toEqual([]);
});

test('after the erasure, her word is in no table, file, queue or webhook, and no key of hers is left', async () => {
  await makeBackup(shop);
  const { api } = shop;
  const params = { customerId: her.id };
  const asking = { params, body: { kind: 'erasure' as const }, token: her.token };
  const { body: request } = await api.call(AskPrivacyRequest, asking);
  const confirming = { params: { ...params, requestId: request.id }, token: her.token };
  expect((await api.call(ConfirmErasure, confirming)).body.state).toBe('erased');
  await expectNowhere();
  expect((await find(`${WORD}family`)).body.hits).toEqual([]);
  expect((await read()).status).toBe(404);
  await expect(api.signIn(her.email, PASSWORD)).rejects.toThrow();
}, 90_000);

test('no queue of the broker holds a message about her', async () => {
  const management = new URL(needEnv('TORIC_TEST_RABBITMQ_MANAGEMENT_URL'));
  const login = Buffer.from(`${decodeURIComponent(management.username)}:${decodeURIComponent(management.password)}`);
  const headers = { authorization: `Basic ${login.toString('base64')}` };
  const filled = async () => {
    const answer = await fetch(`${management.origin}/api/queues/${shop.name}?columns=name,messages`, { headers });
    const queues = (await answer.json()) as { name: string; messages?: number }[];
    expect(queues.length).toBeGreaterThan(20);
    // the broker reports no number of messages for a queue that has never had one
    return queues.filter(({ messages = 0 }) => messages > 0).map(({ name, messages }) => `${name}: ${messages}`);
  };
  // the broker updates the numbers of messages every five seconds
  const deadline = Date.now() + 20_000;
  let left = await filled();
  while (left.length > 0 && Date.now() < deadline) left = await filled();
  expect(left).toEqual([]);
}, 40_000);

/** Expects that the invoice and the three-year file still name the customer, as the law demands. */
async function expectHeld(): Promise<void> {
  const { api, staff } = shop;
  const [listed] = (await api.call(ListInvoices, { query: { orderId }, token: staff.finance })).body.data;
  const invoice = await api.call(GetInvoice, { params: { invoiceId: listed?.id ?? '' }, token: staff.finance });
  expect(JSON.stringify(invoice.body.buyer)).toContain(WORD);
  const query = { from: day(-1), to: day(1), limit: 100 };
  const { data } = (await api.call(ListRuleRecords, { query, token: staff.auditor })).body;
  const hers = data.filter(({ customerId }) => customerId === her.id);
  expect(hers.length).toBeGreaterThan(0);
  expect(hers[0]?.patientName).toContain(WORD);
}

test('her invoice and the three-year file still answer what the law asks', () => expectHeld());

test('a restored older backup brings nothing of her back once the tombstones are replayed', async () => {
  await restoreBackup(shop);
  const { body } = await shop.api.call(ReplayErasures, { token: shop.staff.operator });
  expect(body).toMatchObject({ unreadable: 0, tombstones: 1 });
  await expectNowhere();
  expect((await read()).status).toBe(404);
  await expectHeld();
}, 180_000);
