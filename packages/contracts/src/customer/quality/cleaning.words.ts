import { word, wordsOf } from '../../kernel/words.ts';
import { CleanedField, CleaningFix, InferenceBasis } from './cleaning.http.ts';

export const CLEANING_FIX_WORDS = wordsOf(CleaningFix, {
  'name-spaces': word('Spaces in names', '姓名中的空格'),
  'name-case': word('Capitals of names', '姓名大小写'),
  'phone-form': word('Form of phone numbers', '电话格式'),
  'email-form': word('Form of e-mails', '邮箱格式'),
  'email-domain': word('Slips in the domain of an e-mail', '邮箱域名笔误'),
  'address-spaces': word('Spaces in addresses', '地址中的空格'),
  'postcode-form': word('Form of postcodes', '邮编格式'),
  'fill-language': word('Fill in the language', '填补语言'),
  'fill-time-zone': word('Fill in the time zone', '填补时区'),
  'fill-city': word('Fill in the city', '填补城市'),
  'fill-region': word('Fill in the region', '填补省/州'),
});

export const INFERENCE_BASIS_WORDS = wordsOf(InferenceBasis, {
  'address-country': word('the country of her addresses', '地址所在国家或地区'),
  'phone-country': word('the country code of her phone', '电话的国家代码'),
  'same-postcode': word('all other addresses with this postcode', '同一邮编的其他地址'),
});

export const CLEANED_FIELD_WORDS = wordsOf(CleanedField, {
  givenName: word('Given name', '名'),
  familyName: word('Family name', '姓'),
  phone: word('Phone', '电话'),
  email: word('E-mail', '电子邮箱'),
  language: word('Language', '语言'),
  timeZone: word('Time zone', '时区'),
  recipient: word('Recipient', '收件人'),
  line1: word('Line 1', '地址第 1 行'),
  line2: word('Line 2', '地址第 2 行'),
  city: word('City', '城市'),
  region: word('Region', '省/州'),
  postalCode: word('Postcode', '邮编'),
  addressPhone: word('Phone of the address', '地址电话'),
});
