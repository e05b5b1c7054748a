import { word, wordsOf } from '../../kernel/words.ts';
import { CustomerChangeKind } from './customer-change.http.ts';
import { LanguageName } from './customer.http.ts';
import { Fact, ProfileFact } from './freshness.http.ts';
import { ContactTime, CustomerCategory, Gender } from './person-details.ts';

/** Names each language in that language, so that its speakers find it. */
export const LANGUAGE_NAME_WORDS = wordsOf(LanguageName, {
  en: word('English', 'English'),
  zh: word('中文', '中文'),
});

export const CUSTOMER_CHANGE_KIND_WORDS = wordsOf(CustomerChangeKind, {
  added: word('Added', '已添加'),
  changed: word('Changed', '已更改'),
  removed: word('Removed', '已移除'),
});

export const GENDER_WORDS = wordsOf(Gender, {
  female: word('Female', '女'),
  male: word('Male', '男'),
  other: word('Other', '其他'),
});

export const CUSTOMER_CATEGORY_WORDS = wordsOf(CustomerCategory, {
  'new-wearer': word('New wearer', '新佩戴者'),
  regular: word('Regular', '常客'),
  business: word('Business', '企业客户'),
  colleague: word('Colleague', '本店员工'),
});

export const CONTACT_TIME_WORDS = wordsOf(ContactTime, {
  morning: word('Morning', '上午'),
  midday: word('Midday', '中午'),
  afternoon: word('Afternoon', '下午'),
  evening: word('Evening', '晚上'),
  weekend: word('Weekend', '周末'),
});

export const PROFILE_FACT_WORDS = wordsOf(ProfileFact, {
  name: word('Name', '姓名'),
  phone: word('Phone', '电话'),
  email: word('E-mail', '电子邮箱'),
  'birth-date': word('Date of birth', '出生日期'),
});

export const FACT_WORDS = wordsOf(Fact, {
  ...PROFILE_FACT_WORDS,
  address: word('Address', '地址'),
});
