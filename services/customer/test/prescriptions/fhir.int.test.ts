/** Tests prescriptions as FHIR over HTTP: recording, reading, refusals, and that each reading is recorded. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RecordFhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { PRODUCT_SYSTEM } from '@toric/contracts/customer/prescriptions/fhir-lens';
import { type Customer, type CustomerStack, customerStack, prescription, withoutTrace } from '../customer-stack.ts';
import { HL7_EXAMPLE, PRODUCT, resource, extensionOf, withLens } from './fhir-samples.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

const FHIR = { 'Content-Type': 'application/fhir+json' };
const mine = ({ id }: Customer, sample: object = resource()) => ({
  ...sample,
  patient: { reference: `Patient/${id}` },
});
const send = (to: Customer, body: object, { token = to.token, ...headers }: Record<string, string> = {}) =>
  shop.call('post', `/customers/${to.id}/prescriptions/fhir`, { token, body, headers: { ...FHIR, ...headers } });
const fetchFhir = ({ id, token }: Customer, prescriptionId: string) =>
  shop.call('get', `/customers/${id}/prescriptions/${prescriptionId}/fhir`, { token });

test('a FHIR prescription of a customer is entered, can be read like any other, and comes out as FHIR again', async () => {
  const me = await shop.signUp();
  const recorded = await send(me, mine(me)).expect(201);
  expect(recorded.body).toMatchObject({ status: 'entered', revision: 1, version: 1 });
  // the customer sent `active`, and a prescription that nobody has verified is `draft` in FHIR
  expect(recorded.body.warnings).toEqual([{ pointer: '/status', detail: 'is not kept as it was sent' }]);
  const { id } = recorded.body;
  const out = await fetchFhir(me, id).expect(200);
  expect(out.headers['content-type']).toMatch(/^application\/fhir\+json/);
  expect(out.body).toMatchObject({
    id,
    meta: { versionId: '1' },
    status: 'draft',
    patient: { reference: `Patient/${me.id}` },
    identifier: resource().identifier,
    lensSpecification: resource().lensSpecification,
  });
  const plain = await shop.call('get', `/customers/${me.id}/prescriptions/${id}`, { token: me.token }).expect(200);
  expect(plain.body).toMatchObject({ issuedOn: '2026-06-01', expiresOn: '2027-06-01', issuedIn: 'US' });
  await shop.call('post', `/customers/${me.id}/prescriptions/${id}/withdraw`, { token: me.token }).expect(200);
  expect((await fetchFhir(me, id).expect(200)).body).toMatchObject({ status: 'cancelled', meta: { versionId: '2' } });
});

test('a prescription recorded as JSON goes out as FHIR and comes back unchanged', async () => {
  const [me, optician] = [await shop.signUp(), await shop.staff('optician')];
  const out = await fetchFhir(me, await shop.recordSeen(me)).expect(200);
  const again = await send(me, out.body, { token: optician }).expect(201);
  expect(again.body.status).toBe('verified');
  const path = `/customers/${me.id}/prescriptions/${again.body.id}`;
  expect((await shop.call('get', path, { token: me.token }).expect(200)).body).toMatchObject(prescription());
});

test('the example of the API reference is accepted, also as application/json', async () => {
  const me = await shop.signUp();
  const headers = { 'Content-Type': 'application/json' };
  const answer = await send(me, RecordFhirPrescription.example, headers).expect(201);
  const detail = 'is not kept as it was sent';
  expect(answer.body.warnings).toEqual([
    { pointer: '/status', detail },
    { pointer: '/patient/display', detail },
  ]);
});

test('a repeat with the same key answers the saved response and records nothing more', async () => {
  const me = await shop.signUp();
  const key = { 'Idempotency-Key': randomUUID() };
  const first = await send(me, mine(me), key).expect(201);
  const again = await send(me, mine(me), key).expect(201);
  expect([again.body, again.headers['idempotent-replayed']]).toEqual([first.body, 'true']);
  await send(me, mine(me, withLens({ power: -4 })), key).expect(422);
  const listed = await shop.call('get', `/customers/${me.id}/prescriptions`, { token: me.token }).expect(200);
  expect(listed.body.data).toHaveLength(1);
});

test("invalid values are refused at their FHIR elements, in the caller's language", async () => {
  const me = await shop.signUp();
  const spectacles = { product: { coding: [{ system: PRODUCT_SYSTEM, code: 'lens' }] } };
  const lens = await send(me, mine(me, withLens(spectacles)), { 'Accept-Language': 'zh' }).expect(400);
  expect(lens.body).toMatchObject({
    type: '/docs/errors/request.invalid',
    errors: [
      {
        pointer: '/lensSpecification/0/product/coding/0/code',
        detail: 'lens 指框架眼镜：框架眼镜处方不是隐形眼镜处方。请向处方医师要求验配',
      },
    ],
  });
  const short = { extension: [extensionOf(EXTENSIONS.expiresOn, '2026-12-01')] };
  const unsound = await send(
    me,
    mine(me, resource({ ...short, lensSpecification: withLens({ axis: undefined }).lensSpecification })),
  ).expect(400);
  expect(unsound.body.type).toBe('/docs/errors/prescription.invalid');
  expect(unsound.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/extension/0/valueDate',
    '/lensSpecification/0/axis',
  ]);
  const other = await send(me, resource()).expect(400); // the `patient` of the resource is another customer
  expect(other.body.errors).toMatchObject([{ pointer: '/patient/reference' }]);
});

test("another customer's prescription does not exist, other roles are refused, and readings are logged", async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  const theirs = await shop.record(other);
  const paths = [
    `/customers/${other.id}/prescriptions/${theirs}/fhir`,
    `/customers/${other.id}/prescriptions/${randomUUID()}/fhir`,
  ];
  const answers = await Promise.all(paths.map((path) => shop.call('get', path, { token: me.token }).expect(404)));
  expect(new Set(answers.map(withoutTrace)).size).toBe(1);
  await send(other, mine(other), { token: me.token }).expect(404);
  for (const role of ['sales', 'marketing', 'admin'] as const) {
    await shop.call('get', paths[0] ?? '', { token: await shop.staff(role) }).expect(403);
    await send(other, mine(other), { token: await shop.staff(role) }).expect(403);
  }
  await shop.call('get', paths[0] ?? '', { token: await shop.staff('auditor') }).expect(200);
  expect(
    await shop.value<string[]>(
      "select array_agg(action) as value from customer.change_record where customer_id = $1 and action ~ '[.](read|listed)$'",
      other.id,
    ),
  ).toEqual(['prescription.read']);
});

const drafts = ({ id }: Customer) => `/customers/${id}/prescription-drafts`;
const PRODUCTS = { eyes: { right: { productId: PRODUCT }, left: { productId: PRODUCT } } };

test("HL7's own example enters as a draft that names what is missing, and nothing more is needed to complete it", async () => {
  const [me, optician] = [await shop.signUp(), await shop.staff('optician')];
  const sent = await send(me, HL7_EXAMPLE).expect(201);
  expect(sent.body).toMatchObject({ status: 'draft', revision: 0, warnings: [], questions: [] });
  const fields = sent.body.missing.map(({ field }: { field: string }) => field);
  expect(fields).toEqual([
    '/isThisCustomer',
    '/expiresOn',
    '/prescriber/name',
    '/eyes/right/productId',
    '/eyes/left/productId',
  ]);
  const listed = await shop.call('get', drafts(me), { token: optician }).expect(200);
  expect(listed.body.data).toMatchObject([{ id: sent.body.id, prescriptionId: null, resource: { id: '33124' } }]);
  const path = `${drafts(me)}/${sent.body.id}`;
  const complete = (body: object) => shop.call('post', `${path}/complete`, { token: optician, body });
  const lacking = await complete(PRODUCTS).expect(422);
  expect(lacking.body.type).toBe('/docs/errors/prescription-draft.incomplete');
  expect(lacking.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
    '/expiresOn',
    '/isThisCustomer',
    '/prescriber/name',
  ]);
  const whole = { ...PRODUCTS, expiresOn: '2015-06-15', prescriber: { name: 'Dr Careful' }, isThisCustomer: true };
  const completed = await complete(whole).expect(201);
  expect(completed.body).toMatchObject({ status: 'verified', revision: 1 });
  const plain = await shop.call('get', `/customers/${me.id}/prescriptions/${completed.body.id}`, { token: me.token });
  expect(plain.body).toMatchObject({
    status: 'expired',
    eyes: { left: { parameters: { cylinder: -3.5, add: 1.75 } } },
  });
  expect((await complete(whole).expect(409)).body.type).toBe('/docs/errors/prescription-draft.completed');
  await shop.call('delete', path, { token: optician }).expect(409);
  expect((await shop.call('get', drafts(me), { token: me.token }).expect(200)).body.data).toEqual([]);
});

test('a draft permits nothing: what a customer adds to it is entered, and the draft is no prescription', async () => {
  const me = await shop.signUp();
  const { body } = await send(me, mine(me, resource({ extension: [] }))).expect(201);
  const all = await shop.call('get', `/customers/${me.id}/prescriptions`, { token: me.token }).expect(200);
  expect([body.status, all.body.data]).toEqual(['draft', []]);
  const path = `${drafts(me)}/${body.id}`;
  const completed = await shop
    .call('post', `${path}/complete`, { token: me.token, body: { expiresOn: '2027-06-01' } })
    .expect(201);
  expect(completed.body.status).toBe('entered');
});

test('a draft of another customer does not exist, a discarded one neither, and no draft stands in clear in the database', async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  const { body } = await send(other, HL7_EXAMPLE).expect(201);
  const path = `${drafts(other)}/${body.id}`;
  await shop.call('get', drafts(other), { token: me.token }).expect(404);
  await shop.call('post', `${path}/complete`, { token: me.token, body: PRODUCTS }).expect(404);
  await shop.call('delete', path, { token: me.token }).expect(404);
  const stored = `select sealed as value from customer.prescription_draft where id = $1`;
  expect(await shop.value<string>(stored, body.id)).not.toContain('OphthaGuard');
  await shop.call('delete', path, { token: other.token }).expect(204);
  await shop.call('delete', path, { token: other.token }).expect(404);
});

test('unusual values are recorded and asked about, for example those of a rigid lens with a wide add', async () => {
  const me = await shop.signUp();
  const lens = { productId: PRODUCT, parameters: { baseCurve: 7.4, diameter: 9.6, sphere: -3.12, add: 3.5 } };
  const body = { ...prescription(), eyes: { right: lens } };
  const recorded = await shop.call('post', `/customers/${me.id}/prescriptions`, { token: me.token, body }).expect(201);
  expect(recorded.body.questions).toEqual([
    {
      pointer: '/eyes/right/parameters/add',
      detail: 'is unusual (mostly 0.75 to 3 D): is this right? Compare it with the prescription',
    },
    {
      pointer: '/eyes/right/parameters/sphere',
      detail: 'lies between the usual steps of 0.25 D: is this right? Compare it with the prescription',
    },
  ]);
});
