import type { Kind } from './kind.ts';

/** Lists the kinds of work on stock, purchasing and recalls. */
export const GOODS_WAITING = {
  'returned-boxes-aside': {
    counted: { one: 'returned box is set aside', other: 'returned boxes are set aside', zh: '件退回商品已隔离待处理' },
    name: { en: 'Returned boxes are set aside', zh: '已隔离的退回商品' },
    roles: ['warehouse'],
    path: '/returned-boxes?disposition=quarantined',
  },
  'lots-quarantined': {
    counted: { one: 'lot is set aside', other: 'lots are set aside', zh: '个批次已隔离' },
    name: { en: 'Lots are set aside', zh: '已隔离的批次' },
    roles: ['warehouse'],
    path: '/stock?status=quarantined',
  },
  'lots-expiring': {
    counted: { one: 'lot expires soon', other: 'lots expire soon', zh: '个批次即将到期' },
    name: { en: 'Lots expire soon', zh: '即将到期的批次' },
    roles: ['warehouse'],
    path: '/stock/ageing',
  },
  'proposals-open': {
    counted: {
      one: 'proposal to order from a supplier',
      other: 'proposals to order from suppliers',
      zh: '项补货建议待处理',
    },
    name: { en: 'Proposals to order from suppliers', zh: '待处理的补货建议' },
    roles: ['warehouse'],
    path: '/purchasing/proposals?status=open',
  },
  'purchase-orders-to-approve': {
    counted: { one: 'purchase order to approve', other: 'purchase orders to approve', zh: '张采购单待批准' },
    name: { en: 'Purchase orders to approve', zh: '待批准的采购单' },
    roles: ['finance'],
    path: '/purchasing?status=draft',
  },
  'purchase-orders-to-send': {
    counted: { one: 'purchase order to send', other: 'purchase orders to send', zh: '张采购单待发送' },
    name: { en: 'Purchase orders to send', zh: '待发送的采购单' },
    roles: ['warehouse'],
    path: '/purchasing?status=approved',
  },
  'purchase-orders-late': {
    counted: {
      one: 'delivery from a supplier is late',
      other: 'deliveries from suppliers are late',
      zh: '张采购单逾期未到货',
    },
    name: { en: 'Deliveries from suppliers are late', zh: '逾期未到货的采购单' },
    roles: ['warehouse'],
    path: '/purchasing?overdue=true',
  },
  'stocktakes-to-approve': {
    counted: { one: 'stocktake to approve', other: 'stocktakes to approve', zh: '次盘点待批准' },
    name: { en: 'Stocktakes to approve', zh: '待批准的盘点' },
    roles: ['warehouse', 'finance'],
    path: '/counting?status=submitted',
  },
  'recalls-open': {
    counted: { one: 'recall is open', other: 'recalls are open', zh: '项召回进行中' },
    name: { en: 'Recalls are open', zh: '进行中的召回' },
    roles: ['warehouse', 'optician', 'sales'],
    path: '/recall?status=open',
  },
  'recall-cases-silent': {
    counted: {
      one: 'customer of a recall has not answered',
      other: 'customers of recalls have not answered',
      zh: '宗召回个案尚无答复',
    },
    name: { en: 'Customers of recalls have not answered', zh: '尚无答复的召回个案' },
    roles: ['warehouse', 'optician', 'sales'],
    path: '/recall?status=open',
  },
} as const satisfies Readonly<Record<string, Kind>>;
