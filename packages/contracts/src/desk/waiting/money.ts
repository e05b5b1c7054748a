import type { Kind } from './kind.ts';

/** Lists the kinds of work on payments, refunds and returns. */
export const MONEY_WAITING = {
  'exchange-charges-declined': {
    counted: {
      one: 'exchange did not come back and its card was declined',
      other: 'exchanges did not come back and their cards were declined',
      zh: '笔换货未退回且扣款被拒',
    },
    name: { en: 'Declined charges of exchanges', zh: '被拒绝的换货扣款' },
    roles: ['finance'],
    path: '/exchange-charges?status=declined',
  },
  'captures-failed': {
    counted: { one: 'payment could not be collected', other: 'payments could not be collected', zh: '笔款项扣款失败' },
    name: { en: 'Payments could not be collected', zh: '扣款失败的款项' },
    roles: ['finance'],
    path: '/payments?status=capture-failed',
  },
  'payments-to-look-at': {
    counted: { one: 'payment to look at', other: 'payments to look at', zh: '笔付款待查看' },
    name: { en: 'Payments to look at', zh: '待查看的付款' },
    roles: ['finance'],
    path: '/payments?needsReview=true',
  },
  'refunds-to-approve': {
    counted: { one: 'refund to approve', other: 'refunds to approve', zh: '笔退款待批准' },
    name: { en: 'Refunds to approve', zh: '待批准的退款' },
    roles: ['finance'],
    path: '/refunds?status=needs-approval',
  },
  'returns-to-approve': {
    counted: { one: 'return to accept', other: 'returns to accept', zh: '张退货单待同意' },
    name: { en: 'Returns to accept', zh: '待同意的退货单' },
    roles: ['sales'],
    path: '/returns?status=requested',
  },
  'returns-to-decide': {
    counted: { one: 'return to decide', other: 'returns to decide', zh: '张退货单待决定' },
    name: { en: 'Returns to decide', zh: '待决定的退货单' },
    roles: ['sales', 'finance'],
    path: '/returns?status=deciding',
  },
  'returns-without-money': {
    counted: {
      one: 'return whose money could not move',
      other: 'returns whose money could not move',
      zh: '张退货单的款项未能处理',
    },
    name: { en: 'Returns whose money could not move', zh: '款项未能处理的退货单' },
    roles: ['finance'],
    path: '/returns?statusIn=refund-failed,charge-failed',
  },
} as const satisfies Readonly<Record<string, Kind>>;
