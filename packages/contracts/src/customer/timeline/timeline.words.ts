import { word, wordsOf } from '../../kernel/words.ts';
import { TimelineKind } from './timeline.http.ts';

export const TIMELINE_KIND_WORDS = wordsOf(TimelineKind, {
  order: word('Orders', '订单'),
  shipment: word('Parcels', '包裹'),
  payment: word('Payments', '付款'),
  refund: word('Refunds', '退款'),
  prescription: word('Prescriptions', '处方'),
  verification: word('Verifications', '处方核实'),
  message: word('Messages', '消息'),
  call: word('Calls', '电话'),
  visit: word('Visits', '到店'),
  chat: word('Chats', '在线聊天'),
  letter: word('Letters', '信件'),
  case: word('Cases', '工单'),
  task: word('Tasks', '任务'),
  note: word('Notes', '备注'),
  consent: word('Consents', '同意'),
  change: word('Changes by the shop', '商店更改'),
  complaint: word('Complaints', '投诉'),
  'privacy-request': word('Privacy requests', '隐私请求'),
  social: word('Social networks', '社交媒体'),
  'past-order': word('Past orders', '历史订单'),
});
