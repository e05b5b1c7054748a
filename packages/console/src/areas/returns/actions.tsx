import {
  APPROVE_RETURN_GUIDE,
  DECIDE_RETURN_GUIDE,
  REFUSE_RETURN_GUIDE,
} from '@toric/contracts/order/returns/return.guide';
import {
  ApproveReturn,
  GetReturn,
  ListReturns,
  RefuseReturn,
  type ReturnView,
} from '@toric/contracts/order/returns/return.http';
import {
  CancelReturn,
  DecideReturn,
  ExchangeReturn,
  ReceiveReturn,
} from '@toric/contracts/order/returns/return-work.http';
import { RecordComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { REFUND_TO_WORDS } from '@toric/contracts/payment/store-credit/store-credit.words';
import { text } from '../../app/words.ts';
import type { Action, AnyAction, LinkAction } from '../../kit/kit.types.ts';
import { DecisionEffect } from './boxes.tsx';

const refreshes = [GetReturn, ListReturns];
const params = ({ id }: ReturnView) => ({ returnId: id });
const isOneOf =
  (...states: readonly ReturnView['status'][]) =>
  ({ status }: ReturnView) =>
    states.includes(status);

const approve: Action<ReturnView, typeof ApproveReturn> = {
  operation: ApproveReturn,
  label: text('Accept it…', '同意退货…'),
  tone: 'main',
  key: 'a',
  when: isOneOf('requested'),
  form: {
    operation: ApproveReturn,
    guide: APPROVE_RETURN_GUIDE,
    title: text('Accept the return', '同意退货'),
    save: ({ carrier }) =>
      carrier ? text('Accept it with this label', '按此面单同意') : text('Accept it', '同意退货'),
    sections: [{ fields: [{ name: 'carrier' }, { name: 'trackingNumber' }] }],
  },
  input: (record, body) => ({ params: params(record), body }),
  done: ({ goodsComeBack }) =>
    goodsComeBack
      ? text('It is accepted. The customer is told how to send it back.', '已同意，客户会收到寄回说明。')
      : text('It is accepted. Nothing needs to come back.', '已同意，无需寄回商品。'),
  refreshes,
};

const refuse: Action<ReturnView, typeof RefuseReturn> = {
  operation: RefuseReturn,
  label: text('Refuse it…', '拒绝退货…'),
  tone: 'stop',
  when: isOneOf('requested'),
  keep: text('Leave it open', '暂不决定'),
  form: {
    operation: RefuseReturn,
    guide: REFUSE_RETURN_GUIDE,
    title: text('Refuse the return', '拒绝退货'),
    save: text('Refuse it', '拒绝'),
    sections: [{ fields: [{ name: 'why', control: 'long-text' }] }],
  },
  input: (record, body) => ({ params: params(record), body }),
  done: text('It is refused. The customer can read the reason.', '已拒绝，客户可以查看原因。'),
  refreshes,
};

const receive: LinkAction<ReturnView> = {
  href: ({ id }) => `/returns/${id}/receive`,
  label: text('Receive boxes by scan', '扫描收货'),
  tone: 'main',
  operation: ReceiveReturn,
  when: isOneOf(
    'approved',
    'exchanged',
    'exchange-sent',
    'reminded',
    'received',
    'deciding',
    'charge-failed',
    'expired',
  ),
};

const exchange: LinkAction<ReturnView> = {
  href: ({ id }) => `/returns/${id}/exchange`,
  label: text('Send the new goods', '发出新商品'),
  tone: 'main',
  operation: ExchangeReturn,
  when: ({ status, resolution, exchangeOrderId }) =>
    resolution !== 'refund' && exchangeOrderId === null && (status === 'approved' || status === 'reminded'),
};

const decide: Action<ReturnView, typeof DecideReturn> = {
  operation: DecideReturn,
  label: ({ status }) =>
    status === 'deciding' ? text('Decide about the money…', '决定退款…') : text('Try it again…', '重试…'),
  tone: 'main',
  key: 'd',
  when: isOneOf('deciding', 'refund-failed', 'charge-failed'),
  effect: DecisionEffect,
  keep: text('Decide later', '稍后决定'),
  form: {
    operation: DecideReturn,
    guide: DECIDE_RETURN_GUIDE,
    title: text('Decide about the money', '决定退款'),
    save: text('Decide', '确定'),
    sections: [
      {
        fields: [
          { name: 'deliveryToo', control: 'check' },
          { name: 'refundTo', words: REFUND_TO_WORDS },
          { name: 'why', control: 'long-text' },
        ],
      },
    ],
    start: ({ deliveryToo, refundTo }) => ({ deliveryToo, refundTo }),
  },
  input: (record, body) => ({ params: params(record), body }),
  done: text('It is decided. The customer is told.', '已决定，客户会收到通知。'),
  refreshes,
};

const cancel: Action<ReturnView, typeof CancelReturn> = {
  operation: CancelReturn,
  label: text('Take it back', '撤回退货'),
  tone: 'stop',
  when: ({ status, exchangeOrderId }) =>
    exchangeOrderId === null && (status === 'requested' || status === 'approved' || status === 'reminded'),
  effect: () => null,
  keep: text('Keep the return', '保留退货单'),
  input: (record) => ({ params: params(record) }),
  done: text('The return is taken back.', '退货单已撤回。'),
  refreshes,
};

const complain: LinkAction<ReturnView> = {
  href: ({ customerId, orderId }) => `/complaints/new?customer=${customerId}&order=${orderId}`,
  label: text('Record a complaint', '登记投诉'),
  operation: RecordComplaint,
  when: ({ lines }) => lines.some(({ reason }) => reason === 'defective' || reason === 'recall'),
};

/** Lists the actions on a return. The first action that applies is the main action. */
export const RETURN_ACTIONS: readonly AnyAction<ReturnView>[] = [
  ...[approve, decide, exchange, receive, refuse, complain, cancel],
];
