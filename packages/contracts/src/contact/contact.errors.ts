/** Declares the refusals about postal addresses of customers and suppliers. */
import { refusal } from '../kernel/refusal.ts';
import { sentence } from '../kernel/sentence.ts';

export const ADDRESS_POSTAL_CODE = refusal('address.postal-code', 'invalid', {
  en: 'The postal code does not fit the country or the region of the address. Correct the one or the other: a parcel would go astray, and the place decides the tax.',
  zh: '邮政编码与地址所在的国家、地区或省州不符。请更正其中之一：否则包裹会误投，且税由所在地决定。',
});

export const POSTAL_CODE_NEEDED = sentence({
  en: 'an address in {country} needs a postal code of the form {forms} (0 is a digit, A a letter)',
  zh: '{country} 的地址须有邮政编码，格式为 {forms}（0 表示数字，A 表示字母）',
});
export const POSTAL_CODE_WRONG = sentence({
  en: 'a postal code of {country} has the form {forms} (0 is a digit, A a letter)',
  zh: '{country} 的邮政编码格式为 {forms}（0 表示数字，A 表示字母）',
});
export const POSTAL_CODE_NOWHERE = sentence({
  en: 'no place of {country} has this postal code: correct it',
  zh: '{country} 没有使用此邮政编码的地方：请更正',
});
export const REGION_WRONG = sentence({
  en: 'the postal code lies in {regions}: write that, or correct the postal code',
  zh: '该邮政编码属于 {regions}：请填写该省州，或更正邮政编码',
});
export const NO_POSTAL_CODE = sentence({
  en: '{country} has no postal codes: leave it out',
  zh: '{country} 没有邮政编码：请省略此项',
});
