import { PLACE_ORDER_HOLD_GUIDE, RELEASE_ORDER_HOLD_GUIDE } from '@toric/contracts/order/holds/order-hold.guide';
import {
  ListOrderHolds,
  type OrderHoldView,
  PlaceOrderHold,
  ReleaseOrderHold,
} from '@toric/contracts/order/holds/order-hold.http';
import { ORDER_HOLD_KIND_WORDS } from '@toric/contracts/order/holds/order-hold.words';
import { GetOrder, ListOrders, type OrderView } from '@toric/contracts/order/order.http';
import { ListShipments } from '@toric/contracts/order/shipment.http';
import { formAction } from '../../kit/record/form-action.ts';

const refreshes = [GetOrder, ListOrders, ListOrderHolds, ListShipments];
const GONE: readonly string[] = [
  'shipping',
  'capturing',
  'payment-due',
  'shipped',
  'completed',
  'cancelling',
  'cancelled',
];

export const holdOrder = formAction<OrderView, typeof PlaceOrderHold>({
  operation: PlaceOrderHold,
  label: { en: 'Hold it…', zh: '暂缓…' },
  when: ({ status }) => !GONE.includes(status),
  guide: PLACE_ORDER_HOLD_GUIDE,
  title: { en: 'Hold the order', zh: '暂缓订单' },
  save: { en: 'Hold it', zh: '暂缓' },
  start: () => ({ kind: 'manual' }),
  fields: [
    { name: 'kind', words: ORDER_HOLD_KIND_WORDS, width: 'half' },
    { name: 'reason', control: 'long-text' },
  ],
  input: ({ id }, body) => ({ params: { orderId: id }, body }),
  done: { en: 'The order is on hold. It is neither picked nor shipped.', zh: '订单已暂缓，不拣货也不发货。' },
  refreshes,
});

export const releaseHold = formAction<OrderHoldView, typeof ReleaseOrderHold>({
  operation: ReleaseOrderHold,
  label: { en: 'Release…', zh: '解除…' },
  when: ({ state }) => state === 'open',
  guide: RELEASE_ORDER_HOLD_GUIDE,
  title: { en: 'Release the hold', zh: '解除暂缓' },
  save: { en: 'Release it', zh: '解除' },
  fields: [{ name: 'reason', control: 'long-text' }],
  input: ({ id }, body) => ({ params: { holdId: id }, body }),
  done: { en: 'The hold is released.', zh: '已解除暂缓。' },
  refreshes,
});
