import type { Reply } from '@toric/client/types';
import { CANCEL_ORDER_GUIDE, SHIP_ORDER_GUIDE } from '@toric/contracts/order/order.guide';
import { CancelOrder, type GetOrder, ListOrders, PlaceOrder } from '@toric/contracts/order/order.http';
import { DeliverOrder, ShipOrder } from '@toric/contracts/order/hand-over.http';
import { AmendOrder } from '@toric/contracts/order/amendments/amendment.http';
import { RequestReturn } from '@toric/contracts/order/returns/return.http';
import { ListOrderSteps } from '@toric/contracts/order/order-stream.http';
import { ListShipments } from '@toric/contracts/order/shipment.http';
import { REQUEST_REFUND_GUIDE } from '@toric/contracts/payment/payment.guide';
import { GetPayment, ListRefunds, RequestRefund } from '@toric/contracts/payment/payment.http';
import { REFUND_CAUSE_WORDS } from '@toric/contracts/payment/refund-cause.words';
import type { Action, AnyAction, LinkAction } from '../../kit/kit.types.ts';
import { makeParcel } from '../parcels/order-action.ts';
import { holdOrder } from '../order-desk/hold-actions.tsx';
import { CancelEffect, RefundEffect } from './effects.tsx';
import { isAmendable, isCancellable } from './progress.ts';

export type OrderRecord = Reply<typeof GetOrder>;

const refreshes = [ListOrders, ListOrderSteps, GetPayment, ListShipments];

const reorder: LinkAction<OrderRecord> = {
  href: ({ id, customerId }) => `/orders/new?customer=${customerId}&like=${id}`,
  label: { en: 'Order the same again', zh: '再次订购' },
  key: 'r',
  operation: PlaceOrder,
};

const ship: Action<OrderRecord, typeof ShipOrder> = {
  operation: ShipOrder,
  label: { en: 'Hand it to the carrier…', zh: '交给承运商…' },
  tone: 'main',
  key: 'a',
  when: ({ status, onHold }) => status === 'confirmed' && !onHold,
  form: {
    operation: ShipOrder,
    guide: SHIP_ORDER_GUIDE,
    title: { en: 'Hand the parcel to the carrier', zh: '将包裹交给承运商' },
    save: { en: 'Ship it and take the payment', zh: '发货并收款' },
    sections: [{ fields: [{ name: 'carrier' }, { name: 'trackingNumber' }] }],
  },
  input: ({ id }, body) => ({ params: { orderId: id }, body, prefer: 'wait=10' }),
  done: { en: 'It is handed over. The payment is taken now.', zh: '已交运，正在收款。' },
  refreshes,
};

const deliver: Action<OrderRecord, typeof DeliverOrder> = {
  operation: DeliverOrder,
  label: { en: 'It has arrived', zh: '已送达' },
  tone: 'main',
  key: 'a',
  when: ({ status }) => status === 'shipped',
  input: ({ id }) => ({ params: { orderId: id } }),
  done: { en: 'The order is complete.', zh: '订单已完成。' },
  refreshes,
};

const cancel: Action<OrderRecord, typeof CancelOrder> = {
  operation: CancelOrder,
  label: { en: 'Cancel the order…', zh: '取消订单…' },
  tone: 'stop',
  when: isCancellable,
  effect: CancelEffect,
  keep: { en: 'Keep the order', zh: '保留订单' },
  form: {
    operation: CancelOrder,
    guide: CANCEL_ORDER_GUIDE,
    title: { en: 'Cancel the order', zh: '取消订单' },
    save: { en: 'Cancel it for good', zh: '确定取消' },
    sections: [{ fields: [{ name: 'note', control: 'long-text' }] }],
  },
  input: ({ id }, body) => ({ params: { orderId: id }, body, prefer: 'wait=10' }),
  done: { en: 'The order is cancelled.', zh: '订单已取消。' },
  refreshes,
};

const refund: Action<OrderRecord, typeof RequestRefund> = {
  operation: RequestRefund,
  label: { en: 'Refund…', zh: '退款…' },
  when: ({ status }) => status === 'shipped' || status === 'completed',
  effect: RefundEffect,
  keep: { en: 'Give nothing back', zh: '不退款' },
  form: {
    operation: RequestRefund,
    guide: REQUEST_REFUND_GUIDE,
    title: { en: 'Give money back', zh: '退款' },
    save: { en: 'Ask for the refund', zh: '申请退款' },
    sections: [
      {
        fields: [
          { name: 'amount', control: 'money', width: 'half' },
          { name: 'cause', control: 'choice', words: REFUND_CAUSE_WORDS, width: 'half' },
          { name: 'reason', control: 'long-text' },
        ],
      },
    ],
    start: ({ total }) => ({ amount: total, cause: 'damaged' }),
  },
  input: ({ id }, body) => ({ params: { orderId: id }, body }),
  done: ({ status }) =>
    status === 'needs-approval'
      ? { en: 'A second person must approve the refund.', zh: '退款须由第二人批准。' }
      : { en: 'The refund is on its way.', zh: '退款已发出。' },
  refreshes: [ListRefunds, GetPayment],
};

const change: LinkAction<OrderRecord> = {
  href: ({ id }) => `/orders/${id}/change`,
  label: { en: 'Change the order…', zh: '更改订单…' },
  key: 'e',
  operation: AmendOrder,
  when: isAmendable,
};

const sendBack: LinkAction<OrderRecord> = {
  href: ({ id }) => `/orders/${id}/return`,
  label: { en: 'Return, exchange or claim', zh: '退货、换货或索赔' },
  operation: RequestReturn,
  when: ({ status }) =>
    status === 'shipped' || status === 'completed' || status === 'payment-due' || status === 'part-shipped',
};

/** Lists the actions on an order. The first action that applies is the main action. */
export const ORDER_ACTIONS: readonly AnyAction<OrderRecord>[] = [
  ship,
  deliver,
  makeParcel,
  change,
  cancel,
  holdOrder,
  refund,
  sendBack,
  reorder,
];
