// Tests that the API documents are complete and link to each other, and that public operations answer as documented.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AttachFile, GetAttachment } from '@toric/contracts/customer/prescriptions/attachment.http';
import { messages } from '@toric/contracts/messages';
import { Problem } from '@toric/contracts/kernel/problem';
import { ReadBarcode } from '@toric/contracts/tools/tools.http';
import { z } from 'zod';
import { type Examples, PICTURE, readExamples, AS_DOCUMENTED } from './examples.ts';
import { newBuyer, openShop, type Shop, SPHERE } from './shop.ts';

let shop: Shop;
let examples: Examples;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('documents');
  examples = await readExamples(shop);
  send = examples.send;
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('the rules of each jurisdiction are public and name their sources', async () => {
  const { data } = await send('listJurisdictions', { query: { on: AS_DOCUMENTED } });
  expect(data).toEqual(expect.arrayContaining([expect.objectContaining({ jurisdiction: 'GB' })]));
  const california = await send('getJurisdiction', { path: { code: 'US-CA' } });
  expect(california).toMatchObject({ within: 'US', shipmentWarning: { source: expect.stringContaining('2564.75') } });
});

test('the calculators are public, answer their examples, and have the public rate limit', async () => {
  expect(await send('computeVerificationDeadline')).toMatchObject({ deadlineLocal: '2026-03-09T16:00:00-04:00' });
  expect(await send('convertVertex')).toMatchObject({ rounded: { sphere: -7.25, cylinder: -1.75, axis: 90 } });
  // The example has 94 daily lenses for the right eye, of which five a week are worn from 10 January. For the left eye
  // it has 12 monthly lenses, the first of which was opened on the 2nd.
  expect(await send('computeRunOut')).toMatchObject({
    right: { days: 131, runsOutOn: '2026-05-21' },
    left: { days: 360, runsOutOn: '2026-12-28' },
    runsOutOn: '2026-05-21',
    reorderBy: '2026-05-07',
  });
  expect(await send('readBarcode')).toMatchObject({ gtin: '05060917510011', lot: '628S93R', expiry: '2024-10-31' });

  const limited = await fetch(`${shop.system.gatewayUrl}/v1/tools/vertex`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"sphere":-8}',
  });
  expect(limited.status).toBe(200);
  expect(limited.headers.get('ratelimit-policy')).toMatch(/^"requests";/);
});

test('the barcode of a box that the shop sells leads to its product', async () => {
  const barcode = '010200000000001517280131';
  const { body } = await shop.api.call(ReadBarcode, { body: { barcode } });
  expect(body.product).toMatchObject({ ...SPHERE, name: 'Everyday', size: 6 });
});

test('a refused expand names the possible values and the roles that may use it', async () => {
  const ask = async (query: string, token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${shop.system.gatewayUrl}/v1/orders${query}`, { headers });
    return Problem.parse(await answer.json());
  };
  expect((await ask('?expand=lines', shop.staff.sales)).errors).toEqual([
    {
      in: 'query',
      pointer: '/expand',
      detail: 'cannot be expanded here: lines; possible: customer, payment, payment.refunds, invoices',
    },
  ]);
  expect((await ask('?expand=customer', shop.staff.warehouse)).detail).toMatch(/^expand=customer is for: /);
});

test('the AsyncAPI document that the reference links to has every message', async () => {
  const { channels } = z
    .object({ channels: z.record(z.string(), z.unknown()) })
    .parse(await examples.read('/asyncapi.json'));
  expect(Object.keys(channels)).toEqual(messages.map(({ type }) => type));
});

test.each([
  ['a picture', PICTURE.type, 'image/jpeg', PICTURE.bytes, 'ffd8ff'],
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
  '%s of a prescription is uploaded and downloaded with the typed client',
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

test('this file sent every example that it names', () => expect(examples.unsent(import.meta.filename)).toEqual([]));
