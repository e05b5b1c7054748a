// Tests the examples of a customer's journey from sign-up to refund, and of the staff who serve the customer.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pageLinkSigner } from '@toric/chassis/access/page-link';
import { ChangeCustomerFields } from '@toric/contracts/customer/fields/field.http';
import { CreateHousehold, RecordGuardianConsent } from '@toric/contracts/customer/households/household.http';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { RefreshSession } from '@toric/contracts/customer/accounts/session.http';
import { EXTENSIONS } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { CancelOrder, GetOrder } from '@toric/contracts/order/order.http';
import { ShipOrder } from '@toric/contracts/order/hand-over.http';
import { RepeatOrder } from '@toric/contracts/order/repeat.http';
import { TrackOrder } from '@toric/contracts/order/tracking.http';
import type { Eye } from '@toric/contracts/lens';
import { RequestRefund } from '@toric/contracts/payment/payment.http';
import { z } from 'zod';
import { signingKey } from '../../../services/customer/src/accounts/access-token.ts';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { addStaffAccount } from '../../shop/staff-account.ts';
import { until } from '../testing/test-stack.ts';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { leakedTexts } from './free-texts.ts';
import { attempt } from './attempt.ts';
import { untilCouponIsKnown } from './coupons.ts';
import { EXAMPLE, type Examples, idOf, PICTURE, readExamples, AS_DOCUMENTED, itemsOf } from './examples.ts';
import { type Buyer, waitUntilIdle, lens, openShop, PASSWORD, type Shop, SPHERE } from './shop.ts';

const Session = z.object({ accessToken: z.string(), refreshToken: z.string() });
const wait = { prefer: 'wait=30' };

let shop: Shop;
let examples: Examples;
let send: Examples['send'];
/** Holds the customer Ana, who sends the examples with a token of her own. */
let ana: { token: string; path: { customerId: string } };

beforeAll(async () => {
  shop = await openShop('examples');
  examples = await readExamples(shop);
  send = examples.send;
  await examples.stockUp(shop.staff);
  const { id: customerId } = await send('signUp');
  ana = { token: Session.parse(await send('signIn')).accessToken, path: { customerId } };
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('a session is refreshed and ended', async () => {
  const { refreshToken: shown } = RefreshSession.example;
  const { refreshToken: first } = Session.parse(await send('signIn'));
  const renewed = Session.parse(await send('refreshSession', { ids: { [shown]: first } }));
  const { accessToken: token, refreshToken } = renewed;
  await send('signOut', { token, ids: { [shown]: refreshToken } });
  expect((await attempt(shop.api.call(RefreshSession, { body: { refreshToken } }))).status).toBe(401);
});

test('a customer and sales change her record and her addresses, and she sees what the shop changed', async () => {
  const { sales, auditor } = shop.staff;
  const { customerId } = ana.path;
  expect(await send('changeCustomer', { ...ana, token: sales })).toMatchObject({ phone: '+14155550132' });
  expect(await send('getMe', ana)).toMatchObject({ id: customerId, givenName: 'Ana', phone: '+14155550132' });
  expect(await send('getCustomer', { ...ana, token: sales })).toMatchObject({ familyName: 'Lima' });
  const found = await send('searchCustomers', { token: sales, query: { phone: AS_DOCUMENTED } });
  expect(found['data']).toMatchObject([{ id: customerId }]);

  const { id: addressId } = await send('addAddress', ana);
  const address = { ...ana, path: { customerId, addressId } };
  expect(await send('replaceAddress', address)).toMatchObject({ line1: '2 Lens Way' });
  const { data } = await send('listAddresses', { ...ana, token: auditor });
  expect(data).toMatchObject([{ id: addressId, line1: '2 Lens Way' }]);
  await send('removeAddress', address);
  expect(await send('listAddresses', ana)).toMatchObject({ data: [] });

  const { id: returned } = await send('addAddress', ana);
  await send('removeCustomersAddress', { token: sales, path: { customerId, addressId: returned } });
  const { data: changes } = await send('listCustomerChanges', ana);
  expect(changes).toMatchObject([
    { kind: 'removed', addressId: returned, changedBy: null },
    { kind: 'changed', addressId: null, fields: [{ name: 'phone', before: null, after: '+14155550132' }] },
  ]);
});

test('facts about a customer: tags, custom fields, confirmations, and a household with a minor', async () => {
  const { sales: token, admin, auditor } = shop.staff;
  const { customerId } = ana.path;
  const { id: tagId } = await send('createTag', { token });
  expect(await send('changeTag', { token, path: { tagId } })).toMatchObject({ colour: 'green' });
  expect(await send('getTag', { token, path: { tagId } })).toMatchObject({ name: { en: 'Prefers to collect' } });
  expect(itemsOf(await send('listTags', { token: auditor }))).toMatchObject([{ id: tagId }]);
  await send('tagCustomer', { token, path: { customerId, tagId } });
  expect((await send('listCustomerTags', { ...ana, token }))['data']).toMatchObject([{ tag: { id: tagId } }]);
  await send('untagCustomer', { token, path: { customerId, tagId } });

  const { id: fieldId } = await send('createField', { token: admin });
  await send('changeField', { token: admin, path: { fieldId } });
  expect(await send('getField', { token: admin, path: { fieldId } })).toMatchObject({ key: 'loyalty-number' });
  expect(itemsOf(await send('listFields', { token }))).toMatchObject([{ id: fieldId }]);
  const [shown = ''] = Object.keys(ChangeCustomerFields.example.values);
  await send('changeCustomerFields', { ...ana, token, ids: { [shown]: fieldId } });
  const { data: fields } = await send('getCustomerFields', { ...ana, token });
  expect(fields).toMatchObject([{ field: { id: fieldId }, value: 'A-1047', mayChange: true }]);

  await send('confirmFacts', ana);
  const { data: facts } = await send('getFreshness', { ...ana, token });
  expect(facts).toContainEqual(expect.objectContaining({ fact: 'phone', byCustomer: true, isStale: false }));

  const born = { givenName: 'Lia', familyName: 'Lima', dateOfBirth: '2020-05-05', isNew: true };
  const { id: childId } = (await shop.api.call(AddWalkIn, { token, body: born })).body;
  const [guardian, child] = CreateHousehold.example.members.map((one) => one.customerId);
  const ids = { [guardian ?? '']: customerId, [child ?? '']: childId };
  const { id: householdId } = await send('createHousehold', { token, ids });
  const path = { householdId, customerId: childId };
  expect(await send('changeHousehold', { token, path: { householdId } })).toMatchObject({ phone: '+14155550132' });
  await send('putHouseholdMember', { token, path });
  const consent = { token, path: { customerId: childId } };
  await send('recordGuardianConsent', { ...consent, ids: { [RecordGuardianConsent.example.guardianId]: customerId } });
  expect(itemsOf(await send('listGuardianConsents', consent))).toHaveLength(1);
  expect(await send('getCustomerHousehold', consent)).toMatchObject({ self: { isUnderAge: true, mayConsent: true } });
  await send('removeHouseholdMember', { token, path });
  expect(await send('getHousehold', { token, path: { householdId } })).toMatchObject({ members: [{ customerId }] });
  await send('dissolveHousehold', { token, path: { householdId } });
});

test('business partners are recorded, changed and linked to a prescription', async () => {
  const { optician: token } = shop.staff;
  const { id: partnerId } = await send('createPartner', { token });
  expect(await send('replacePartner', { token, path: { partnerId } })).toMatchObject({ licenceNumber: 'OPT-4711' });
  expect(await send('getPartner', { token, path: { partnerId } })).toMatchObject({ prescriptions: 0 });
  expect(itemsOf(await send('listPartners', { token }))).toMatchObject([{ id: partnerId }]);
  const { id: prescriptionId } = await send('recordFhirPrescription', ana);
  const path = { ...ana.path, prescriptionId };
  expect(await send('linkPrescriber', { token, path })).toMatchObject({ partnerId: null });
  await send('withdrawPrescription', { ...ana, path });
});

test('staff write and read the notes of the shop', async () => {
  const { sales: token, auditor } = shop.staff;
  const { id } = await send('addCustomerNote', { ...ana, token });
  const { data } = await send('listCustomerNotes', { ...ana, token: auditor });
  expect(data).toMatchObject([{ id, text: 'Prefers to be called in the afternoon' }]);
});

test('a FHIR resource without our extensions is a draft, which is completed or discarded', async () => {
  const foreign = { [EXTENSIONS.expiresOn.url]: 'https://his.example/until' };
  const { id: draftId, status } = await send('recordFhirPrescription', { ...ana, ids: foreign });
  expect(status).toBe('draft');
  expect(itemsOf(await send('listPrescriptionDrafts', ana))).toMatchObject([{ id: draftId }]);
  const hers = { ...ana, token: shop.staff.optician };
  const completed = await send('completePrescriptionDraft', { ...hers, path: { ...ana.path, draftId } });
  expect(completed).toMatchObject({ status: 'verified', revision: 1 });
  const { id: other } = await send('recordFhirPrescription', { ...ana, ids: foreign });
  await send('discardPrescriptionDraft', { ...ana, path: { ...ana.path, draftId: other } });
  expect(await send('listPrescriptionDrafts', ana)).toMatchObject({ data: [] });
});

test('a prescription is recorded as FHIR with a picture, then confirmed, revised and withdrawn', async () => {
  const { optician, auditor } = shop.staff;
  const { id: prescriptionId } = await send('recordFhirPrescription', ana);
  const hers = { ...ana, path: { ...ana.path, prescriptionId } };
  expect(await send('getFhirPrescription', hers)).toMatchObject({
    resourceType: 'VisionPrescription',
    lensSpecification: [{ eye: 'right', power: -2.25 }],
  });
  const { id: attachmentId } = await send('attachFile', { ...hers, file: PICTURE });
  const seen = { ...hers, token: optician };
  expect((await send('listAttachments', seen))['data']).toMatchObject([{ id: attachmentId, mediaType: 'image/jpeg' }]);
  const picture = await send('getAttachment', { ...seen, path: { ...hers.path, attachmentId } });
  expect(picture['disposition']).toContain(`prescription-${attachmentId}.`);
  expect(await send('confirmPrescription', seen)).toMatchObject({ status: 'verified', revision: 1 });
  expect(await send('revisePrescription', hers)).toMatchObject({ status: 'entered', revision: 2 });
  const read = await send('getPrescription', { ...hers, token: auditor, query: { expand: 'customer' } });
  expect(read).toMatchObject({ eyes: { left: { parameters: { sphere: -3 } } }, customer: { familyName: 'Lima' } });
  expect(await send('withdrawPrescription', hers)).toMatchObject({ status: 'withdrawn' });
  const { data } = await send('listPrescriptions', { ...ana, token: auditor });
  await send('listPrescriptionValidity', { ...ana, token: shop.staff.sales });
  const withdrawn = expect.objectContaining({ id: prescriptionId, status: 'withdrawn', revision: 2 });
  expect(data).toEqual(expect.arrayContaining([withdrawn]));
});

test('the catalogue is searched, a lens is checked, and files are imported as JSON and as CSV', async () => {
  const path = { handle: 'everyday' };
  const listed = await send('listProducts', { query: { brand: 'testlens', count: 'true', limit: '1' } });
  expect(listed['total']).toBe(3);
  expect(await send('checkParameters', { path })).toMatchObject({
    made: false,
    reasons: [{ code: 'beyond-range', field: 'sphere' }],
    nearest: [{ sphere: -10 }, { sphere: -9.75 }, { sphere: -9.5 }, { sphere: -4, availability: 'in-stock' }, {}, {}],
  });
  const query = { market: AS_DOCUMENTED, baseCurve: '8.6', diameter: '14', sphere: '-2.25' } as const;
  const checked = await send('checkLens', { path, query });
  expect(checked).toMatchObject({ made: true, packs: [{ packId: SPHERE.packId, availability: 'in-stock' }] });
  const page = { query: { limit: '2', count: 'true' }, headers: { market: 'GB' } };
  const parameters = await send('listParameters', { path, ...page });
  expect(parameters).toMatchObject({ count: 40, total: 40, data: [{ sphere: -10 }, { sphere: -9.75 }] });
  const product = await send('getProduct', { path, headers: { market: 'KR' } });
  expect(product).toMatchObject({ handle: 'everyday', matrix: { count: 40 }, packs: [] });

  const { sales: token, auditor } = shop.staff;
  const changed = await send('changeProduct', { token, path: { handle: EXAMPLE.productId } });
  expect(changed).toMatchObject({ description: 'For every day.', packs: [{ packId: EXAMPLE.packId }] });
  const reason = { reason: AS_DOCUMENTED } as const;
  expect(await send('importCatalogue', { token, query: reason })).toMatchObject({ created: ['everyday-daily'] });
  const csv = { token, file: { type: 'text/csv' } };
  const dry = await send('importCatalogue', { ...csv, query: { dryRun: 'true' } });
  expect(dry).toMatchObject({ id: '', created: ['everyday-monthly'] });
  const imported = await send('importCatalogue', { ...csv, query: reason });
  expect(imported).toMatchObject({ created: ['everyday-monthly'], changed: [] });
  expect(await send('importCatalogue', csv)).toMatchObject({ created: [], unchanged: 1 });
  const imports = await send('listCatalogueImports', { token: auditor, query: { limit: '1' } });
  expect(imports['data']).toMatchObject([{ type: 'text/csv', created: [], unchanged: 1 }]);
});

test('a pair of lenses is sold and delivered, and one box is refunded', async () => {
  const { token } = ana;
  const { warehouse, finance, auditor, sales, optician } = shop.staff;
  const { id: addressId } = await send('addAddress', ana);
  const { id: prescriptionId } = await send('recordPrescription', ana);
  const hers = { ...ana, path: { ...ana.path, prescriptionId } };
  await send('attachFile', { ...hers, file: PICTURE });
  expect((await send('listPrescriptionReviews', { token: optician }))['data']).toMatchObject([{ id: prescriptionId }]);
  const reviewed = await send('recordPrescriptionReview', { ...hers, token: optician });
  expect(reviewed).toMatchObject({ status: 'presented' });
  const ids = { [idOf('0c')]: prescriptionId, [idOf('0d')]: addressId };
  expect(await send('quoteOrder')).toMatchObject({ total: { amount: 12_800 }, refusals: [] });
  const order = await send('placeOrder', { ids, token, headers: wait });
  expect(order['status']).toBe('confirmed');
  const path = { orderId: order.id };
  const there = { line1: '1 Lens Way', country: 'US' };
  expect(await send('getOrderAddress', { token: sales, path })).toMatchObject(there);
  const boxes = [{ lotNumber: 'L2406A', warehouseCode: 'NJ-2', productName: 'Everyday' }];
  const whole = { address: there, boxes: { boxes } };
  const toShip = await send('listShipments', { token: warehouse, query: { expand: 'address,boxes' } });
  expect(toShip['data']).toMatchObject([{ orderId: order.id, number: order['number'], ...whole }]);
  const one = await send('getShipment', { token: warehouse, path, query: { expand: 'address,boxes' } });
  expect(one).toMatchObject(whole);
  expect(await send('getShipmentAddress', { token: warehouse, path })).toMatchObject(there);
  expect(await send('getShipmentBoxes', { token: warehouse, path })).toMatchObject({ boxes });
  expect((await send('shipOrder', { token: warehouse, path, headers: wait }))['status']).toBe('shipped');
  expect(await send('listShipments', { token: warehouse })).toMatchObject({ data: [] });
  await send('deliverOrder', { token: sales, path });
  // the stream ends when the order has ended
  expect((await send('streamOrderEvents', { token, path }))['text']).toContain('"status":"completed"');
  const { url } = await send('createStreamTicket', { token, path });
  expect(await (await fetch(`${shop.system.gatewayUrl}${String(url)}`)).text()).toContain('"status":"completed"');
  const { data: life } = await send('listOrderSteps', { token, path });
  expect(
    z
      .array(z.object({ status: z.string() }))
      .parse(life)
      .at(-1)?.status,
  ).toBe('completed');

  expect(await send('requestRefund', { token: finance, path })).toMatchObject({ status: 'sending' });
  expect(await send('getPayment', { token: sales, path })).toMatchObject({ captured: 12_800 });
  const query = { expand: ['customer,payment.refunds', 'invoices'] };
  const link = pageLinkSigner(signingKey(shop.system.secrets.privateJwk).key)('order', order.id);
  const tracked = await send('trackOrder', { ids: { [TrackOrder.example.token]: link } });
  const { id: noId, ...shown } = tracked; // `send` adds an empty id to an answer without one
  expect(noId).toBe('');
  expect(Object.keys(shown).sort()).toEqual(['createdAt', 'number', 'parcels', 'status', 'updatedAt']);
  const sold = await send('getOrder', { token: auditor, path, query });
  expect(sold).toMatchObject({
    id: order.id,
    customer: { id: ana.path.customerId, familyName: 'Lima' },
    payment: { orderId: order.id, status: 'captured', refunds: { data: [{ orderId: order.id }] } },
    invoices: { data: [{ number: sold['invoiceNumber'] }] },
  });
  const orders = await send('listOrders', { token, query: { expand: 'customer,payment' } });
  expect(orders['data']).toMatchObject([{ customer: { givenName: 'Ana' }, payment: { orderId: order.id } }]);
  const [invoice] = itemsOf(await send('listInvoices', { token, query: path }));
  const { number, lines } = await send('getInvoice', { token, path: { invoiceId: invoice?.id ?? '' } });
  expect([number, lines]).toMatchObject([sold['invoiceNumber'], [{ quantity: 2, total: 12_800 }]]);
  const paper = await send('getInvoiceFile', { token, path: { invoiceId: invoice?.id ?? '' } });
  expect(paper['disposition']).toContain(`${String(sold['invoiceNumber'])}.pdf`);
  const note = await until('the credit note', async () => {
    const { creditNotes } = await send('getInvoice', { token, path: { invoiceId: invoice?.id ?? '' } });
    return z.array(z.object({ id: z.string() })).parse(creditNotes)[0];
  });
  const credited = await send('getCreditNoteFile', { token, path: { creditNoteId: note.id } });
  expect(credited['disposition']).toContain('.pdf');
}, 60_000);

test('an order is cancelled before it is shipped', async () => {
  const buyer = await shop.newBuyer();
  const placed = await shop.place(buyer, shop.order(buyer));
  const path = { orderId: placed.ok ? placed.body.id : '' };
  const cancelled = await send('cancelOrder', { token: buyer.token, path, headers: wait });
  expect(cancelled).toMatchObject({ status: 'cancelled', cancellationNote: 'Ordered the wrong power' });
  const { shippingAddressId } = shop.order(buyer);
  const lineId = placed.ok ? (placed.body.lines[0]?.lineId ?? '') : '';
  const ids = { [RepeatOrder.example.lines[0]?.lineId ?? '']: lineId, [idOf('0d')]: shippingAddressId };
  const again = { token: shop.staff.sales, path, ids };
  expect(await send('quoteRepeat', again)).toMatchObject({ total: { amount: 12_800 }, refusals: [] });
  const repeated = await send('repeatOrder', { ...again, headers: wait });
  expect(repeated).toMatchObject({ status: 'confirmed', customerId: buyer.id, lines: [{ parameters: null }] });
  await shop.api.call(CancelOrder, {
    params: { orderId: repeated.id },
    body: {},
    token: buyer.token,
    prefer: 'wait=30',
  });
}, 60_000);

test('a coupon is changed and redeemed, and buyers are found by the products that they bought', async () => {
  const { marketing: token, auditor, finance } = shop.staff;
  const { id: couponId } = await send('createCoupon', { token });
  const path = { couponId };
  expect(await send('approveCoupon', { token: finance, path })).toMatchObject({ approval: 'not-needed' });
  await send('changeCoupon', { token, path });
  await untilCouponIsKnown(shop, 'WELCOME10');
  const buyer = await shop.newBuyer();
  const placed = await shop.place(buyer, shop.order(buyer, {}, { couponCode: 'WELCOME10' }));
  expect(placed.ok && placed.body.status).toBe('confirmed');
  expect(await send('getCoupon', { token: auditor, path })).toMatchObject({ code: 'WELCOME10', active: true });
  const { data: coupons } = await send('listCoupons', { token, query: { q: 'welcome', active: 'true' } });
  expect(coupons).toMatchObject([{ id: couponId, used: 1 }]);
  const { data: uses } = await send('listRedemptions', { token, path, query: { status: 'redeemed' } });
  expect(uses).toMatchObject([{ customerId: buyer.id, discount: { amount: 640, currency: 'USD' } }]);
  await until('the buyer in the audience', async () => {
    const { data } = await send('listAudience', { token, query: { boughtProductId: SPHERE.productId } });
    const members = z.array(z.object({ customerId: z.string() })).parse(data);
    return members.find(({ customerId }) => customerId === buyer.id);
  });
}, 60_000);

/**
 * Sells and ships `quantity` boxes of a lens for each of these eyes. The token of the test card decides what happens to
 * the payment.
 */
async function sell(buyer: Buyer, { quantity, eyes }: { quantity: number; eyes: Eye[] }, paymentToken: string) {
  const [right] = shop.order(buyer, { quantity }, { paymentToken }).lines;
  if (!right) throw new Error('an order has a line');
  const left = { ...right, eye: 'left' as const, parameters: lens(-3) };
  const lines = eyes.map((eye) => (eye === 'right' ? right : left));
  const placed = await shop.place(buyer, { ...shop.order(buyer, {}, { paymentToken }), lines });
  const path = { orderId: placed.ok ? placed.body.id : '' };
  await shop.api.call(ShipOrder, { params: path, body: ShipOrder.example, token: shop.staff.warehouse });
  return path;
}

test('a large refund needs a second person, a declined capture is retried, and the ledgers are reconciled', async () => {
  const { admin, finance: token, auditor } = shop.staff;
  const buyer = await shop.newBuyer();
  const becomes = (path: { orderId: string }, status: string) =>
    until(`the payment ${status}`, async () =>
      (await send('getPayment', { token, path }))['status'] === status ? true : undefined,
    );
  const path = await sell(buyer, { quantity: 2, eyes: ['right', 'left'] }, 'tok_visa');
  await becomes(path, 'captured');
  const ask = async () => {
    const body = { reason: 'The wrong power' };
    return { refundId: (await shop.api.call(RequestRefund, { params: path, body, token })).body.id };
  };
  expect(await send('rejectRefund', { token, path: await ask() })).toMatchObject({ status: 'rejected' });
  const second = { email: 'second@shop.example', password: PASSWORD };
  await addStaffAccount(shop.api, admin, { ...second, name: 'Second', roles: ['finance'] });
  const accessToken = await signInStaff(shop.api, second);
  const approved = await send('approveRefund', { token: accessToken, path: await ask() });
  expect(approved).toMatchObject({ status: 'sending', amount: { amount: 25_600 } });

  const refused = await sell(buyer, { quantity: 1, eyes: ['right'] }, 'tok_decline_on_capture');
  await becomes(refused, 'capture-failed');
  expect(await send('retryCapture', { token, path: refused })).toMatchObject({ status: 'capturing' });
  await becomes(refused, 'capture-failed');
  const failed = await send('listPayments', { token: auditor, query: { status: 'capture-failed' } });
  expect(failed['data']).toMatchObject([{ ...refused, customerId: buyer.id }]);

  await waitUntilIdle(shop);
  const refunds = await until('the refund to be done', async () => {
    const { data } = await send('listRefunds', { token: auditor, query: path });
    return z
      .array(z.looseObject({ status: z.string() }))
      .parse(data)
      .map(({ status }) => status)
      .includes('done')
      ? data
      : undefined;
  });
  expect(refunds).toMatchObject([{ status: 'done' }, { status: 'rejected' }]);
  expect(await send('reconcilePayments', { token, query: { since: AS_DOCUMENTED } })).toMatchObject({
    differences: [],
  });
  // Only the provider can sign a webhook, so the test cannot send the documented example of receiveSandboxWebhook. It
  // waits for a real webhook instead.
  await until('a webhook', async () => (await shop.rows('select id from payment.provider_event'))[0]);
}, 60_000);

test('the prescriber confirms a prescription that was only entered, and the order continues', async () => {
  const buyer = await shop.newBuyer(undefined, { source: 'entered' });
  const placed = await shop.place(buyer, shop.order(buyer), { prefer: 'wait=1' });
  expect(placed.ok && placed.body.status).toBe('verifying');
  const { optician: token, auditor } = shop.staff;
  const query = { status: 'to-send', customerId: buyer.id };
  const found = await until(
    'the verification',
    async () => itemsOf(await send('listVerifications', { token, query }))[0],
  );
  const path = { verificationId: found.id };
  expect(await send('getVerification', { token: auditor, path })).toMatchObject({ asked: { lenses: [{ boxes: 1 }] } });
  const ids = { '2026-06-15T14:00:00.000Z': new Date().toISOString() };
  const sent = await send('recordTransmission', { ids, token, path });
  expect(sent).toMatchObject({ status: 'waiting', clock: { deadlineLocal: expect.any(String) } });
  await send('recordContact', { ids, token, path });
  expect(await send('recordAnswer', { ids, token, path })).toMatchObject({ status: 'confirmed', late: false });
  const order = await until('the order to continue', async () => {
    const params = { orderId: placed.ok ? placed.body.id : '' };
    const { body } = await shop.api.call(GetOrder, { params, token: buyer.token });
    return body.status === 'confirmed' ? body : undefined;
  });
  const evidenceId = order.lines[0]?.evidenceId ?? '';
  const evidence = await send('getEvidence', { token: auditor, path: { evidenceId } });
  const rests = { basis: 'confirmed', verificationId: found.id, prescriptionId: buyer.prescriptionId };
  expect(evidence).toMatchObject(rests);
});

test('no free text of an example is in a message, a process, a call or a dead letter', async () => {
  expect(await leakedTexts(shop, operations)).toEqual([]);
});

test('this file sent every example that it names', () => expect(examples.unsent(import.meta.filename)).toEqual([]));
