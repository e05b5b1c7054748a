/** The kinds of work that wait for somebody: their words, the roles that do the work, and the list behind each. */
import { z } from 'zod';
import type { StaffRole } from '../kernel/access.ts';
import type { Text } from '../kernel/sentence.ts';
import type { Words } from '../kernel/words.ts';

type Kind = {
  /** The words after a number, such as "3 orders to ship". Chinese has no space between both. */
  readonly counted: { readonly one: string; readonly other: string; readonly zh: string };
  /** The words without a number. */
  readonly name: Text;
  /** The roles that do the work. Only they are told of it. */
  readonly roles: readonly [StaffRole, ...StaffRole[]];
  /** The page of the console that lists the items, with its filters. */
  readonly path: `/${string}`;
};

/** Every kind of work. The order is the order in which home pages show them. */
export const WAITING = {
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
  'verifications-to-send': {
    counted: {
      one: 'request to send to a prescriber',
      other: 'requests to send to prescribers',
      zh: '份核实请求待发出',
    },
    name: { en: 'Requests to send to prescribers', zh: '待发出的核实请求' },
    roles: ['optician'],
    path: '/verification?status=to-send',
  },
  'verifications-waiting': {
    counted: {
      one: 'prescriber has not answered yet',
      other: 'prescribers have not answered yet',
      zh: '位处方医师尚未答复',
    },
    name: { en: 'Prescribers have not answered yet', zh: '等待答复的核实请求' },
    roles: ['optician'],
    path: '/verification?status=waiting',
  },
  'prescription-reviews': {
    counted: {
      one: 'prescription to compare with its file',
      other: 'prescriptions to compare with their files',
      zh: '张处方待核对',
    },
    name: { en: 'Prescriptions to compare with their files', zh: '待核对的处方' },
    roles: ['optician'],
    path: '/prescriptions',
  },
  complaints: {
    counted: { one: 'open complaint', other: 'open complaints', zh: '件投诉未结案' },
    name: { en: 'Open complaints', zh: '未结案的投诉' },
    roles: ['optician'],
    path: '/complaints?status=open',
  },
  'tasks-overdue': {
    counted: { one: 'task of yours is overdue', other: 'tasks of yours are overdue', zh: '项任务已逾期' },
    name: { en: 'Your tasks that are overdue', zh: '你已逾期的任务' },
    roles: ['sales', 'optician', 'warehouse', 'finance', 'marketing', 'operator', 'admin'],
    path: '/tasks?state=open&mine=true&due=overdue',
  },
  'tasks-today': {
    counted: { one: 'task of yours is due today', other: 'tasks of yours are due today', zh: '项任务今天到期' },
    name: { en: 'Your tasks that are due today', zh: '你今天到期的任务' },
    roles: ['sales', 'optician', 'warehouse', 'finance', 'marketing', 'operator', 'admin'],
    path: '/tasks?state=open&mine=true&due=today',
  },
  'cases-late': {
    counted: { one: 'case is late', other: 'cases are late', zh: '个工单已逾期' },
    name: { en: 'Cases are late', zh: '已逾期的工单' },
    roles: ['sales', 'optician'],
    path: '/cases?late=true',
  },
  'cases-unassigned': {
    counted: { one: 'case that nobody has taken', other: 'cases that nobody has taken', zh: '个工单无人接手' },
    name: { en: 'Cases that nobody has taken', zh: '无人接手的工单' },
    roles: ['sales', 'optician'],
    path: '/cases?assigned=nobody',
  },
  'channel-items': {
    counted: {
      one: 'message of somebody who is not known',
      other: 'messages of people who are not known',
      zh: '条外部消息待识别客户',
    },
    name: { en: 'Messages of people who are not known', zh: '待识别客户的外部消息' },
    roles: ['sales'],
    path: '/channel-items?state=waiting',
  },
  'privacy-requests': {
    counted: { one: 'privacy request to answer', other: 'privacy requests to answer', zh: '项隐私请求待答复' },
    name: { en: 'Privacy requests to answer', zh: '待答复的隐私请求' },
    roles: ['sales'],
    path: '/privacy?dueWithinDays=365',
  },
  duplicates: {
    counted: {
      one: 'pair of customers who may be one person',
      other: 'pairs of customers who may be one person',
      zh: '对客户可能是同一人',
    },
    name: { en: 'Customers who may be one person', zh: '可能是同一人的客户' },
    roles: ['sales'],
    path: '/duplicates?state=open',
  },
  'deals-overdue': {
    counted: {
      one: 'deal of yours has passed its expected day',
      other: 'deals of yours have passed their expected days',
      zh: '个商机已过预计成交日',
    },
    name: { en: 'Your deals that have passed their expected days', zh: '你已过预计成交日的商机' },
    roles: ['sales'],
    path: '/deals?state=open&closesTo=-1d',
  },
  'messages-unknown': {
    counted: { one: 'message may not have arrived', other: 'messages may not have arrived', zh: '条消息可能未送达' },
    name: { en: 'Messages may not have arrived', zh: '可能未送达的消息' },
    roles: ['operator', 'sales'],
    path: '/messages?state=unknown',
  },
  'role-requests': {
    counted: { one: 'request for roles to decide', other: 'requests for roles to decide', zh: '项角色申请待批准' },
    name: { en: 'Requests for roles to decide', zh: '待批准的角色申请' },
    roles: ['admin'],
    path: '/staff?state=roles-waiting',
  },
  'staff-without-password': {
    counted: {
      one: 'colleague has not set a password yet',
      other: 'colleagues have not set a password yet',
      zh: '位同事尚未设置密码',
    },
    name: { en: 'Colleagues have not set a password yet', zh: '尚未设置密码的同事' },
    roles: ['admin'],
    path: '/staff?state=without-password',
  },
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

export const WaitingKind = z.enum(Object.keys(WAITING) as [keyof typeof WAITING]); // the record has a key
export type WaitingKind = z.output<typeof WaitingKind>;

/** The words of the kinds, without a number. */
export const WAITING_KIND_WORDS = Object.fromEntries(
  WaitingKind.options.map((kind) => [kind, { label: WAITING[kind].name, state: 'wait' }]),
) as Words<WaitingKind>; // one word for each kind

/** Returns the kinds that these roles are told of. */
export const waitingFor = (roles: readonly string[]): WaitingKind[] =>
  WaitingKind.options.filter((kind) => {
    const told: readonly string[] = WAITING[kind].roles;
    return told.some((role) => roles.includes(role));
  });
