import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const MESSAGE_NOT_FOUND = refusal('message.not-found', 'not-found', {
  en: 'There is no such message. List them with GET /messages.',
  zh: '没有此消息。请通过 GET /messages 查看列表。',
});
export const MESSAGE_NOT_UNKNOWN = refusal('message.not-unknown', 'conflict', {
  en: 'Only a message whose outcome is unknown or refused can be sent again; this one is {state}.',
  zh: '只有结果未知或被拒收的消息才能重新发送；此消息的状态为 {state}。',
});
export const TEMPLATE_INVALID = refusal('message.template-invalid', 'invalid', {
  en: 'The template cannot be used as it is. Correct the named places; GET /message-templates/{name} lists the values that it may use.',
  zh: '此模板无法使用。请更正所指出的位置；GET /message-templates/{name} 列出可用的值。',
});
export const UNKNOWN_VALUE = sentence({
  en: 'uses the value {value}, which this template does not have. It has: {known}',
  zh: '使用了此模板没有的值 {value}。可用的值：{known}',
});
export const WRONG_SYNTAX = sentence({ en: 'cannot be read: {problem}', zh: '无法解析：{problem}' });
export const TEMPLATE_VERSION_NOT_FOUND = refusal('message.template-version-not-found', 'not-found', {
  en: 'The template has no such version. List its versions with GET /message-templates/{name}/versions.',
  zh: '此模板没有该版本。请通过 GET /message-templates/{name}/versions 查看版本列表。',
});
export const TEMPLATE_STALE = refusal('message.template-stale', 'conflict', {
  en: 'Version {current} of this template was saved meanwhile. Read it, and save your text again.',
  zh: '此模板的第 {current} 版已在此期间保存。请查看后重新保存您的文本。',
});
export const SUPPRESSION_NOT_FOUND = refusal('message.suppression-not-found', 'not-found', {
  en: 'There is no such suppression in force. List them with GET /suppressions.',
  zh: '没有此项生效中的屏蔽记录。请通过 GET /suppressions 查看列表。',
});
export const MAIL_WEBHOOK_SIGNATURE = refusal('message.webhook-signature', 'unauthenticated', {
  en: 'The signature is missing, wrong or older than five minutes. Sign the raw message with the shared secret.',
  zh: '签名缺失、错误或已超过五分钟。请使用共享密钥对原始邮件签名。',
});
