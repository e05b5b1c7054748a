import { word, wordsOf } from '../kernel/words.ts';
import { DeadLetterReason, LetterState, OperatorAction, ServiceName } from './operator.http.ts';

export const SERVICE_NAME_WORDS = wordsOf(ServiceName, {
  customer: word('Customers', '客户'),
  'catalog-inventory': word('Products and stock', '产品与库存'),
  order: word('Orders', '订单'),
  payment: word('Payments', '付款'),
  marketing: word('Marketing', '市场营销'),
  gateway: word('Webhooks', 'Webhook 推送'),
});

/**
 * Holds the names of the services as running programs. Only the gateway has another name than in `SERVICE_NAME_WORDS`,
 * because its program does more than send webhooks.
 */
export const PROCESS_WORDS = wordsOf(ServiceName, {
  ...SERVICE_NAME_WORDS,
  gateway: word('Gateway and webhooks', '网关与 Webhook'),
});

export const DEAD_LETTER_REASON_WORDS = wordsOf(DeadLetterReason, {
  undecodable: word('Cannot be read', '无法读取', 'stop'),
  'unknown-type': word('Of a kind that nobody knows', '类型未知', 'stop'),
  'invalid-data': word('Its data is wrong', '数据有误', 'stop'),
  refused: word('Refused by a rule', '被规则拒绝', 'stop'),
  'retries-exhausted': word('All tries failed', '多次尝试均失败', 'stop'),
  'kills-process': word('It stops the program', '导致程序中止', 'stop'),
  'delivery-limit': word('Delivered too often', '投递次数过多', 'stop'),
});

export const LETTER_STATE_WORDS = wordsOf(LetterState, {
  open: word('Stuck', '滞留', 'wait'),
  replaying: word('Goes again', '正在重新处理', 'works'),
  replayed: word('Went again', '已重新处理', 'ok'),
  discarded: word('Closed', '已关闭', 'ended'),
});

export const OPERATOR_ACTION_WORDS = wordsOf(OperatorAction, {
  'dead-letters.replay': word('Let stuck messages go again', '重新处理滞留消息'),
  'dead-letters.discard': word('Closed stuck messages', '关闭滞留消息'),
  'outbox.replay': word('Sent messages once more', '再次发送消息'),
});
