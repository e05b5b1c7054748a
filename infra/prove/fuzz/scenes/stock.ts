/** Lists the scenes of the catalogue, stock, purchasing, stocktakes, recalls and their registers. */
import { randomUUID } from 'node:crypto';
import { pageLinkSigner } from '@toric/chassis/access/page-link';
import { ReadRecallLink } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { ShipOrder } from '@toric/contracts/order/hand-over.http';
import { signingKey } from '../../../../services/customer/src/accounts/access-token.ts';
import { EXAMPLE, idOf } from '../../e2e/example-values.ts';
import { lens, SPHERE } from '../../e2e/shop.ts';
import type { World } from '../world.ts';
import { EVERY_DAY, type Scenes } from './scene.ts';

const pack = { handle: EXAMPLE.productId, packId: EXAMPLE.packId };
const china = { handle: EXAMPLE.productId, market: 'CN' };
const inPeriod = { query: { ...EVERY_DAY, timeZone: 'Asia/Shanghai' } };

/**
 * Returns a purchase order on which these steps were done. The finance role approves it, and the warehouse sends it.
 */
async function bought({ purchaseOrder, send }: World, ...steps: readonly ('approve' | 'send')[]) {
  const path = { purchaseOrderId: await purchaseOrder() };
  if (steps.includes('approve')) await send('approvePurchaseOrder', { role: 'finance', path });
  if (steps.includes('send')) await send('sendPurchaseOrder', { role: 'warehouse', path });
  return path;
}
async function counted({ stocktake, send }: World, ...steps: readonly ('count' | 'submit')[]) {
  const path = { stocktakeId: await stocktake() };
  if (steps.includes('count')) await send('countLots', { role: 'warehouse', path });
  if (steps.includes('submit')) await send('submitStocktake', { role: 'warehouse', path });
  return path;
}
const lotOf = async ({ warehouse }: World) => ({ path: { lotId: (await warehouse()).lotId } });

/** Returns a new recall and a customer who has a box of its lot. */
async function recalledBox({ shop, recall, nextLot }: World) {
  const lotNumber = await nextLot();
  const buyer = await shop.newBuyer({ right: { productId: EXAMPLE.productId, parameters: lens(-2.25) } });
  const placed = await shop.place(buyer, shop.order(buyer, { ...EXAMPLE, quantity: 1 }));
  if (!placed.ok || placed.body.status !== 'confirmed')
    throw new Error(`no order of the example: ${JSON.stringify(placed)}`);
  const token = shop.staff.warehouse;
  const params = { orderId: placed.body.id };
  await shop.api.call(ShipOrder, { params, body: ShipOrder.example, token, prefer: 'wait=30' });
  return { recallId: await recall(lotNumber), customerId: buyer.id };
}
async function recallCase(world: World) {
  const { recallId } = await recalledBox(world);
  const { data } = await world.send('listRecallCases', { role: 'warehouse', path: { recallId } });
  return { recallId, caseId: String(data[0]?.['id']) };
}

/** Returns the link in the notice of a recall, with which a customer answers it. */
async function recallLink(world: World) {
  const { recallId, customerId } = await recalledBox(world);
  const sign = pageLinkSigner(signingKey(world.shop.system.secrets.privateJwk).key);
  const ids = { [ReadRecallLink.example.token]: sign('recall', `${recallId}_${customerId}`) };
  return { role: 'nobody', ids };
}

/**
 * Returns a proposal of a purchase order. Boxes count as demand from the day after they were shipped, so the ledger
 * gets rows of yesterday.
 */
async function proposal({ shop, send, warehouse, supplier }: World): Promise<string> {
  await supplier();
  const { warehouseId, lotId } = await warehouse();
  await shop.rows('update catalog_inventory.lot set on_hand = 2 where id = $1', [lotId]);
  await shop.rows(
    `insert into catalog_inventory.stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
     select $1, kind, on_hand, reserved, gen_random_uuid(), now() - interval '1 day'
     from (values ('reserve', 0, 10), ('ship', -10, -10)) as moves(kind, on_hand, reserved)`,
    [lotId],
  );
  const { data } = await send('proposeReplenishment', { ids: { [idOf('0f')]: warehouseId } });
  return String(data[0]?.['id']);
}

/** Returns a price proposal below the floor of prices. A pack may have one open price proposal at a time. */
async function priceProposal({ send }: World) {
  await send('setPriceFloor', { role: 'finance' });
  await send('putPack', { role: 'admin', path: pack }); // an approved proposal has changed the price of the pack
  const { data: open } = await send('listPriceProposals', { role: 'finance', query: { status: 'open' } });
  for (const { id } of open) await send('rejectPriceProposal', { role: 'sales', path: { proposalId: String(id) } });
  return { proposalId: (await send('proposePrices', { role: 'sales' })).id };
}

export const stockScenes: Scenes = {
  createProduct: async ({ codeOf }) => ({
    role: 'admin',
    change: { id: randomUUID(), handle: undefined, name: codeOf('Fuzz ') },
  }),
  changeProduct: async () => ({ role: 'sales', path: { handle: EXAMPLE.productId } }),
  putPack: async () => ({ role: 'admin', path: pack }),
  async listPriceFloors({ send }) {
    await send('setPriceFloor', { role: 'finance' });
    return { query: { market: 'CA' } };
  },
  getPriceProposal: async (world) => ({ role: 'finance', path: await priceProposal(world) }),
  approvePriceProposal: async (world) => ({ role: 'finance', path: await priceProposal(world) }),
  rejectPriceProposal: async (world) => ({ role: 'sales', path: await priceProposal(world) }),
  getShipmentBoxes: async ({ placed }) => ({ role: 'warehouse', path: { orderId: await placed() } }),
  createWarehouse: async ({ codeOf }) => ({ change: { code: codeOf('W'), name: codeOf('Fuzz ') } }),
  receiveStock: async ({ warehouse, codeOf }) => ({
    path: { warehouseId: (await warehouse()).warehouseId },
    change: { reference: codeOf('R') },
  }),
  getLot: lotOf,
  getLensStock: async () => ({ role: 'warehouse', query: { productId: EXAMPLE.productId } }),
  checkLens: async () => ({
    ...{ role: 'nobody', path: { handle: SPHERE.productId } },
    query: { market: 'US', baseCurve: '8.6', diameter: '14', sphere: '-2.25' },
  }),
  adjustLot: lotOf,
  discardLot: lotOf,
  listLotLedger: lotOf,
  quarantineLot: lotOf,
  async freeLot(world) {
    const lot = await lotOf(world);
    await world.send('quarantineLot', lot);
    return lot;
  },
  createSupplier: async ({ codeOf }) => ({ change: { code: codeOf('S') } }),
  getSupplier: async ({ supplier }) => ({ path: { supplierId: await supplier() } }),
  getSupplierFigures: async ({ supplier }) => ({ path: { supplierId: await supplier() } }),
  changeSupplier: async ({ supplier }) => ({ path: { supplierId: await supplier() } }),
  putSupplierPrice: async ({ supplier }) => ({ path: { supplierId: await supplier(), packId: EXAMPLE.packId } }),
  removeSupplierPrice: async ({ supplier }) => ({ path: { supplierId: await supplier(), packId: EXAMPLE.packId } }),
  async createPurchaseOrder({ supplier, warehouse }) {
    const ids = { [idOf('0e')]: await supplier(), [idOf('0f')]: (await warehouse()).warehouseId };
    return { role: 'warehouse', ids };
  },
  getPurchaseOrder: async (world) => ({ path: await bought(world) }),
  changePurchaseOrder: async (world) => ({ role: 'warehouse', path: await bought(world) }),
  approvePurchaseOrder: async (world) => ({ path: await bought(world) }),
  sendPurchaseOrder: async (world) => ({ role: 'warehouse', path: await bought(world, 'approve') }),
  cancelPurchaseOrder: async (world) => ({ role: 'warehouse', path: await bought(world) }),
  closePurchaseOrder: async (world) => ({ role: 'warehouse', path: await bought(world, 'approve', 'send') }),
  async startStocktake({ warehouse }) {
    return { role: 'warehouse', ids: { [idOf('0f')]: (await warehouse()).warehouseId } };
  },
  getStocktake: async (world) => ({ path: await counted(world) }),
  listStocktakeLots: async (world) => ({ path: await counted(world) }),
  countLots: async (world) => ({ role: 'warehouse', path: await counted(world) }),
  submitStocktake: async (world) => ({ role: 'warehouse', path: await counted(world, 'count') }),
  approveStocktake: async (world) => ({ role: 'finance', path: await counted(world, 'count', 'submit') }),
  rejectStocktake: async (world) => ({ role: 'finance', path: await counted(world, 'count', 'submit') }),
  acceptProposal: async (world) => ({ path: { proposalId: await proposal(world) } }),
  proposeReplenishment: async ({ warehouse }) => ({ ids: { [idOf('0f')]: (await warehouse()).warehouseId } }),
  issueRecall: async ({ codeOf }) => ({ role: 'warehouse', change: { reference: codeOf('Z-') } }),
  addRecallVersion: async ({ recall }) => ({ role: 'warehouse', path: { recallId: await recall() } }),
  closeRecall: async ({ recall }) => ({ role: 'warehouse', path: { recallId: await recall() } }),
  getRecall: async ({ recall }) => ({ path: { recallId: await recall() } }),
  listRecallCases: async ({ recall }) => ({ path: { recallId: await recall() } }),
  exportRecallCases: async ({ recall }) => ({ path: { recallId: await recall() } }),
  readRecallLink: recallLink,
  answerRecallLink: recallLink,
  answerRecallCase: async (world) => ({ role: 'warehouse', path: await recallCase(world) }),
  putRegistration: async () => ({ role: 'admin', path: china }),
  listRegistrations: async () => ({ path: china }),
  listPurchaseInspections: async () => inPeriod,
  exportPurchaseInspections: async () => inPeriod,
  listSaleRecords: async () => inPeriod,
  exportSaleRecords: async () => inPeriod,
  listVigilanceRecords: async () => ({ query: EVERY_DAY }),
  exportVigilanceRecords: async () => ({ query: EVERY_DAY }),
};
