// The documents are true: what /openapi.json shows can be sent, in the order of a shop's life, and is answered as it says.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ListWarehouses, ReceiveStock } from '@toric/contracts/catalog-stock.http';
import { AttachFile, GetAttachment } from '@toric/contracts/customer-attachment.http';
import { ExportRuleRecords } from '@toric/contracts/customer-register.http';
import { messages } from '@toric/contracts/messages';
import { GetOrder } from '@toric/contracts/order.http';
import { Problem } from '@toric/contracts/problem';
import { ReadBarcode } from '@toric/contracts/tools.http';
import { z } from 'zod';
import { until } from '../testing/test-stack.ts';
import { newBuyer, openShop, type Shop, SPHERE } from './shop.ts';

const Documented = z.object({
  operationId: z.string(),
  requestBody: z
    .object({ content: z.looseObject({ 'application/json': z.object({ example: z.unknown() }) }) })
    .optional(),
  responses: z.record(z.string(), z.unknown()),
});
const OpenApi = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  externalDocs: z.object({ url: z.string() }),
});
type Sent = { token?: string; path?: Record<string, string>; query?: string; headers?: Record<string, string> };

let shop: Shop;
let document: z.output<typeof OpenApi>;
const read = async (path: string): Promise<unknown> => (await fetch(`${shop.system.gatewayUrl}${path}`)).json();

beforeAll(async () => {
  shop = await openShop('documents');
  document = OpenApi.parse(await read('/openapi.json'));
}, 90_000);
afterAll(() => shop?.close(), 60_000);

/** An operation as a stranger finds it. */
function lookUp(id: string) {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, described] of Object.entries(methods)) {
      const found = Documented.safeParse(described);
      if (found.success && found.data.operationId === id) return { path, method: method.toUpperCase(), ...found.data };
    }
  }
  throw new Error(`${id} is not documented`);
}

const day = (years: number) => `${new Date().getUTCFullYear() + years}-01-15`;

/** Sends the example as it stands, with the ids of this shop and days around today; it is answered as documented. */
async function send(id: string, ids: Record<string, string>, { token, path = {}, query = '', headers }: Sent = {}) {
  const { path: template, method, requestBody, responses } = lookUp(id);
  let body = JSON.stringify(requestBody?.content['application/json'].example);
  const values = { ...ids, '2026-06-01': day(-1), '2027-06-01': day(1) };
  for (const [shown, real] of Object.entries(values)) body = body?.replaceAll(shown, real);
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? name);
  const response = await fetch(`${shop.system.gatewayUrl}${filled}${query}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body && { body }),
  });
  const text = await response.text();
  const documented = Object.keys(responses).filter((status) => status !== 'default');
  expect([id, String(response.status), text]).toEqual([id, documented[0], text]);
  return z.looseObject({ id: z.string().default('') }).parse(JSON.parse(text));
}

test('the examples, sent in order, sell a pair of lenses', async () => {
  const shown = (last: string) => `0197a000-0000-7000-8000-0000000000${last}`;
  const [productId, packId] = [shown('0a'), shown('0b')];
  const { admin, warehouse, marketing, finance, auditor } = shop.staff;
  await send('createProduct', {}, { token: admin });
  await send('putPack', {}, { token: admin, path: { handle: productId, packId } });
  const { id: warehouseId } = await send('createWarehouse', {}, { token: admin });
  await send('receiveStock', {}, { token: warehouse, path: { warehouseId } });
  await send('createCoupon', {}, { token: marketing });
  const { id: customerId } = await send('signUp', {});
  const session = z.object({ accessToken: z.string() }).parse(await send('signIn', {}));
  const token = session.accessToken;
  const { id: addressId } = await send('addAddress', {}, { token, path: { customerId } });
  const { id: prescriptionId } = await send('recordPrescription', {}, { token, path: { customerId } });
  const listed = await send('listProducts', {}, { query: '?brand=testlens&count=true&limit=1' });
  expect(listed['total']).toBe(3);

  const headers = { prefer: 'wait=30' };
  const ids = { [shown('0c')]: prescriptionId, [shown('0d')]: addressId };
  const order = await send('placeOrder', ids, { token, headers });
  expect(order['status']).toBe('confirmed');
  const path = { orderId: order.id };
  expect((await send('shipOrder', {}, { token: warehouse, path, headers }))['status']).toBe('shipped');
  await send('requestRefund', {}, { token: finance, path });

  const query = '?expand=customer,payment.refunds&expand=invoices';
  const whole = await send('getOrder', {}, { token: auditor, path, query });
  expect(whole).toMatchObject({
    id: order.id,
    customer: { id: customerId, familyName: 'Lima' },
    payment: { orderId: order.id, status: 'captured', refunds: { data: [{ orderId: order.id }] } },
    invoices: { data: [{ number: whole['invoiceNumber'] }] },
  });
  const orders = await send('listOrders', {}, { token, query: '?expand=customer,payment' });
  expect(orders['data']).toMatchObject([{ customer: { id: customerId }, payment: { orderId: order.id } }]);
}, 90_000);

test('the examples of buying and counting: ordered by two people, scanned as it comes, counted blind', async () => {
  const shown = (last: string) => `0197a000-0000-7000-8000-0000000000${last}`;
  const { admin, warehouse, finance, auditor } = shop.staff;
  const warehouses = await shop.api.call(ListWarehouses, { token: warehouse });
  const warehouseId = warehouses.body.data.find(({ code }) => code === 'NJ-2')?.id ?? '';
  const { id: supplierId } = await send('createSupplier', {}, { token: finance });
  await send('putSupplierPrice', {}, { token: finance, path: { supplierId, packId: shown('0b') } });
  await send('changeSupplier', {}, { token: finance, path: { supplierId } });

  const ids = { [shown('0e')]: supplierId, [shown('0f')]: warehouseId };
  const { id: purchaseOrderId } = await send('createPurchaseOrder', ids, { token: warehouse });
  const path = { purchaseOrderId };
  await send('changePurchaseOrder', {}, { token: warehouse, path });
  await send('approvePurchaseOrder', {}, { token: finance, path });
  await send('sendPurchaseOrder', {}, { token: warehouse, path });
  const lines = [{ barcode: ']d201020000000000391731063010L2406A', quantity: 18 }];
  const body = { reference: 'DN-2026-0002', purchaseOrderId, lines };
  await shop.api.call(ReceiveStock, { token: warehouse, params: { warehouseId }, body });
  const closed = await send('closePurchaseOrder', {}, { token: warehouse, path });
  expect(closed).toMatchObject({ status: 'closed', lines: [{ quantity: 24, received: 18, missing: 6 }] });
  const supplier = await send('getSupplier', {}, { token: auditor, path: { supplierId }, query: '?expand=figures' });
  expect(supplier).toMatchObject({
    leadTimeDays: 5,
    figures: { orderedBoxes: 24, receivedBoxes: 18, fillRate: 7_500 },
  });

  const { id: stocktakeId } = await send('startStocktake', ids, { token: warehouse });
  const counted = await send('countLots', {}, { token: warehouse, path: { stocktakeId } });
  const [{ lotId }] = z.tuple([z.object({ lotId: z.string(), counted: z.literal(19) })]).parse(counted['counts']);
  await send('submitStocktake', {}, { token: warehouse, path: { stocktakeId } });
  await send('approveStocktake', {}, { token: admin, path: { stocktakeId } });
  expect(await send('discardLot', {}, { token: warehouse, path: { lotId } })).toMatchObject({ onHand: 18 });
  const query = `?warehouseId=${warehouseId}`;
  const ageing = await send('reportStockAgeing', {}, { token: finance, query: `${query}&within=1825` });
  expect(ageing['data']).toMatchObject([{ lotNumber: 'L2406A', onHand: 18, tooOld: false }]);
  // the boxes of today count from tomorrow
  expect(await send('reportLowStock', {}, { token: finance, query })).toMatchObject({ data: [] });
  expect(await send('proposeReplenishment', ids, { token: warehouse })).toMatchObject({ data: [] });
}, 60_000);

test('the examples: a prescriber is asked about what was only typed in, and the order goes on', async () => {
  const buyer = await shop.newBuyer(undefined, { source: 'entered' });
  const placed = await shop.place(buyer, shop.order(buyer), { prefer: 'wait=1' });
  expect(placed.ok && placed.body.status).toBe('verifying');
  const { optician, auditor } = shop.staff;
  const query = `?status=to-send&customerId=${buyer.id}`;
  const found = await until('the verification', async () => {
    const { data } = await send('listVerifications', {}, { token: optician, query });
    return z.array(z.object({ id: z.string() })).parse(data)[0];
  });
  const path = { verificationId: found.id };
  expect(await send('getVerification', {}, { token: auditor, path })).toMatchObject({
    asked: { lenses: [{ boxes: 1 }] },
  });
  const now = { '2026-06-15T14:00:00.000Z': new Date().toISOString() };
  const sent = await send('recordTransmission', now, { token: optician, path });
  expect(sent).toMatchObject({ status: 'waiting', clock: { deadlineLocal: expect.any(String) } });
  await send('recordContact', now, { token: optician, path });
  expect(await send('recordAnswer', now, { token: optician, path })).toMatchObject({
    status: 'confirmed',
    late: false,
  });
  const order = await until('the order to go on', async () => {
    const { body } = await shop.api.call(GetOrder, {
      params: { orderId: placed.ok ? placed.body.id : '' },
      token: buyer.token,
    });
    return body.status === 'confirmed' ? body : undefined;
  });
  const evidenceId = order.lines[0]?.evidenceId ?? '';
  const evidence = await send('getEvidence', {}, { token: auditor, path: { evidenceId } });
  expect(evidence).toMatchObject({
    basis: 'confirmed',
    verificationId: found.id,
    prescriptionId: buyer.prescriptionId,
  });
});

test('the rules of each jurisdiction are there for everybody, with their sources', async () => {
  const { data } = await send('listJurisdictions', {});
  expect(data).toEqual(expect.arrayContaining([expect.objectContaining({ jurisdiction: 'GB' })]));
  const california = await send('getJurisdiction', {}, { path: { code: 'US-CA' } });
  expect(california).toMatchObject({ within: 'US', shipmentWarning: { source: expect.stringContaining('2546.5') } });
});

test('the examples of a recall find that pair, and what became of it', async () => {
  const token = shop.staff.warehouse;
  const recalled = await send('issueRecall', {}, { token });
  expect(recalled['changed']).toMatchObject({ lotsAdded: 1, casesAdded: 1 });
  const path = { recallId: recalled.id };
  const listed = await send('listRecallCases', {}, { token, path });
  const Cases = z.tuple([z.object({ id: z.string(), lotId: z.string() })]);
  const [{ id: caseId, lotId }] = Cases.parse(listed['data']);
  await send('addRecallVersion', {}, { token, path });
  await send('answerRecallCase', {}, { token, path: { ...path, caseId } });
  const { figures } = await send('getRecall', {}, { token, path });
  expect(figures).toMatchObject({ boxes: { affected: 2, returned: 2 }, effectivenessPercent: 100 });
  await send('closeRecall', {}, { token, path });
  expect(await send('readPassport', {}, { query: '?gtin=02000000000039&lot=L2406A' })).toMatchObject({
    ...{ known: true, product: { name: 'Everyday' }, recalls: [{ severity: 'II', covers: 'every-box' }] },
  });
  await send('quarantineLot', {}, { token, path: { lotId } });
  expect((await send('freeLot', {}, { token, path: { lotId } }))['status']).toBe('quarantined');
});

test('the examples of registers: what a law demands, field by field, as pages and as files', async () => {
  const { admin, sales, optician, auditor } = shop.staff;
  const path = { handle: '0197a000-0000-7000-8000-00000000000a', market: 'CN' };
  await send('putRegistration', {}, { token: admin, path });
  const certificates = await send('listRegistrations', {}, { token: auditor, path });
  expect(certificates['data']).toMatchObject([{ market: 'CN', number: '国械注进20263160001' }]);
  const { id: complaintId } = await send('recordComplaint', {}, { token: sales });
  await send('followUpComplaint', {}, { token: optician, path: { complaintId } });
  const complaint = await send('getComplaint', {}, { token: auditor, path: { complaintId } });
  expect(complaint).toMatchObject({ told: { reporter: 'user' }, passedOn: [{ to: 'manufacturer' }] });
  expect((await send('listComplaints', {}, { token: sales }))['data']).toMatchObject([{ id: complaintId }]);

  const query = '?from=2020-01-01&to=2099-12-31';
  await until('the complaint in its register', async () => {
    const { data } = await send('listVigilanceRecords', {}, { token: auditor, query });
    const rows = z
      .array(z.looseObject({ reference: z.string().nullable(), passedOn: z.string().nullable() }))
      .parse(data);
    return rows.find(({ reference, passedOn }) => reference === complaintId && passedOn !== null);
  });
  const bought = await send('listPurchaseInspections', {}, { token: auditor, query });
  expect(bought).toMatchObject({ data: [], nextCursor: null, whole: { rows: 0 } });
  const sold = await send('listSaleRecords', {}, { token: auditor, query: `${query}&expand=customer,addresses` });
  expect(sold).toMatchObject({ data: [], nextCursor: null });
  const rule = await send('listRuleRecords', {}, { token: auditor, query: `${query}&limit=1` });
  expect(rule).toMatchObject({ data: [{ prescriptionId: expect.any(String) }], nextCursor: expect.any(String) });

  const { body } = await shop.api.call(ExportRuleRecords, {
    query: { from: '2020-01-01', to: '2099-12-31' },
    token: auditor,
  });
  const [head, ...rows] = Buffer.from(body.bytes).toString().split('\r\n');
  expect([body.mediaType, body.fileName]).toEqual([
    'text/csv; charset=utf-8',
    'contact-lens-rule-2020-01-01-2099-12-31.csv',
  ]);
  expect(head).toMatch(/^date of the record \(recordedOn\),/);
  expect(rows.length).toBeGreaterThan(1);
}, 60_000);

test('the calculators answer their examples, to anybody, within the limits of the public', async () => {
  expect(await send('computeVerificationDeadline', {})).toMatchObject({ deadlineLocal: '2026-03-09T16:00:00-04:00' });
  expect(await send('convertVertex', {})).toMatchObject({ rounded: { sphere: -7.25, cylinder: -1.75, axis: 90 } });
  // 94 dailies, five a week, from 10 January; 12 monthly lenses, the first opened on the 2nd
  expect(await send('computeRunOut', {})).toMatchObject({
    right: { days: 131, runsOutOn: '2026-05-21' },
    left: { days: 360, runsOutOn: '2026-12-28' },
    runsOutOn: '2026-05-21',
    reorderBy: '2026-05-07',
  });
  expect(await send('readBarcode', {})).toMatchObject({ gtin: '05060917510011', lot: '628S93R', expiry: '2024-10-31' });

  const limited = await fetch(`${shop.system.gatewayUrl}/v1/tools/vertex`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"sphere":-8}',
  });
  expect(limited.status).toBe(200);
  expect(limited.headers.get('ratelimit-policy')).toMatch(/^"requests";/);
});

test('the box that the shop has received is known by its code', async () => {
  const barcode = '010200000000001517280131';
  const { body } = await shop.api.call(ReadBarcode, { body: { barcode } });
  expect(body.product).toMatchObject({ ...SPHERE, name: 'Everyday', size: 6 });
});

test('expand says what is possible, and who may', async () => {
  const ask = async (query: string, token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${shop.system.gatewayUrl}/v1/orders${query}`, { headers });
    return Problem.parse(await answer.json());
  };
  expect((await ask('?expand=lines', shop.staff.sales)).errors).toEqual([
    {
      pointer: '#query/expand',
      detail: 'not to be expanded here: lines; possible: customer, payment, payment.refunds, invoices',
    },
  ]);
  expect((await ask('?expand=customer', shop.staff.warehouse)).detail).toMatch(/^expand=customer is for: /);
});

test('every message is in the document that the reference leads to', async () => {
  const { channels } = z
    .object({ channels: z.record(z.string(), z.unknown()) })
    .parse(await read(document.externalDocs.url));
  expect(Object.keys(channels)).toEqual(messages.map(({ type }) => type));
});

test('the examples of the catalogue: a lens is checked, its product paged through, and files are imported in either form', async () => {
  const path = { handle: 'everyday' };
  const checked = await send('checkParameters', {}, { path });
  expect(checked).toMatchObject({
    made: false,
    reasons: [{ code: 'beyond-range', field: 'sphere' }],
    nearest: [{ sphere: -10 }, { sphere: -9.75 }, { sphere: -9.5 }, { sphere: -4, availability: 'in-stock' }, {}, {}],
  });
  const listed = await send('listParameters', {}, { path, query: '?limit=2&count=true', headers: { market: 'GB' } });
  expect(listed).toMatchObject({ count: 40, total: 40, data: [{ sphere: -10 }, { sphere: -9.75 }] });
  const product = await send('getProduct', {}, { path, headers: { market: 'KR' } });
  expect(product).toMatchObject({ handle: 'everyday', matrix: { count: 40 }, packs: [] });

  const token = shop.staff.sales;
  expect(await send('importCatalogue', {}, { token })).toMatchObject({ created: ['everyday-daily'] });
  const { requestBody } = lookUp('importCatalogue');
  const csv = z.looseObject({ 'text/csv': z.object({ example: z.string() }) }).parse(requestBody?.content);
  const upload = async (query: string) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'text/csv',
      'idempotency-key': crypto.randomUUID(),
    };
    const init = { method: 'POST', headers, body: csv['text/csv'].example };
    return (await fetch(`${shop.system.gatewayUrl}/v1/catalogue-imports${query}`, init)).json();
  };
  expect(await upload('?dryRun=true')).toMatchObject({ id: null, created: ['everyday-monthly'] });
  expect(await upload('')).toMatchObject({ created: ['everyday-monthly'], changed: [] });
  expect(await upload('')).toMatchObject({ created: [], unchanged: 1 });
  const imports = await send('listCatalogueImports', {}, { token: shop.staff.auditor, query: '?limit=1' });
  expect(imports['data']).toMatchObject([{ type: 'text/csv', created: [], unchanged: 1 }]);
}, 60_000);

test.each([
  [
    'a picture',
    'image/png',
    'image/jpeg',
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    'ffd8ff',
  ],
  [
    'a PDF',
    'application/pdf',
    'application/pdf',
    Buffer.from(
      `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj
3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF`,
    ),
    '255044',
  ],
])(
  '%s of a prescription goes in and comes out through the typed client',
  async (_, type, mediaType, sent, beginning) => {
    const { id: customerId, prescriptionId, token } = await newBuyer(shop.api);
    const params = { customerId, prescriptionId };
    const file = { type, bytes: new Uint8Array(sent) };
    const { body: attached } = await shop.api.call(AttachFile, { params, file, token });
    expect(attached).toMatchObject({ mediaType, revision: 1 });
    const { body } = await shop.api.call(GetAttachment, { params: { ...params, attachmentId: attached.id }, token });
    expect([body.mediaType, body.bytes.length]).toEqual([mediaType, attached.size]);
    expect(body.fileName).toMatch(`prescription-${attached.id}.`);
    expect(Buffer.from(body.bytes.subarray(0, 3)).toString('hex')).toBe(beginning);
  },
  60_000,
);
