import type { Kind } from './kind.ts';

/** Lists the kinds of work on orders and their parcels. */
export const ORDERS_WAITING = {
  'orders-to-ship': {
    counted: { one: 'order to ship', other: 'orders to ship', zh: '个订单待发货' },
    name: { en: 'Orders to ship', zh: '待发货订单' },
    roles: ['warehouse'],
    path: '/shipments',
  },
  'parcels-late': {
    counted: { one: 'parcel is late or lost', other: 'parcels are late or lost', zh: '个包裹延误或丢失' },
    name: { en: 'Parcels that are late or lost', zh: '延误或丢失的包裹' },
    roles: ['sales', 'warehouse'],
    path: '/parcels?late=true',
  },
  'labels-failed': {
    counted: { one: 'parcel got no label', other: 'parcels got no label', zh: '个包裹未取得面单' },
    name: { en: 'Parcels that got no label', zh: '未取得面单的包裹' },
    roles: ['warehouse'],
    path: '/parcels?status=label-failed',
  },
  'claims-by-hand': {
    counted: { one: 'claim to file at a carrier', other: 'claims to file at carriers', zh: '项承运商索赔待提交' },
    name: { en: 'Claims to file at carriers', zh: '待提交的承运商索赔' },
    roles: ['sales'],
    path: '/carrier-claims?status=by-hand',
  },
  'orders-at-prescriber': {
    counted: {
      one: 'order waits for its prescription',
      other: 'orders wait for their prescriptions',
      zh: '个订单等待处方核实',
    },
    name: { en: 'Orders wait for their prescriptions', zh: '等待处方核实的订单' },
    roles: ['sales'],
    path: '/orders?status=verifying',
  },
  'orders-payment-due': {
    counted: {
      one: 'order was shipped and is not paid',
      other: 'orders were shipped and are not paid',
      zh: '个订单已发货未收款',
    },
    name: { en: 'Orders were shipped and are not paid', zh: '已发货未收款的订单' },
    roles: ['finance', 'sales'],
    path: '/orders?status=payment-due',
  },
  'orders-cancelling': {
    counted: { one: 'order is being cancelled', other: 'orders are being cancelled', zh: '个订单正在取消' },
    name: { en: 'Orders are being cancelled', zh: '正在取消的订单' },
    roles: ['sales', 'warehouse'],
    path: '/orders?status=cancelling',
  },
  'orders-held': {
    counted: { one: 'order is on hold', other: 'orders are on hold', zh: '个订单已暂缓' },
    name: { en: 'Orders are on hold', zh: '已暂缓的订单' },
    roles: ['sales'],
    path: '/order-holds?state=open',
  },
  'orders-suspected': {
    counted: {
      one: 'order is held for fraud or its amount',
      other: 'orders are held for fraud or their amounts',
      zh: '个订单因疑似欺诈或金额暂缓',
    },
    name: { en: 'Orders are held for fraud or their amounts', zh: '因疑似欺诈或金额暂缓的订单' },
    roles: ['finance', 'admin'],
    path: '/order-holds?state=open&kindIn=fraud,limit',
  },
} as const satisfies Readonly<Record<string, Kind>>;
