/** Declares the refusals of passkeys. */
import { refusal } from '../../kernel/refusal.ts';

/**
 * Refuses every passkey answer of a device that cannot be accepted. The refusal is the same whatever is wrong with the
 * answer.
 */
export const PASSKEY_REFUSED = refusal('passkey.refused', 'unauthenticated', {
  en: 'This passkey was not accepted: it took too long, or it belongs to another site or account. Begin again, or sign in with your password.',
  zh: '此通行密钥未被接受：耗时过长，或属于其他网站或账户。请重新开始，或使用密码登录。',
});
export const PASSKEY_KNOWN = refusal('passkey.known', 'conflict', {
  en: 'This passkey is registered already. Use it to sign in.',
  zh: '此通行密钥已登记，可直接用于登录。',
});
export const PASSKEY_TOO_MANY = refusal('passkey.too-many', 'conflict', {
  en: 'An account has at most {most} passkeys. Remove one that you no longer use.',
  zh: '每个账户最多 {most} 个通行密钥。请移除不再使用的通行密钥。',
});
export const PASSKEY_NOT_FOUND = refusal('passkey.not-found', 'not-found', {
  en: 'You have no such passkey. Look it up in GET /v1/account/passkeys.',
  zh: '您没有此通行密钥。请通过 GET /v1/account/passkeys 查找。',
});
