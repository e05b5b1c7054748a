import { both } from '../../guide/parts.ts';
import { REASON_FOR_RECORD } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const RESEND_MESSAGE_GUIDE: Guide = {
  reason: field(
    REASON_FOR_RECORD.label,
    both('Why it is sent again. The person may get it twice.', '再次发送的原因。对方可能收到两次。'),
    REASON_FOR_RECORD.fill,
    both('She says that no mail arrived', '客户表示未收到邮件'),
  ),
};
