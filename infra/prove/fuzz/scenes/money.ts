/** Lists the scenes of returns, exchanges, refunds by line, sales at the counter, carts, guests and amendments. */
import { randomUUID } from 'node:crypto';
import { AuthorisePayment, CapturePayment } from '@toric/contracts/payment/events';
import { ChargeExchange } from '@toric/contracts/payment/return.events';
import { ExchangeReturn } from '@toric/contracts/order/returns/return-work.http';
import { PlaceCart, ShowCart } from '@toric/contracts/order/carts/cart.http';
import { idOf, PICTURE } from '../../e2e/example-values.ts';
import { envelope, publish } from '../../e2e/publish.ts';
import { until } from '../../testing/test-stack.ts';
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

const wait = { prefer: 'wait=30' };
const mine = { role: 'customer:self' };

async function line(world: World, quantity = 1) {
  const orderId = await world.placed({ quantity });
  const { lines } = await world.send('getOrder', { role: 'auditor', path: { orderId } });
  const [first] = Array.isArray(lines) ? lines : [];
  return { orderId, lineId: String(Object(first).lineId) };
}

/** Returns the amendment of an order by sales at so low a price that a second person must decide about it. */
async function waiting(world: World) {
  const { orderId, lineId } = await line(world);
  const lines = [{ lineId, quantity: 1, unitPrice: { amount: 100, currency: 'USD' } }];
  const body = { lines, why: 'The box was torn' };
  return { amendmentId: (await world.send('amendOrder', { role: 'sales', path: { orderId }, body })).id };
}

async function amended(world: World) {
  const { orderId, lineId } = await line(world, 2);
  return { ...mine, path: { orderId }, ids: { [idOf('a1')]: lineId } };
}

/** Returns the request for a sale at the counter: the goods of an order, from one warehouse and for cash. */
function counterSale({ shop, buyer }: World) {
  const { market, lines, shippingAddressId } = shop.order(buyer);
  const where = { customerId: buyer.id, shippingAddressId, warehouseId: shop.warehouseId };
  return { role: 'sales', body: { ...where, market, lines, method: 'cash' }, headers: wait };
}

/** Returns the contents of a cart with the lines of an order of the buyer. */
const contents = ({ shop, buyer }: World) => {
  const { market: country, lines } = shop.order(buyer);
  return { place: { country, region: 'NJ', postalCode: '07101' }, lines };
};

/**
 * Returns a cart that was created without an account. In `ids`, the token of this cart replaces the token in the
 * examples.
 */
async function foundCart(world: World) {
  const { lines, ...place } = contents(world);
  const unnamed = lines.map(({ prescriptionId: _without, ...rest }) => rest);
  const cart = await world.send('createCart', { role: 'nobody', body: { ...place, lines: unnamed } });
  return { role: 'nobody', path: { cartId: cart.id }, ids: { [ShowCart.example.token]: String(cart['token']) } };
}
const ownCart = async (world: World) => (await world.send('createCart', { ...mine, body: contents(world) })).id;

/** Returns a charge of an exchange that the card has declined. */
async function declined({ shop, buyer, send }: World) {
  const [orderId, returnId] = [randomUUID(), randomUUID()];
  const amount = { amount: 6_400, currency: 'USD' };
  const goods = { description: 'Lenses', quantity: 1, gross: 6_400, taxRate: 0, lineId: randomUUID() };
  const commands = [
    AuthorisePayment({ orderId, customerId: buyer.id, amount, token: 'tok_declined', method: 'exchange', returnId }),
    CapturePayment({ orderId, orderNumber: 'T-EXCHANGE', amount, lines: [goods] }),
    ChargeExchange({ returnId, orderId }),
  ];
  const status = async () => {
    const { data } = await send('listExchangeCharges', { role: 'finance', query: { orderId } });
    return data[0];
  };
  // each command to the payment service needs the result of the previous one
  const done = ['authorised', 'captured'].map((wanted) => async () => {
    const payment = await send('getPayment', { role: 'finance', path: { orderId } }).catch(() => undefined);
    return payment?.['status'] === wanted ? true : undefined;
  });
  for (const [n, { type, data }] of commands.entries()) {
    await publish(shop, 'order', { exchange: 'payment.commands', key: type }, envelope(Object(data), type));
    const isDone = done[n];
    if (isDone) await until(`the payment after ${type}`, isDone);
  }
  const charge = await until('the declined charge', async () => {
    const found = await status();
    return found?.['status'] === 'declined' ? found : undefined;
  });
  return { role: 'finance', path: { chargeId: String(charge['id']) } };
}

/** Returns an order of two boxes, of which one was shipped in a parcel of its own with an invoice of its own. */
async function partInvoice(world: World) {
  const { orderId, lineId } = await line(world, 2);
  const carrier = world.codeOf('C');
  const parcel = { orderId, carrier, trackingNumber: world.codeOf('T'), lines: [{ lineId, quantity: 1 }] };
  await world.send('createParcel', { role: 'warehouse', body: parcel });
  await world.send('handOverParcels', { role: 'warehouse', change: { carrier } });
  const invoice = await until('the invoice of the parcel', async () => {
    const { data } = await world.send('listInvoices', { role: 'finance', query: { orderId } });
    return data[0];
  });
  return { role: 'finance', path: { invoiceId: String(invoice['id']) } };
}

const returnScenes: Scenes = {
  async quoteReturn(world) {
    const { orderId, ids } = await world.sentOrder();
    return { ...mine, path: { orderId }, ids };
  },
  async requestReturn(world) {
    const { orderId, ids } = await world.sentOrder();
    return { ...mine, path: { orderId }, ids };
  },
  getShippedBoxes: async (world) => ({ role: 'warehouse', path: { orderId: (await world.sentOrder()).orderId } }),
  getReturn: async (world) => ({ ...mine, path: (await world.askedReturn()).path }),
  approveReturn: async (world) => ({ role: 'sales', path: (await world.askedReturn()).path }),
  getReturnLabel: async (world) => ({ ...mine, path: (await world.askedReturn()).path }),
  refuseReturn: async (world) => ({ role: 'sales', path: (await world.askedReturn()).path }),
  cancelReturn: async (world) => ({ ...mine, path: (await world.askedReturn()).path }),
  addReturnPicture: async (world) => ({ ...mine, path: (await world.askedReturn()).path, file: PICTURE }),
  async getReturnPicture(world) {
    const { path } = await world.askedReturn();
    const { pictures } = await world.send('addReturnPicture', { ...mine, path, file: PICTURE });
    const [picture] = Array.isArray(pictures) ? pictures : [];
    return { role: 'sales', path: { ...path, pictureId: String(Object(picture).id) } };
  },
  async receiveReturn(world) {
    const { path, ids } = await world.approvedReturn();
    return { role: 'warehouse', path, ids };
  },
  decideReturn: async (world) => ({ role: 'sales', path: (await world.receivedReturn()).path }),
  async exchangeReturn(world) {
    const { path, lineId } = await world.approvedReturn({ resolution: 'exchange' });
    return { ...mine, path, ids: { [ExchangeReturn.example.lines[0]?.lineId ?? '']: lineId } };
  },
  async settleReturnedBox(world) {
    const { orderId } = await world.receivedReturn({ reason: 'defective' }, 'worn');
    const boxes = await world.send('listReturnedBoxes', { role: 'warehouse', query: { disposition: 'quarantined' } });
    const box = boxes.data.find((one) => one['orderId'] === orderId) ?? boxes.data[0];
    return { role: 'warehouse', path: { boxId: String(box?.['id']) } };
  },
};

export const moneyScenes: Scenes = {
  ...returnScenes,
  async requestRefund(world) {
    const orderId = await world.paid('captured', { quantity: 2 });
    const { lines } = await world.send('getOrder', { role: 'auditor', path: { orderId } });
    const [first] = Array.isArray(lines) ? lines : [];
    const refunded = [{ lineId: String(Object(first).lineId), quantity: 1 }];
    const body = { lines: refunded, withDelivery: true, cause: 'damaged', reason: 'One box arrived damaged' };
    return { role: 'finance', path: { orderId }, body };
  },
  retryExchangeCharge: declined,
  getInvoiceFile: partInvoice,
  sellAtCounter: async (world) => counterSale(world),
  async getReceiptFile(world) {
    return { role: 'sales', path: { orderId: (await world.send('sellAtCounter', counterSale(world))).id } };
  },
  createCart: async (world) => ({ ...mine, body: contents(world) }),
  getCart: async (world) => ({ ...mine, path: { cartId: await ownCart(world) } }),
  showCart: foundCart,
  async changeCart(world) {
    const { path, ids, role } = await foundCart(world);
    const { lines, ...place } = contents(world);
    const unnamed = lines.map(({ prescriptionId: _without, ...rest }) => ({ ...rest, quantity: 3 }));
    return { role, path, body: { ...place, lines: unnamed, token: Object.values(ids)[0] } };
  },
  placeCart: async (world) => ({
    ...{ ...mine, path: { cartId: await ownCart(world) }, headers: wait },
    ids: { [PlaceCart.example.shippingAddressId]: world.buyer.addressId },
  }),
  beginGuestCheckout: async ({ codeOf }) => ({
    ...{ role: 'nobody', change: { email: `${codeOf('guest')}@guest.example` } },
  }),
  quoteAmendment: amended,
  amendOrder: amended,
  getAmendment: async (world) => ({ role: 'sales', path: await waiting(world) }),
  cancelAmendment: async (world) => ({ role: 'sales', path: await waiting(world) }),
  approveAmendment: async (world) => ({ role: 'finance', path: await waiting(world) }),
  rejectAmendment: async (world) => ({ role: 'finance', path: await waiting(world) }),
};
