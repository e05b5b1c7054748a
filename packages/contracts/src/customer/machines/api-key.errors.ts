/** Declares the refusals about API keys. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const API_KEY_NOT_FOUND = refusal('api-key.not-found', 'not-found', {
  en: 'There is no such API key. List them with GET /v1/api-keys.',
  zh: '没有此 API 密钥。请通过 GET /v1/api-keys 列出密钥。',
});
export const API_KEY_SCOPES = refusal('api-key.scopes', 'unprocessable', {
  en: 'The key cannot have some of these scopes. Leave them out.',
  zh: '此密钥不能拥有其中某些权限范围。请将其去掉。',
});
export const SCOPE_UNKNOWN = sentence({
  en: 'there is no scope {scope}: name an operation that is not public, or a group such as orders:read',
  zh: '不存在权限范围 {scope}：请填写非公开操作的名称，或 orders:read 这样的分组',
});
export const SCOPE_CLOSED = sentence({
  en: 'no key may have {scope}: only people may do this',
  zh: '任何密钥都不能拥有 {scope}：只有人员可以执行',
});
export const SCOPE_BEYOND_ROLES = sentence({
  en: 'your roles do not permit {scope}: a person gives a key only what she may do herself',
  zh: '您的角色不允许 {scope}：只能将本人有权执行的操作授予密钥',
});
export const API_KEY_BEYOND_ROLES = refusal('api-key.beyond-roles', 'forbidden', {
  en: 'This key acts with roles that you do not have: {roles}. Ask a person who has them.',
  zh: '此密钥使用您不具备的角色：{roles}。请由具有这些角色的人员操作。',
});
export const API_KEY_EXPIRY = refusal('api-key.expiry', 'unprocessable', {
  en: 'A key lives for at most {days} days, and must expire in the future. Choose another `expiresAt`.',
  zh: '密钥有效期最长 {days} 天，且到期时间须在将来。请选择其他 `expiresAt`。',
});
export const API_KEY_ENDED = refusal('api-key.ended', 'conflict', {
  en: 'This key was ended or has expired, and does not come back. Create a new one.',
  zh: '此密钥已被终止或已过期，无法恢复。请新建密钥。',
});
export const API_KEY_NEEDS_SECOND_PERSON = refusal('api-key.needs-second-person', 'forbidden', {
  en: 'You gave these scopes yourself, and they move money or show prescriptions: another person must approve them.',
  zh: '这些权限范围由您本人授予，且涉及资金或处方：须由另一人批准。',
});
export const API_KEY_NOT_WAITING = refusal('api-key.not-waiting', 'conflict', {
  en: 'This key does not wait for an approval: it was approved already, or needs none. Read it again.',
  zh: '此密钥不在等待批准：它已获批准，或无需批准。请重新读取。',
});
export const API_KEY_TOO_MANY = refusal('api-key.too-many', 'conflict', {
  en: 'The shop has {most} keys that are in force. End some that nobody uses.',
  zh: '商店已有 {most} 个有效密钥。请终止无人使用的密钥。',
});
