/** Refusals about contacts with customers, and about the telephone system. */
import { refusal } from '../../kernel/refusal.ts';

export const INTERACTION_IN_THE_FUTURE = refusal('interaction.in-the-future', 'invalid', {
  en: 'This time is in the future. Log a contact after it happened; plan a future one as a task.',
  zh: '该时间尚未到来。请在联系发生后登记；将来的联系请建立任务。',
});
export const CALL_NOT_FOUND = refusal('call.not-found', 'not-found', {
  en: 'There is no such call, it is more than a week old, or it rang at a colleague.',
  zh: '没有此通话、通话已超过一周，或该通话是同事的。',
});
export const TELEPHONY_SIGNATURE = refusal('telephony.signature', 'unauthenticated', {
  en: 'The signature is missing, wrong or older than five minutes. Sign the raw event with the secret TELEPHONY_WEBHOOK_SECRET.',
  zh: '签名缺失、错误或已超过五分钟。请使用密钥 TELEPHONY_WEBHOOK_SECRET 对原始事件签名。',
});
export const TELEPHONY_EVENT = refusal('telephony.event', 'invalid', {
  en: 'The event cannot be read. Send JSON with type (ringing, answered or ended), callId, direction, number in E.164, extension and at.',
  zh: '无法读取该事件。请发送 JSON，包含 type（ringing、answered 或 ended）、callId、direction、E.164 格式的 number、extension 和 at。',
});
export const EXTENSION_TAKEN = refusal('telephony.extension-taken', 'conflict', {
  en: 'A colleague has the extension {extension}. Ask her to give it up first, or enter your own.',
  zh: '分机号 {extension} 已由同事使用。请先请其停用，或填写你自己的分机号。',
});
