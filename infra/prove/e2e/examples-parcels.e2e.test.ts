// Tests the examples of parcels: labels of the sandbox carrier, hand-over, tracking events, and claims.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CreateParcel, ReceiveCarrierEvent } from '@toric/contracts/order/parcels/parcel.http';
import { z } from 'zod';
import { until } from '../testing/test-stack.ts';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let examples: Examples;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('parcels', { carrier: true });
  examples = await readExamples(shop);
  ({ send } = examples);
}, 90_000);
afterAll(() => shop?.close(), 60_000);

const Parcel = z.object({ id: z.string(), status: z.string(), trackingNumber: z.string().nullable() });

async function confirmed(): Promise<string> {
  const buyer = await shop.newBuyer();
  const placed = await shop.place(buyer, shop.order(buyer));
  if (!placed.ok) throw new Error('the order was not placed');
  return placed.body.id;
}

const reaches = (parcelId: string, status: string) =>
  until(`the parcel is ${status}`, async () => {
    const parcel = Parcel.parse(await send('getParcel', { token: shop.staff.warehouse, path: { parcelId } }));
    return parcel.status === status ? parcel : undefined;
  });

test('a parcel gets its label from the carrier, leaves, is late, and is claimed', async () => {
  const { warehouse: token, sales, auditor, finance } = shop.staff;
  const orderId = await confirmed();
  const made = await send('createParcel', { token, ids: idsOf(orderId) });
  expect(made).toMatchObject({ status: 'labelled', carrier: 'UPS Ground' });
  await send('cancelParcel', { token, path: { parcelId: made.id } });
  const parcelId = (await shop.api.call(CreateParcel, { token, body: { orderId } })).body.id;
  await reaches(parcelId, 'labelled');
  const path = { parcelId };
  expect(await send('askForLabel', { token, path })).toMatchObject({ status: 'labelled' });
  await send('getParcelLabel', { token, path });
  expect(await send('getParcel', { token, path })).toMatchObject({ printedTimes: 1 });
  const manifest = await send('handOverParcels', { token, ids: { 'UPS Ground': 'Sandbox' } });
  expect(manifest).toMatchObject({ parcels: 1, left: [] });
  const { id: manifestId } = manifest;
  expect(itemsOf(await send('listManifests', { token: auditor }))).toMatchObject([{ id: manifestId }]);
  await send('getManifest', { token: auditor, path: { manifestId } });
  await send('getManifestFile', { token, path: { manifestId } });
  await send('setDelayRule', { token });
  expect(await send('listDelayRules', { token: sales })).toMatchObject({ data: [{ hours: 48 }, { hours: 72 }] });
  expect(await send('recordParcelNews', { token: sales, path })).toMatchObject({ status: 'in-transit' });
  expect(itemsOf(await send('listParcels', { token: sales, query: { late: 'false', orderId } }))).toMatchObject([
    { id: parcelId },
    {},
  ]);
  const claim = await send('openCarrierClaim', { token: sales, ids: idsOf(parcelId) });
  expect(itemsOf(await send('listCarrierClaims', { token: auditor }))).toMatchObject([{ id: claim.id }]);
  await send('getCarrierClaim', { token: auditor, path: { claimId: claim.id } });
  expect(await send('closeCarrierClaim', { token: finance, path: { claimId: claim.id } })).toMatchObject({
    status: 'paid',
  });
}, 60_000);

test('a label that was bought elsewhere is typed in', async () => {
  const { warehouse: token } = shop.staff;
  const orderId = await confirmed();
  await fetch(`${carrierUrl()}/control/trouble`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ rules: [{ at: 'shipments', act: 422, next: 1 }] }),
  });
  const { body } = await shop.api.call(CreateParcel, { token, body: { orderId } });
  await reaches(body.id, 'label-failed');
  expect(await send('setParcelLabel', { token, path: { parcelId: body.id } })).toMatchObject({ status: 'labelled' });
}, 60_000);

test('a signed event of the carrier is received (receiveCarrierEvent)', async () => {
  const text = JSON.stringify({ id: 'evt_1', description: 'batch.created', result: {} });
  const secret = shop.system.secrets.get('carrier webhook').normalize('NFKD');
  const signature = `hmac-sha256-hex=${createHmac('sha256', secret).update(text).digest('hex')}`;
  const path = ReceiveCarrierEvent.endpoint.replace('POST ', '').replace('{carrier}', 'easypost');
  const { status } = await fetch(`${shop.system.gatewayUrl}/v1${path}`, {
    ...{ method: 'POST', body: text },
    headers: { 'content-type': 'application/json', 'x-hmac-signature': signature },
  });
  expect(status).toBe(202);
});

const carrierUrl = () => `http://127.0.0.1:${shop.system.addresses.ports['sandbox-carrier']}`;
/** Returns the replacement of the carrier's id in the examples by the given id. */
const idsOf = (id: string) => ({ '0197a000-0000-7000-8000-00000000000a': id });

test('this file sent every example that it names', () => expect(examples.unsent(import.meta.filename)).toEqual([]));
