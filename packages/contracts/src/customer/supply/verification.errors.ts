import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const VERIFICATION_NOT_FOUND = refusal('verification.not-found', 'not-found', {
  en: 'There is no such verification. List them with GET /verifications.',
  zh: '没有此核实记录。请通过 GET /verifications 查看列表。',
});
export const VERIFICATION_ENDED = refusal('verification.ended', 'conflict', {
  en: 'This verification has ended ({status}), so no request is to be sent. An answer can still be recorded.',
  zh: '此核实已结束（{status}），无需再发送请求；仍可登记答复。',
});
export const VERIFICATION_NOT_WANTED = refusal('verification.not-wanted', 'conflict', {
  en: 'No order waits for this prescription any more. A request must name the ordered lenses, so there is nothing to ask.',
  zh: '已没有订单等待此处方。请求必须写明所订购的镜片，因此无需询问。',
});
export const VERIFICATION_INVALID = refusal('verification.invalid', 'invalid', {
  en: 'These times contradict each other. Compare the named times with the proof.',
  zh: '所填时间相互矛盾。请将所指出的时间与凭证核对。',
});
export const IN_THE_FUTURE = sentence({ en: 'is in the future', zh: '尚未到来' });
export const BEFORE_SENT = sentence({ en: 'is before it was sent', zh: '早于发送时间' });
export const BEFORE_ASKED = sentence({
  en: 'is before the customer ordered ({at})',
  zh: '早于客户下单时间（{at}）',
});
