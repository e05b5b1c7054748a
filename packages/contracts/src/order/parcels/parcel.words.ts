import { DelayReason } from '../../shipment/delay-reason.ts';
import { word, wordsOf } from '../../kernel/words.ts';
import { ClaimKind, ClaimOutcome, ClaimStatus, NewsSource, ParcelNews, ParcelStatus, RecordedNews } from './parcel.ts';

export const PARCEL_STATUS_WORDS = wordsOf(ParcelStatus, {
  packed: word('Packed, without a label', '已装箱，无面单', 'wait'),
  labelling: word('Label is being bought', '正在获取面单', 'wait'),
  'label-failed': word('Carrier gave no label', '未能取得面单', 'stop'),
  labelled: word('Ready for the carrier', '待交运', 'wait'),
  'handed-over': word('Handed over', '已交运', 'ok'),
  'in-transit': word('On its way', '运输中', 'ok'),
  delayed: word('Delayed', '已延误', 'stop'),
  delivered: word('Delivered', '已送达', 'ok'),
  lost: word('Lost', '已丢失', 'stop'),
  returned: word('Comes back', '退回中', 'stop'),
  cancelled: word('Cancelled', '已取消', 'ended'),
});

export const PARCEL_NEWS_WORDS = wordsOf(ParcelNews, {
  announced: word('Announced to the carrier', '已向承运商预报'),
  moving: word('Moves', '运输中', 'ok'),
  'out-for-delivery': word('Out for delivery', '派送中', 'ok'),
  'to-collect': word('Waits to be collected', '待自取', 'wait'),
  'attempt-failed': word('Nobody took it', '派送失败', 'stop'),
  'carrier-delay': word('Carrier reports a delay', '承运商报告延误', 'stop'),
  damaged: word('Damaged on the way', '途中损坏', 'stop'),
  lost: word('Carrier has lost it', '承运商报告丢失', 'stop'),
  returning: word('Goes back to the shop', '退回发货方', 'stop'),
  delivered: word('Delivered', '已送达', 'ok'),
  unknown: word('Something else', '其他状态'),
});

const { unknown: _unknown, announced: _announced, ...recorded } = PARCEL_NEWS_WORDS;
export const RECORDED_NEWS_WORDS = wordsOf(RecordedNews, recorded);

export const NEWS_SOURCE_WORDS = wordsOf(NewsSource, {
  webhook: word('sent by the carrier', '承运商推送'),
  poll: word('asked by the shop', '店铺查询'),
  hand: word('recorded by a person', '人工登记'),
});

export const DELAY_REASON_WORDS = wordsOf(DelayReason, {
  'no-movement': word('No news for too long', '长时间无物流更新', 'stop'),
  'promise-near': word('Will miss its promised day', '将错过承诺日期', 'stop'),
  'attempt-failed': word('Nobody took it', '派送失败', 'stop'),
  'carrier-delay': word('Carrier reports a delay', '承运商报告延误', 'stop'),
  damaged: word('Damaged on the way', '途中损坏', 'stop'),
});

export const CLAIM_KIND_WORDS = wordsOf(ClaimKind, {
  lost: word('Lost', '丢失', 'stop'),
  damaged: word('Damaged', '损坏', 'stop'),
  late: word('Late', '延误', 'wait'),
});

export const CLAIM_STATUS_WORDS = wordsOf(ClaimStatus, {
  filing: word('Is being filed', '正在提交', 'wait'),
  filed: word('Carrier examines it', '承运商审核中', 'wait'),
  'by-hand': word('To file by hand', '待人工提交', 'wait'),
  paid: word('Paid', '已赔付', 'ok'),
  refused: word('Refused by the carrier', '承运商拒赔', 'stop'),
  withdrawn: word('Withdrawn', '已撤回', 'ended'),
});

const { paid, refused, withdrawn } = CLAIM_STATUS_WORDS;
export const CLAIM_OUTCOME_WORDS = wordsOf(ClaimOutcome, { paid, refused, withdrawn });
