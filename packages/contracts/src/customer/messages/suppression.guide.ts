import { both } from '../../guide/parts.ts';
import { REASON_FOR_RECORD } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const LIFT_SUPPRESSION_GUIDE: Guide = {
  reason: field(
    REASON_FOR_RECORD.label,
    both('Why mails may go to this address again.', '可以再次向该地址发送的原因。'),
    REASON_FOR_RECORD.fill,
    both('She emptied her mailbox and asked for mail again', '客户已清理邮箱并要求恢复发送'),
  ),
};
