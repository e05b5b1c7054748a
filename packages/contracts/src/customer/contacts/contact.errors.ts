/** Declares the refusals about contacts with customers, and about the telephone system. */
import { refusal } from '../../kernel/refusal.ts';

export const INTERACTION_IN_THE_FUTURE = refusal('interaction.in-the-future', 'invalid', {
  en: 'This time is in the future. Log a contact after it happened; plan a future one as a task.',
  zh: '该时间尚未到来。请在联系发生后登记；将来的联系请建立任务。',
});
export const CALL_NOT_FOUND = refusal('call.not-found', 'not-found', {
  en: 'There is no such call at your extension, or it is more than a week old.',
  zh: '你的分机上没有此通话，或通话已超过一周。',
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
  en: 'The extension {extension} is taken. Enter your own, or let it be given up first.',
  zh: '分机号 {extension} 已被使用。请填写你自己的分机号，或请占用者先停用。',
});
