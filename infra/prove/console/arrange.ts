/**
 * Adds one item of every kind to the sample shop by the API, so that each page of the console has something to show.
 */
import { type Client, createClient } from '@toric/client/client';
import { StartStocktake } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { ProposePrices } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { ListStockLevels, PutStockLevels } from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import { ProposeReplenishment } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { IssueRecall } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { ListStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { RecordComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { CreateApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { RecordFhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { ListPrescriptions, RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { AskPrivacyRequest } from '@toric/contracts/customer/privacy/privacy.http';
import { CreateWebhookEndpoint, SendWebhookTest } from '@toric/contracts/gateway/webhook.http';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { GetOrder, type OrderView, PlaceOrder } from '@toric/contracts/order/order.http';
import { staffEmail } from '../../shop/sample-shop/fill/people.ts';
import { addSampleParcels } from '../../shop/sample-shop/sample-parcels.ts';
import { openSampleWave } from '../../shop/sample-shop/sample-wave.ts';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { addChannel } from './arrange-channel.ts';
import { addDeskWork } from './arrange-desk.ts';
import { addMigration } from './arrange-migration.ts';
import { addSampleReturn } from './arrange-return.ts';
import { addOrderDesk } from './arrange-order-desk.ts';
import type { Shop } from './visitor.ts';

const DAY_MS = 86_400_000;

export async function arrangeShop(shop: Shop, order: OrderView): Promise<void> {
  const api = createClient({ baseUrl: `${shop.url}/v1` });
  const as = (role: StaffRole) =>
    signInStaff(api, { email: staffEmail(role), password: shop.password }, { sampleKey: shop.factorKey });
  const [admin, sales, warehouse, optician] = await Promise.all([
    as('admin'),
    as('sales'),
    as('warehouse'),
    as('optician'),
  ]);
  await Promise.all([
    addWebhook(api, admin),
    addChannel(api, shop.url, admin),
    addPapers(api, sales, order),
    addDeskWork(api, sales, order.customerId),
    addMigration(api, sales),
    addStockWork(api, warehouse),
    addDraft(api, optician, order),
    addOrders({ api, warehouse }, shop, order),
    addSampleReturn({ api, sales, warehouse }, order.id),
    addOrderDesk(api, { sales, ana: (await api.signIn('ana@toric.example', shop.password)).accessToken }, order),
  ]);
  await openSampleWave({ gatewayUrl: shop.url, samplePassword: shop.password, factorKey: shop.factorKey });
}

/** Adds a webhook endpoint with one delivery. No server listens at its address. */
async function addWebhook(api: Client, token: string): Promise<void> {
  const { description, events } = CreateWebhookEndpoint.example;
  const body = { url: 'http://127.0.0.1:9009/hooks', description, events: [...events] };
  const endpoint = (await api.call(CreateWebhookEndpoint, { token, body })).body;
  await api.call(SendWebhookTest, { token, params: { endpointId: endpoint.id }, body: {} });
}

/** Adds a complaint, the request of a customer for her own data, and a price that a second person must approve. */
async function addPapers(api: Client, token: string, { customerId, lines: [line] }: OrderView): Promise<void> {
  await api.call(RecordComplaint, { token, body: RecordComplaint.example });
  await api.call(AskPrivacyRequest, { token, params: { customerId }, body: AskPrivacyRequest.example });
  const prices = ProposePrices.example.prices.map((price) => ({ ...price, packId: line?.packId ?? '' }));
  await api.call(ProposePrices, { token, body: { ...ProposePrices.example, prices } });
}

/** Adds an API key, starts a stocktake, computes proposals to order, and recalls a lot. */
async function addStockWork(api: Client, token: string): Promise<void> {
  const expiresAt = new Date(Date.now() + 30 * DAY_MS).toISOString();
  await api.call(CreateApiKey, { token, body: CreateApiKey.body.parse({ ...CreateApiKey.example, expiresAt }) });
  const { data } = (await api.call(ListStock, { token, query: { limit: 100 } })).body;
  const [recalled] = data;
  if (!recalled) throw new Error('the sample shop has no stock');
  const { warehouseId, lotNumber, productId } = recalled;
  const counted = data.filter((lot) => lot.warehouseId === warehouseId).slice(0, 3);
  await api.call(StartStocktake, { token, body: { warehouseId, lotIds: counted.map(({ id }) => id) } });
  await runLow(api, token, { warehouseId, productId });
  await api.call(ProposeReplenishment, { token, body: { warehouseId } });
  const scope = [{ lots: [lotNumber], productIds: [productId] }];
  await api.call(IssueRecall, { token, body: { ...IssueRecall.example, scope } });
}

/** Sets a minimum that is above the stock of a lens, so that a proposal to order the lens is made. */
async function runLow(api: Client, token: string, at: { warehouseId: string; productId: string }): Promise<void> {
  const { data } = (await api.call(ListStockLevels, { token, query: at })).body;
  const lens = data.find(({ onHand }) => onHand > 0) ?? data[0];
  if (!lens) throw new Error('the product has no lens in this warehouse');
  const { packId, lensId, onHand, minimum, reorderPoint, maximum } = lens;
  const level = { packId, lensId, minimum: onHand + 10, reorderPoint: null, maximum: onHand + 60 };
  const levels = [{ ...level, was: { minimum, reorderPoint, maximum } }];
  await api.call(PutStockLevels, { token, body: { warehouseId: at.warehouseId, levels } });
}

/** Adds a prescription from another system that lacks its expiry date. */
async function addDraft(api: Client, token: string, { customerId }: OrderView): Promise<void> {
  const text = JSON.stringify(RecordFhirPrescription.example);
  const foreign = text.replaceAll(EXTENSIONS.expiresOn.url, 'https://his.example/until');
  const body = RecordFhirPrescription.body.parse(JSON.parse(foreign));
  await api.call(RecordFhirPrescription, { token, params: { customerId }, body });
}

type Work = { readonly api: Client; readonly warehouse: string };

/**
 * Places three orders: one that is shipped, one that is ready to be shipped, and one whose prescriber must be asked
 * first.
 */
async function addOrders({ api, warehouse }: Work, { password }: Shop, { id }: OrderView): Promise<void> {
  const token = (await api.signIn('ana@toric.example', password)).accessToken;
  const order = (await api.call(GetOrder, { token, params: { orderId: id } })).body;
  const params = { customerId: order.customerId };
  const prescriptions = (await api.call(ListPrescriptions, { token, params })).body.data;
  const lines = order.lines.map(({ eye, productId, packId, parameters, quantity, prescriptionId }) => {
    if (!parameters || !eye || !prescriptionId) throw new Error('Ana may read the powers of her own order');
    return { eye, productId, packId, parameters, quantity, prescriptionId };
  });
  const { market, shippingAddressId } = order;
  const place = (given: typeof lines) => {
    const body = { market, shippingAddressId, paymentToken: 'tok_visa', lines: given };
    return api.call(PlaceOrder, { token, body, prefer: 'wait=10' });
  };
  const sent = (await place(lines)).body;
  await addSampleParcels({ api, token: warehouse }, sent);
  await place(lines);
  const known = prescriptions.find(({ id }) => id === lines[0]?.prescriptionId);
  if (!known) throw new Error('the prescription of the sample order is not on file');
  const { issuedIn, issuedOn, expiresOn, prescriber, eyes } = known;
  const typed = RecordPrescription.body.parse({ issuedIn, issuedOn, expiresOn, prescriber, eyes, source: 'entered' });
  const prescriptionId = (await api.call(RecordPrescription, { token, params, body: typed })).body.id;
  await place(lines.map((line) => ({ ...line, prescriptionId })));
}
