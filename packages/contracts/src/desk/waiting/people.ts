import type { Kind } from './kind.ts';

/** Lists the kinds of work about people: prescriptions, cases, tasks, customers and staff. */
export const PEOPLE_WAITING = {
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
} as const satisfies Readonly<Record<string, Kind>>;
