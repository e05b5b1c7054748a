import { word, wordsOf } from '../../kernel/words.ts';
import { DealKind, DealState, LostReason } from './deal.http.ts';

export const DEAL_STATE_WORDS = wordsOf(DealState, {
  open: word('Open', '进行中', 'works'),
  won: word('Won', '已成交', 'ok'),
  lost: word('Lost', '未成交', 'ended'),
});

export const DEAL_KIND_WORDS = wordsOf(DealKind, {
  clinic: word('Clinic', '诊所'),
  company: word('Company', '公司'),
  lead: word('Person', '个人'),
});

export const LOST_REASON_WORDS = wordsOf(LostReason, {
  price: word('Price', '价格'),
  competitor: word('Another supplier', '选择了其他供应商'),
  'no-need': word('No need', '没有需求'),
  'no-answer': word('No answer', '没有回复'),
  range: word('We do not have the products', '没有所需产品'),
  service: word('Delivery or service', '配送或服务'),
  other: word('Another reason', '其他原因'),
});
