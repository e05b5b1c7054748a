import { word, wordsOf } from '../../kernel/words.ts';
import { DuplicateReason, DuplicateState } from './duplicate.http.ts';

export const DUPLICATE_REASON_WORDS = wordsOf(DuplicateReason, {
  'same-name': word('Same name', '姓名相同'),
  'similar-name': word('Similar name', '姓名相近'),
  'part-of-name': word('Part of the name', '姓名部分相同'),
  'names-swapped': word('Names swapped', '姓与名互换'),
  'other-family-name': word('Other family name', '姓氏不同'),
  'same-birth-date': word('Same date of birth', '出生日期相同'),
  'similar-birth-date': word('Similar date of birth', '出生日期相近'),
  'same-phone': word('Same phone number', '电话相同'),
  'same-mailbox': word('Same e-mail', '邮箱相同'),
  'similar-mailbox': word('Similar e-mail', '邮箱相近'),
  'same-address': word('Same address', '地址相同'),
  'same-postcode': word('Same postcode', '邮编相同'),
});

export const DUPLICATE_STATE_WORDS = wordsOf(DuplicateState, {
  open: word('To decide', '待处理', 'wait'),
  different: word('Two people', '不是同一人', 'ended'),
  gone: word('No longer alike', '已不相似', 'ended'),
  merged: word('Merged', '已合并', 'ok'),
});
