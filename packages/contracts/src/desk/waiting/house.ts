import type { Kind } from './kind.ts';

/** Lists the kinds of work on prices, and on faults of the system. */
export const HOUSE_WAITING = {
  'price-proposals': {
    counted: { one: 'proposal of prices to approve', other: 'proposals of prices to approve', zh: '项价格提议待批准' },
    name: { en: 'Proposals of prices to approve', zh: '待批准的价格提议' },
    roles: ['finance'],
    path: '/catalogue/price-proposals?status=open',
  },
  'coupons-to-approve': {
    counted: { one: 'coupon to approve', other: 'coupons to approve', zh: '张优惠券待批准' },
    name: { en: 'Coupons to approve', zh: '待批准的优惠券' },
    roles: ['finance'],
    path: '/coupons?approval=needed',
  },
  'dead-letters': {
    counted: { one: 'message could not be applied', other: 'messages could not be applied', zh: '条消息未能处理' },
    name: { en: 'Messages could not be applied', zh: '未能处理的消息' },
    roles: ['operator'],
    path: '/operations',
  },
  'webhook-endpoints-off': {
    counted: {
      one: 'receiver of events was switched off',
      other: 'receivers of events were switched off',
      zh: '个事件接收端已停用',
    },
    name: { en: 'Receivers of events were switched off', zh: '已停用的事件接收端' },
    roles: ['admin'],
    path: '/webhooks',
  },
} as const satisfies Readonly<Record<string, Kind>>;
