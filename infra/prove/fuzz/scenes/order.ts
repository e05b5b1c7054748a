/** Lists the scenes of orders, payments, coupons and failed messages. */
import { pageLinkSigner } from '@toric/chassis/access/page-link';
import { CustomerRegistered } from '@toric/contracts/customer/events';
import { RepeatOrder } from '@toric/contracts/order/repeat.http';
import { TrackOrder } from '@toric/contracts/order/tracking.http';
import { signingKey } from '../../../../services/customer/src/accounts/access-token.ts';
import { idOf } from '../../e2e/example-values.ts';
import { envelope, publish } from '../../e2e/publish.ts';
import { until } from '../../testing/test-stack.ts';
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

const wait = { prefer: 'wait=30' };
const ofOrder = async (orderId: Promise<string>) => ({ path: { orderId: await orderId } });
const SERVICE = { service: 'marketing' };

/** Returns the id of a message that has become a dead letter. */
async function deadLetter({ shop, send }: World): Promise<string> {
  const bad = envelope({ customerId: 'nobody' }, CustomerRegistered.type);
  await publish(shop, 'customer', { exchange: 'customer.events', key: CustomerRegistered.type }, bad);
  return until('a dead letter', async () => {
    const { data } = await send('listDeadLetters', { role: 'auditor', path: SERVICE, query: { limit: '100' } });
    const found = data.find(({ messageId }) => messageId === bad.id);
    return found && String(found['id']);
  });
}

/** Returns the first line of a new order, which the request of sales orders again for the buyer. */
async function repeated({ placed, buyer, send }: World) {
  const path = { orderId: await placed() };
  const { lines } = await send('getOrder', { role: 'auditor', path });
  const [line] = Array.isArray(lines) ? lines : [];
  const shown = RepeatOrder.example.lines[0]?.lineId ?? '';
  return { role: 'sales', path, ids: { [shown]: String(Object(line).lineId), [idOf('0d')]: buyer.addressId } };
}

export const orderScenes: Scenes = {
  placeOrder: async ({ shop, buyer }) => ({ role: 'customer:self', body: shop.order(buyer), headers: wait }),
  getOrder: async ({ placed }) => ofOrder(placed()),
  getOrderAddress: async ({ placed }) => ({ role: 'warehouse', ...(await ofOrder(placed())) }),
  async trackOrder({ placed, shop }) {
    const token = pageLinkSigner(signingKey(shop.system.secrets.privateJwk).key)('order', await placed());
    return { role: 'nobody', ids: { [TrackOrder.example.token]: token } };
  },
  repeatOrder: async (world) => ({ ...(await repeated(world)), headers: wait }),
  quoteRepeat: repeated,
  getShipment: async ({ placed }) => ({ role: 'warehouse', ...(await ofOrder(placed())) }),
  getShipmentAddress: async ({ placed }) => ({ role: 'warehouse', ...(await ofOrder(placed())) }),
  listOrderSteps: async ({ placed }) => ofOrder(placed()),
  cancelOrder: async ({ placed }) => ({ ...(await ofOrder(placed())), headers: wait }),
  shipOrder: async ({ placed }) => ({ ...(await ofOrder(placed())), headers: wait }),
  deliverOrder: async ({ shipped }) => ofOrder(shipped()),
  streamOrderEvents: async ({ placed }) => ofOrder(placed()),
  createStreamTicket: async ({ placed }) => ofOrder(placed()),
  getPayment: async ({ placed }) => ({ role: 'finance', ...(await ofOrder(placed())) }),
  retryCapture: async ({ paid }) => ofOrder(paid('capture-failed', { paymentToken: 'tok_decline_on_capture' })),
  approveRefund: async ({ refund }) => ({ role: 'second finance', path: { refundId: await refund() } }),
  rejectRefund: async ({ refund }) => ({ role: 'second finance', path: { refundId: await refund() } }),
  getInvoice: async ({ invoice }) => ({ role: 'finance', path: { invoiceId: await invoice() } }),
  createCoupon: async ({ codeOf }) => ({ change: { code: codeOf('C') } }),
  getCoupon: async ({ coupon }) => ({ path: { couponId: await coupon() } }),
  changeCoupon: async ({ coupon }) => ({ path: { couponId: await coupon() } }),
  approveCoupon: async ({ coupon }) => ({ path: { couponId: await coupon(9_000) } }),
  listRedemptions: async ({ coupon }) => ({ path: { couponId: await coupon() } }),
  explainDeadLetter: async (world) => ({ path: { ...SERVICE, letterId: await deadLetter(world) } }),
  discardDeadLetters: async (world) => ({ path: SERVICE, ids: { [idOf('01')]: await deadLetter(world) } }),
  replayDeadLetters: async () => ({ path: SERVICE }),
  listDeadLetters: async () => ({ path: SERVICE }),
  listOperatorActions: async () => ({ path: SERVICE }),
  verifyChanges: async () => ({ path: SERVICE }),
  replayOutbox: async () => ({ path: { service: 'order' } }),
};
