// Tests the examples of the staff: roles, purchasing, stocktakes, replenishment, recalls, complaints, registers and
// operations.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pageLinkSigner } from '@toric/chassis/access/page-link';
import { ReadRecallLink } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import { CustomerRegistered } from '@toric/contracts/customer/events';
import { CreateApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { AcceptInvitation } from '@toric/contracts/customer/staff/invitation.http';
import { AddStaff, SetStaffPassword } from '@toric/contracts/customer/staff/staff.http';
import { DiscardDeadLetters } from '@toric/contracts/operator/operator.http';
import { ShipOrder } from '@toric/contracts/order/hand-over.http';
import { z } from 'zod';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { signingKey } from '../../../services/customer/src/accounts/access-token.ts';
import { signLink } from '../../../services/customer/src/accounts/link.ts';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { addStaffAccount } from '../../shop/staff-account.ts';
import { until } from '../testing/test-stack.ts';
import { leakedTexts } from './free-texts.ts';
import { type Answered, EXAMPLE, type Examples, idOf, readExamples, AS_DOCUMENTED, itemsOf } from './examples.ts';
import { envelope, publish } from './publish.ts';
import { type Buyer, lens, openShop, PASSWORD, RARE, receive, type Shop } from './shop.ts';

const DAYS = { from: '2020-01-01', to: '2099-12-31' };

let shop: Shop;
let examples: Examples;
let send: Examples['send'];
/** Holds a buyer who has two boxes of the lot in the examples. */
let buyer: Buyer;
let warehouseId: string;

beforeAll(async () => {
  shop = await openShop('staff');
  examples = await readExamples(shop);
  send = examples.send;
  warehouseId = await examples.stockUp(shop.staff);
  buyer = await shop.newBuyer({ right: { productId: EXAMPLE.productId, parameters: lens(-2.25) } });
  const placed = await shop.place(buyer, shop.order(buyer, { ...EXAMPLE, quantity: 2 }));
  const params = { orderId: placed.ok ? placed.body.id : '' };
  const shipping = { params, body: ShipOrder.example, token: shop.staff.warehouse, prefer: 'wait=30' };
  expect((await shop.api.call(ShipOrder, shipping)).body.status).toBe('shipped');
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('a colleague who is invited by mail sets her password with the link', async () => {
  const { admin: token } = shop.staff;
  const colleague = { email: 'olivia@shop.example', name: 'Olivia Stone', roles: ['sales' as const], reason: 'New' };
  const { id: staffId } = (await shop.api.call(AddStaff, { token, body: colleague })).body;
  await send('inviteStaff', { token, path: { staffId } });
  const sql = `select id from customer.account_link where account_id = $1 and purpose = 'staff-invitation'`;
  const [link] = await shop.rows<{ id: string }>(sql, [staffId]);
  const invited = signLink(shop.system.secrets.get('link key'), 'staff-invitation', link?.id ?? '');
  await send('acceptInvitation', { ids: { [AcceptInvitation.example.token]: invited } });
  await signInStaff(shop.api, { email: colleague.email, password: AcceptInvitation.example.password });
});

test('a member of staff sets her own password, and two administrators agree about her roles', async () => {
  const { admin: token, auditor } = shop.staff;
  const second = { email: 'second-admin@shop.example', password: PASSWORD, name: 'Second', roles: ['admin' as const] };
  await addStaffAccount(shop.api, token, second);
  const colleague = await signInStaff(shop.api, second);

  const added = await send('addStaff', { token });
  const path = { staffId: added.id };
  const { setupCode: renewed } = await send('issueSetupCode', { token, path });
  const setPassword = (code: unknown) =>
    send('setStaffPassword', { ids: { [SetStaffPassword.example.code]: String(code) } });
  await setPassword(renewed);
  const olga = { email: AddStaff.example.email, password: SetStaffPassword.example.password };
  await signInStaff(shop.api, olga);

  const { requestId } = await send('askFactorReset', { token, path });
  await send('approveFactorReset', { token: colleague, path: { ...path, requestId: String(requestId) } });

  const ask = async () => {
    const { roles, roleRequest } = await send('changeRoles', { token, path });
    expect(roles).toEqual(['optician']);
    return { ...path, requestId: z.object({ id: z.string() }).parse(roleRequest).id };
  };
  expect(await send('rejectRoles', { token: colleague, path: await ask() })).toMatchObject({ roles: ['optician'] });
  const approved = await send('approveRoles', { token: colleague, path: await ask() });
  expect(approved['roles']).toEqual(['optician', 'sales']);
  const { data } = await send('listStaff', { token: auditor, query: { limit: '1' } });
  expect(data).toMatchObject([{ id: added.id, name: 'Olga Brandt', active: true, roleRequest: null }]);
  expect(await send('getStaff', { token: auditor, path: { staffId: added.id } })).toMatchObject({ id: added.id });
  const { data: changes } = await send('listStaffChanges', { token: auditor, query: { staffId: added.id } });
  expect(itemsOf(await send('listAccessDenials', { token: auditor }))).toEqual(expect.any(Array));
  const kinds = z.array(z.object({ kind: z.string() })).parse(changes);
  expect(kinds.map(({ kind }) => kind)).toEqual([
    ...['roles-changed', 'roles-requested', 'roles-rejected', 'roles-requested'],
    ...['factor-reset', 'factor-reset-asked', 'password-set', 'code-issued', 'added'],
  ]);
  const recorded = itemsOf(await send('listChanges', { token: auditor, query: { subject: added.id } }));
  expect(recorded).toHaveLength(kinds.length);
  const verified = await send('verifyChanges', { token: auditor, path: { service: 'customer' } });
  expect(verified).toMatchObject({ finding: null, next: null, anchored: true });
});

test('an endpoint of webhooks is added, tested, changed and removed, and its deliveries are sent again', async () => {
  const { admin: token, auditor } = shop.staff;
  const catalogue = z.object({ data: z.array(z.object({ type: z.string() })) });
  const events = catalogue.parse(await send('listWebhookEvents', { token: auditor }));
  expect(events.data.map(({ type }) => type)).toContain('order.order-confirmed.v1');
  const endpoint = await send('createWebhookEndpoint', { token });
  expect(endpoint['secret']).toMatch(/^whsec_/);
  const path = { endpointId: endpoint.id };
  await send('rotateWebhookSecret', { token, path });
  const { id: deliveryId } = await send('sendWebhookTest', { token, path });
  // no server answers at the address of the example, so the delivery would wait for its next attempt
  const fail = () =>
    shop.admin.query(`update gateway.webhook_delivery set state = 'failed', claim = null where id = $1`, [deliveryId]);
  await fail();
  await send('resendWebhookDelivery', { token, path: { deliveryId } });
  const read = await send('getWebhookDelivery', { token: auditor, path: { deliveryId } });
  expect(read).toMatchObject({ eventType: 'webhook.test.v1', body: expect.stringContaining(endpoint.id) });
  await fail();
  expect(await send('resendFailedWebhooks', { token, path })).toMatchObject({ deliveries: 1, more: false });
  const { data: deliveries } = await send('listWebhookDeliveries', { token: auditor, query: path });
  expect(deliveries).toMatchObject([{ id: deliveryId }]);
  expect(await send('changeWebhookEndpoint', { token, path })).toMatchObject({ events: [], enabled: true });
  expect(await send('getWebhookEndpoint', { token: auditor, path })).toMatchObject({
    description: 'The store in Lyon',
  });
  expect(itemsOf(await send('listWebhookEndpoints', { token: auditor }))).toHaveLength(1);
  await send('removeWebhookEndpoint', { token, path });
  const recorded = await send('listChanges', { token: auditor, query: { subject: endpoint.id } });
  expect(
    z
      .array(z.looseObject({ action: z.string() }))
      .parse(recorded['data'])
      .map(({ action }) => action),
  ).toEqual([
    ...['webhook-endpoint.removed', 'webhook-endpoint.changed', 'webhook-endpoint.secret-rotated'],
    'webhook-endpoint.added',
  ]);
});

test('a machine gets a key, uses it, gets a new one, and loses it', async () => {
  const { warehouse: token } = shop.staff;
  const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const created = await send('createApiKey', { token, ids: { [CreateApiKey.example.expiresAt]: expiresAt } });
  const path = { apiKeyId: created.id };
  await send('listShipments', { token: String(created['key']) });
  expect(await send('changeApiKey', { token, path })).toMatchObject({
    version: 2,
    scopes: expect.arrayContaining(['stock:read']),
  });
  // the new secret has the new scopes at once; a gateway that knows the earlier secret applies them within five seconds
  const rotated = await send('rotateApiKey', { token, path });
  await send('listStock', { token: String(rotated['key']) });
  expect(await send('getApiKey', { token, path })).toMatchObject({ version: 3, secrets: [{}, {}] });
  expect(itemsOf(await send('listApiKeys', { token, query: { inForce: 'true' } }))).toMatchObject([{ id: created.id }]);
  expect(await send('endApiKey', { token, path })).toMatchObject({ state: 'ended' });
  const ids = { [CreateApiKey.example.expiresAt]: expiresAt, '"shipments:read","shipOrder"': '"retryCapture"' };
  const money = await send('createApiKey', { token: shop.staff.finance, ids });
  const approved = await send('approveApiKey', { token: shop.staff.admin, path: { apiKeyId: money.id } });
  expect([money['state'], approved['state']]).toEqual(['waiting', 'active']);
});

test('a purchase order is approved by a second person and received short; another one is cancelled', async () => {
  const { warehouse: token, finance, auditor } = shop.staff;
  const { id: supplierId } = await send('createSupplier', { token: finance });
  const supplier = { token: finance, path: { supplierId, packId: EXAMPLE.packId } };
  await send('putSupplierPrice', supplier);
  await send('changeSupplier', supplier);

  const ids = { [idOf('0e')]: supplierId, [idOf('0f')]: warehouseId };
  const { id: purchaseOrderId } = await send('createPurchaseOrder', { ids, token });
  const path = { purchaseOrderId };
  await send('changePurchaseOrder', { token, path });
  await send('approvePurchaseOrder', { token: finance, path });
  await send('sendPurchaseOrder', { token, path });
  const lines = [{ barcode: ']d201020000000000391731063010L2406A', quantity: 18 }];
  const body = { reference: 'DN-2026-0002', purchaseOrderId, lines };
  await shop.api.call(ReceiveStock, { token, params: { warehouseId }, body });
  const closed = await send('closePurchaseOrder', { token, path });
  expect(closed).toMatchObject({ status: 'closed', lines: [{ quantity: 24, received: 18, missing: 6 }] });
  const read = await send('getPurchaseOrder', { token: auditor, path, query: { expand: 'supplier' } });
  expect(read).toMatchObject({ status: 'closed', supplier: { code: 'TESTLENS', leadTimeDays: 5 } });

  const { id: other } = await send('createPurchaseOrder', { ids, token });
  const cancelled = await send('cancelPurchaseOrder', { token, path: { purchaseOrderId: other } });
  expect(cancelled['status']).toBe('cancelled');
  const { data: orders } = await send('listPurchaseOrders', { token: auditor, query: { supplierId } });
  expect(orders).toMatchObject([{ id: other }, { id: purchaseOrderId }]);
  const figures = { orderedBoxes: 24, receivedBoxes: 18, fillRate: 7_500 };
  expect(await send('getSupplierFigures', supplier)).toMatchObject(figures);
  const { data: suppliers } = await send('listSuppliers', { token: auditor, query: { expand: 'figures' } });
  expect(suppliers).toMatchObject([{ id: supplierId, figures }]);
}, 60_000);

test('lots are counted blind, recounted where they differ, and adjusted by hand', async () => {
  const { warehouse: token, finance, auditor } = shop.staff;
  const { id: stocktakeId } = await send('startStocktake', { ids: { [idOf('0f')]: warehouseId }, token });
  const path = { stocktakeId };
  const counted = await send('countLots', { token, path });
  const [{ lotId }] = z.tuple([z.object({ lotId: z.string(), counted: z.literal(19) })]).parse(counted['counts']);
  await send('submitStocktake', { token, path });
  const { data: varied } = await send('listStocktakeLots', { token: auditor, path, query: { varied: 'true' } });
  expect(varied).toMatchObject([{ lotId, counted: 19, book: 36, variance: -17 }]);
  expect(await send('rejectStocktake', { token: finance, path })).toMatchObject({ status: 'counting', round: 2 });
  await send('countLots', { token, path });
  await send('submitStocktake', { token, path });
  await send('approveStocktake', { token: finance, path });
  expect(await send('getStocktake', { token: auditor, path })).toMatchObject({ status: 'approved', round: 2 });
  const { data: stocktakes } = await send('listStocktakes', { token: auditor, query: { warehouseId } });
  expect(stocktakes).toMatchObject([{ id: stocktakeId }]);

  expect(await send('adjustLot', { token, path: { lotId } })).toMatchObject({ onHand: 17 });
  expect(await send('discardLot', { token, path: { lotId } })).toMatchObject({ onHand: 16 });
  const { data: stock } = await send('listStock', { token: auditor, query: { warehouseId } });
  expect(stock).toMatchObject([{ id: lotId, lotNumber: 'L2406A', onHand: 16 }]);
  const { data: ledger } = await send('listLotLedger', { token: auditor, path: { lotId }, query: { limit: '3' } });
  expect(ledger).toMatchObject([{ kind: 'discard' }, { kind: 'adjust' }, { kind: 'count', onHandChange: -17 }]);
  const { data: warehouses } = await send('listWarehouses', { token: auditor });
  expect(warehouses).toMatchObject([{ id: warehouseId, code: 'NJ-2' }, { code: 'NJ-1' }]);
}, 60_000);

test('a price below the floor is proposed by one person and approved by another, and every change is on record', async () => {
  const { sales, finance, auditor } = shop.staff;
  const floor = await send('setPriceFloor', { token: finance });
  const { data: floors } = await send('listPriceFloors', { token: auditor, query: { market: 'CA' } });
  expect(floors).toMatchObject([{ id: floor.id, currency: 'CAD' }]);
  const { id: proposalId, ...proposed } = await send('proposePrices', { token: sales });
  expect(proposed).toMatchObject({ status: 'open', prices: [{ before: { amount: 6_400 }, after: { amount: 0 } }] });
  const path = { proposalId };
  expect(await send('getPriceProposal', { token: finance, path })).toMatchObject({ status: 'open' });
  expect(await send('approvePriceProposal', { token: finance, path })).toMatchObject({ status: 'approved' });
  const query = { packId: EXAMPLE.packId };
  const { data: changes } = await send('listPriceChanges', { token: auditor, query });
  expect(changes).toMatchObject([
    { proposalId, reason: 'Samples for opticians', before: { amount: 6_400 }, after: { amount: 0 } },
    { proposalId: null, reason: 'Price list of January', before: null, after: { amount: 6_400 } },
  ]);

  const sheet = await send('listPackPrices', { token: auditor, query: { market: 'US', productId: RARE.productId } });
  expect(sheet['data']).toMatchObject([{ packId: RARE.packId, price: { amount: 6_400, taxRate: 0 } }]);
  const ids = { [EXAMPLE.packId]: RARE.packId };
  expect(await send('changePrices', { token: sales, ids })).toMatchObject({ changed: 1 });
  const { id: other } = await send('proposePrices', { token: sales, ids });
  await send('rejectPriceProposal', { token: sales, path: { proposalId: other } });
  const { data: rejected } = await send('listPriceProposals', { token: finance, query: { status: 'rejected' } });
  expect(rejected).toMatchObject([{ id: other, rejection: 'The sale begins next week' }]);
});

test('reports show ageing and low stock, and an accepted proposal becomes a purchase order', async () => {
  const { warehouse: token, finance, auditor } = shop.staff;
  const [query, ids] = [{ warehouseId }, { [idOf('0f')]: warehouseId }];
  const ageing = await send('reportStockAgeing', { token: finance, query: { ...query, within: '1825' } });
  expect(ageing['data']).toMatchObject([{ lotNumber: 'L2406A', onHand: 16, tooOld: false }]);
  // Low stock is computed from boxes shipped on earlier days. These boxes were shipped today, so nothing is low.
  expect(await send('reportLowStock', { token: finance, query })).toMatchObject({ data: [] });
  expect(await send('proposeReplenishment', { ids, token })).toMatchObject({ data: [] });

  const { packId } = EXAMPLE;
  await receive(shop.api, token, warehouseId, { packId, sphere: -3, quantity: 12, lotNumber: 'YESTERDAY' });
  await shop.rows(
    `with lot as (update catalog_inventory.lot set on_hand = 2 where lot_number = 'YESTERDAY' returning id)
     insert into catalog_inventory.stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
     select id, kind, on_hand, reserved, gen_random_uuid(), now() - interval '1 day'
     from lot, (values ('reserve', 0, 10), ('ship', -10, -10)) as moves(kind, on_hand, reserved)`,
  );
  const levels = { ...query, productId: EXAMPLE.productId };
  const { data: lenses } = await send('listStockLevels', { token: finance, query: levels });
  const [{ lensId } = { lensId: '' }] = z.array(z.object({ lensId: z.string() })).parse(lenses);
  const named = { [idOf('0f')]: warehouseId, '0197a000-0000-8000-8000-00000000000c': lensId };
  expect(await send('putStockLevels', { token, ids: named })).toMatchObject({ changed: 1 });
  await shop.admin.query('delete from catalog_inventory.stock_level');
  const { data: low } = await send('reportLowStock', { token: finance, query });
  expect(low).toMatchObject([{ packId, available: 2, reorderPoint: 5, leadTimeDays: 5 }]);
  const [proposed] = itemsOf(await send('proposeReplenishment', { ids, token }));
  const { data: proposals } = await send('listProposals', { token: auditor, query });
  expect(proposals).toMatchObject([{ id: proposed?.id, status: 'open', lines: [{ quantity: 10 }] }]);
  const draft = await send('acceptProposal', { token, path: { proposalId: proposed?.id ?? '' } });
  const { supplierId } = z.object({ supplierId: z.string() }).parse(draft);
  expect(draft).toMatchObject({ status: 'draft', lines: [{ packId, quantity: 10 }] });

  await send('removeSupplierPrice', { token: finance, path: { supplierId, packId } });
  const supplier = await send('getSupplier', { token: auditor, path: { supplierId }, query: { expand: 'figures' } });
  expect(supplier).toMatchObject({ prices: [], figures: { fillRate: 7_500 } });
}, 60_000);

test('a recall finds the shipped boxes and records what happened to them', async () => {
  const { warehouse: token, auditor } = shop.staff;
  const recalled = await send('issueRecall', { token });
  expect(recalled['changed']).toMatchObject({ lotsAdded: 1, casesAdded: 1 });
  const path = { recallId: recalled.id };
  const [found] = z
    .tuple([z.object({ id: z.string(), lotId: z.string() })])
    .parse((await send('listRecallCases', { token, path }))['data']);
  const { lotId } = found;
  await send('addRecallVersion', { token, path });
  const link = pageLinkSigner(signingKey(shop.system.secrets.privateJwk).key)('recall', `${recalled.id}_${buyer.id}`);
  const ids = { [ReadRecallLink.example.token]: link };
  expect(await send('readRecallLink', { ids })).toMatchObject({ reference: 'Z-0217-2026', boxes: 2, outcome: null });
  await send('answerRecallLink', { ids });
  await send('answerRecallCase', { token, path: { ...path, caseId: found.id } });
  const { figures } = await send('getRecall', { token, path });
  expect(figures).toMatchObject({ boxes: { affected: 2, returned: 2 }, effectivenessPercent: 100 });
  const notices = await until('the notice to be queued', async () => {
    const { data } = await send('listRecallNotices', { token, query: path });
    return itemsOf({ data }).length > 0 ? data : undefined;
  });
  expect(notices).toMatchObject([{ customerId: buyer.id }]);
  expect((await send('exportRecallCases', { token, path }))['text']).toContain(buyer.id);
  await send('closeRecall', { token, path });
  const { data: recalls } = await send('listRecalls', { token: auditor, query: { status: 'closed' } });
  expect(recalls).toMatchObject([{ id: recalled.id, reference: 'Z-0217-2026' }]);
  const passport = await send('readPassport', { query: { gtin: '02000000000039', lot: AS_DOCUMENTED } });
  expect(passport).toMatchObject({
    ...{ known: true, product: { name: 'Everyday' }, recalls: [{ severity: 'II', covers: 'every-box' }] },
  });
  await send('quarantineLot', { token, path: { lotId } });
  expect((await send('freeLot', { token, path: { lotId } }))['status']).toBe('quarantined');
}, 60_000);

test('complaints are recorded, reported to others and read', async () => {
  const { sales, optician, auditor } = shop.staff;
  const { id: complaintId } = await send('recordComplaint', { token: sales });
  await send('followUpComplaint', { token: optician, path: { complaintId } });
  const complaint = await send('getComplaint', { token: auditor, path: { complaintId } });
  expect(complaint).toMatchObject({ told: { reporter: 'user' }, passedOn: [{ to: 'manufacturer' }] });
  expect((await send('listComplaints', { token: sales }))['data']).toMatchObject([{ id: complaintId }]);
  await until('the complaint to be in the vigilance register', async () => {
    const { data } = await send('listVigilanceRecords', { token: auditor, query: DAYS });
    const rows = z
      .array(z.looseObject({ reference: z.string().nullable(), passedOn: z.string().nullable() }))
      .parse(data);
    return rows.find(({ reference, passedOn }) => reference === complaintId && passedOn !== null);
  });
});

test('registers have the fields that a law demands, as pages and as files', async () => {
  const { admin, auditor: token } = shop.staff;
  const path = { handle: EXAMPLE.productId, market: 'CN' };
  await send('putRegistration', { token: admin, path });
  const certificates = await send('listRegistrations', { token, path });
  expect(certificates['data']).toMatchObject([{ market: 'CN', number: '国械注进20263160001' }]);
  const bought = await send('listPurchaseInspections', { token, query: { ...DAYS, timeZone: AS_DOCUMENTED } });
  expect(bought).toMatchObject({ data: [], nextCursor: null, whole: { rows: 0 } });
  const sold = await send('listSaleRecords', { token, query: { ...DAYS, expand: 'customer,addresses' } });
  expect(sold).toMatchObject({ data: [], nextCursor: null });
  const rule = await send('listRuleRecords', { token, query: { ...DAYS, limit: '1' } });
  expect(rule).toMatchObject({ data: [{ prescriptionId: expect.any(String) }], nextCursor: expect.any(String) });

  // no purchase and no sale concerns China, so the file has only its header row
  const shown = { token, query: { from: AS_DOCUMENTED, to: AS_DOCUMENTED, timeZone: AS_DOCUMENTED } } as const;
  for (const { text } of [await send('exportPurchaseInspections', shown), await send('exportSaleRecords', shown)])
    expect(text).toMatch(/^[^\r]+\r\n$/);
  const lines = ({ text }: Answered) => String(text).trimEnd().split('\r\n').length;
  expect(lines(await send('exportVigilanceRecords', { token, query: DAYS }))).toBeGreaterThan(1);
  const file = await send('exportRuleRecords', { token, query: DAYS });
  expect(file['disposition']).toContain('contact-lens-rule-2020-01-01-2099-12-31.csv');
  expect(file['text']).toMatch(/^date of the record \(recordedOn\),/);
  expect(lines(file)).toBeGreaterThan(2);
}, 60_000);

test('the state of the backups is read; a small shop of tests has none', async () => {
  const { operator: token, auditor } = shop.staff;
  expect(await send('getBackupState', { token })).toMatchObject({ keeper: 'none', targets: [], newest: null });
  expect(itemsOf(await send('listBackups', { token: auditor }))).toEqual([]);
  expect(itemsOf(await send('listBackupChecks', { token }))).toEqual([]);
}, 60_000);

test('a dead letter is listed and explained; a dry run shows what an action would do, and the log shows what was done', async () => {
  const { operator: token, auditor } = shop.staff;
  const bad = envelope({ customerId: 'nobody' }, CustomerRegistered.type);
  await publish(shop, 'customer', { exchange: 'customer.events', key: CustomerRegistered.type }, bad);
  const path = { service: 'marketing' };
  const letter = await until(
    'the message to become a dead letter',
    async () => itemsOf(await send('listDeadLetters', { token: auditor, path }))[0],
  );
  const explained = await send('explainDeadLetter', { token, path: { ...path, letterId: letter.id } });
  expect(explained).toMatchObject({ reason: 'invalid-data', messageId: bad.id, applied: false });
  const { data: causes } = await send('listDeadLetterCauses', { token: auditor, path });
  expect(causes).toMatchObject([{ reason: 'invalid-data', messages: 1, firstId: letter.id }]);
  const { data: processes } = await send('getHealth', { token });
  expect(await send('getDatabaseHealth', { token, path })).toMatchObject({ data: expect.any(Array) });
  expect(processes).toEqual(Array(6).fill(expect.objectContaining({ silent: [] })));
  // the documented example selects dead letters with another reason than this one, so it finds no message
  expect(await send('replayDeadLetters', { token, path })).toMatchObject({ dryRun: true, messages: 0 });
  const discarding = await send('discardDeadLetters', { token, path, ids: { [idOf('01')]: letter.id } });
  expect(discarding).toMatchObject({ dryRun: true, messages: 1, of: [{ reason: 'invalid-data' }] });
  const replaying = await send('replayOutbox', { token, path: { service: 'order' } });
  expect(replaying).toMatchObject({ dryRun: true, more: false });

  const body = { letters: { ids: [letter.id] }, why: 'Made by a test', dryRun: false };
  await shop.api.call(DiscardDeadLetters, { params: { service: 'marketing' }, body, token });
  const { data: actions } = await send('listOperatorActions', { token: auditor, path });
  expect(actions).toMatchObject([{ action: 'dead-letters.discard', why: 'Made by a test', letterIds: [letter.id] }]);
}, 60_000);

test('the texts of mails are read, changed, tried and restored, and messages and suppressions are listed', async () => {
  const { marketing: token, sales } = shop.staff;
  const path = { template: 'order-confirmed' };
  expect(await send('listMessageTemplates', { token })).toMatchObject({ data: expect.any(Array) });
  await send('getMessageTemplate', { token, path });
  await send('previewMessageTemplate', { token, path });
  expect(await send('saveMessageTemplate', { token, path })).toMatchObject({ version: 1, isShipped: false });
  await send('testMessageTemplate', { token, path });
  expect(await send('restoreMessageTemplate', { token, path })).toMatchObject({ version: 2, isShipped: true });
  await send('listMessageTemplateVersions', { token, path });
  const messageId = await until('a message to the buyer', async () => {
    const [listed] = itemsOf(await send('listMessages', { token: sales, query: { personId: buyer.id } }));
    return listed?.id;
  });
  await send('getMessage', { token: sales, path: { messageId } });
  await shop.admin.query(`update customer.message set state = 'unknown' where id = $1`, [messageId]);
  await send('resendMessage', { token: sales, path: { messageId } });
  const suppressionId = '0197a000-0000-7000-8000-0000000000e9';
  await shop.admin.query(
    `insert into customer.suppression (id, digest, cause, created_at) values ($1, 'x', 'bounce', now())`,
    [suppressionId],
  );
  await send('listSuppressions', { token: sales });
  await send('liftSuppression', { token: sales, path: { suppressionId } });
  // Only a mail provider can sign a report, so the test sends an unsigned one to receiveMailReport.
  const unsigned = await fetch(`${shop.system.gatewayUrl}/v1/webhooks/mail`, { method: 'POST', body: 'To: nobody' });
  expect(unsigned.status).toBe(401);
});

test('a member of staff finds things, sees the work that waits, and keeps her desk', async () => {
  const { sales: token, warehouse } = shop.staff;
  const { hits } = await send('search', { token, query: { q: 'test buy' } });
  expect(z.array(z.looseObject({ kind: z.string() })).parse(hits)).toContainEqual(
    expect.objectContaining({ kind: 'customer' }),
  );
  await send('listWaiting', { token: warehouse });
  await send('getPreferences', { token });
  expect(await send('putPreferences', { token })).toMatchObject({ theme: 'system' });
  const view = await send('createSavedView', { token });
  expect(itemsOf(await send('listSavedViews', { token, query: { list: 'orders' } }))).toMatchObject([{ id: view.id }]);
  await send('changeSavedView', { token, path: { viewId: view.id } });
  await send('removeSavedView', { token, path: { viewId: view.id } });
  await send('listNotices', { token });
  await send('markNoticesRead', { token });
  const [colleague] = itemsOf(await send('listStaff', { token: shop.staff.admin }));
  expect(itemsOf(await send('listColleagues', { token, query: { ids: colleague?.id ?? '' } }))).toHaveLength(1);
  const [lot] = itemsOf(await send('listStock', { token: warehouse, query: { warehouseId } }));
  expect(await send('getLot', { token: warehouse, path: { lotId: lot?.id ?? '' } })).toMatchObject({ id: lot?.id });
  await send('getLensStock', { token: warehouse, query: { productId: EXAMPLE.productId } });
});

test('no free text of an example is in a message, a process, a call or a dead letter', async () => {
  expect(await leakedTexts(shop, operations)).toEqual([]);
});

test('this file sent every example that it names', () => expect(examples.unsent(import.meta.filename)).toEqual([]));
