/** Parses telephone numbers in cells, and the words that other systems use for our values. */
import type { Parsed } from '@toric/chassis/imports/cells';
import { NO_PHONE } from '@toric/contracts/customer/imports/import-file.errors';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

const EXTENSION = ';ext=';

/**
 * Returns a telephone number in the form in which it is stored. A number without a country code gets the calling code
 * of `country`.
 */
export function phone(text: string, country: string): Parsed<string> {
  // the library returns no number for an unknown country, and the cell is refused
  const parsed = parsePhoneNumberFromString(text.normalize('NFKC'), {
    ...{ defaultCountry: country as CountryCode, extract: false },
  });
  if (!parsed?.isPossible()) return { wrong: NO_PHONE() };
  return { value: parsed.ext ? `${parsed.number}${EXTENSION}${parsed.ext}` : parsed.number };
}

export const LANGUAGE_NAMES = {
  en: ['english', 'eng', 'en-us', 'en-gb', 'en_us', 'en_gb', '英语', '英文'],
  zh: ['chinese', 'zho', 'chi', 'zh-cn', 'zh-hans', 'zh_cn', 'zh-tw', 'cn', '中文', '汉语'],
} as const;
export const GENDER_NAMES = {
  female: ['f', 'w', 'woman', '女', '女性'],
  male: ['m', 'man', '男', '男性'],
  other: ['o', 'x', 'diverse', '其他'],
} as const;
export const CONSENT_NAMES = {
  given: ['yes', 'y', 'true', '1', 'opted in', 'opt-in', 'subscribed', '是', '同意'],
  withdrawn: ['no', 'n', 'false', '0', 'opted out', 'opt-out', 'unsubscribed', '否', '撤回', '退订'],
} as const;
export const CHANNEL_NAMES = {
  mail: ['email', 'e-mail', '邮件', '邮箱'],
  text: ['sms', 'text message', '短信'],
} as const;
export const PURPOSE_NAMES = {
  marketing: ['newsletter', 'offers', '营销', '推广'],
  reminders: ['reminder', 'recall', '提醒'],
  research: ['survey', 'surveys', '调研'],
} as const;
