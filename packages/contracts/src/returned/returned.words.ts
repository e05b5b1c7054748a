import { word, wordsOf } from '../kernel/words.ts';
import { BoxRule, BoxState, CountedReason, Disposition, ReturnReason } from './returned.ts';

export const RETURN_REASON_WORDS = wordsOf(ReturnReason, {
  'changed-mind': word('Changed her mind', '改变主意'),
  'wrong-power-ordered': word('Ordered in the wrong power', '下单时度数选错'),
  'wrong-item': word('The shop sent the wrong item', '发错商品'),
  'damaged-in-transit': word('Damaged on the way', '运输途中损坏'),
  'lost-in-transit': word('Lost on the way', '运输途中丢失'),
  defective: word('Defective', '产品缺陷'),
  reaction: word('The eye reacted', '眼部出现反应'),
  recall: word('Recalled', '产品召回'),
});

export const COUNTED_REASON_WORDS = wordsOf(CountedReason, {
  'changed-mind': RETURN_REASON_WORDS['changed-mind'],
  'wrong-power-ordered': RETURN_REASON_WORDS['wrong-power-ordered'],
  'wrong-item': RETURN_REASON_WORDS['wrong-item'],
  'damaged-in-transit': RETURN_REASON_WORDS['damaged-in-transit'],
  'lost-in-transit': RETURN_REASON_WORDS['lost-in-transit'],
  defective: RETURN_REASON_WORDS.defective,
  recall: RETURN_REASON_WORDS.recall,
});

export const BOX_STATE_WORDS = wordsOf(BoxState, {
  sealed: word('Sealed', '未拆封', 'ok'),
  'opened-unworn': word('Opened, not worn', '已拆封未佩戴', 'wait'),
  worn: word('Worn', '已佩戴', 'stop'),
  damaged: word('Damaged', '损坏', 'stop'),
});

export const DISPOSITION_WORDS = wordsOf(Disposition, {
  restocked: word('Back in its lot, for sale', '已回原批次待售', 'ok'),
  quarantined: word('Set aside', '已隔离', 'wait'),
  scrapped: word('Thrown away', '已报废', 'ended'),
  'not-ours': word('Not sent with this order', '并非随此订单发出', 'stop'),
});

export const BOX_RULE_WORDS = wordsOf(BoxRule, {
  'sealed-and-good': word('Sealed, in date and not recalled', '未拆封、在有效期内且未召回'),
  opened: word('Only sealed boxes are sold again', '仅未拆封的可再次销售'),
  expired: word('It has expired', '已过有效期'),
  'short-shelf-life': word('It does not keep long enough to be sold', '剩余有效期不足，不能再售'),
  recalled: word('It was recalled', '已被召回'),
  'lot-aside': word('Its lot is set aside', '所属批次已隔离'),
  'kept-for-maker': word('It is kept so that the maker can look at it', '保留供制造商检查'),
  'not-shipped': word('The order was not sent with this lot', '该订单并未发出此批次'),
  'back-already': word('All boxes of this lot came back already', '此批次的商品已全部退回'),
  'discarded-by-hand': word('A person decided it', '由人工决定'),
});
