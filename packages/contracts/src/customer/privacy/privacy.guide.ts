import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const REASON = both('Reason', '原因');

export const ASK_PRIVACY_REQUEST_GUIDE: Guide = {
  kind: field(
    both('What she asks for', '请求类型'),
    both(
      'A copy of everything, data for another shop, erasure, or that the data are only kept.',
      '查阅全部资料、转移资料、删除或限制处理。',
    ),
    both('Choose one. An erasure can be looked at before it is confirmed.', '选择一项。删除可在确认前预览。'),
    both('Copy of everything', '查阅全部资料'),
  ),
  reason: field(
    REASON,
    both('How she asked, and how you know her.', '客户如何提出，以及你如何确认身份。'),
    both('At most 500 characters.', '最多 500 个字符。'),
    both('She asked for it on the phone, and named her last order', '客户来电提出，并说出了上一笔订单'),
  ),
};

export const LIFT_RESTRICTION_GUIDE: Guide = {
  reason: field(
    REASON,
    both(
      'Why the data may be used again. The customer must be told before.',
      '可以再次使用资料的原因。须事先告知客户。',
    ),
    both('At most 500 characters. Say how she was told.', '最多 500 个字符。写明如何告知。'),
    both('Her address is corrected, and she was told on the phone', '地址已更正，并已电话告知'),
  ),
};
