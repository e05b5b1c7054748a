import { word, wordsOf } from '../../kernel/words.ts';
import { SegmentOperator } from './segment.http.ts';

export const SEGMENT_OPERATOR_WORDS = wordsOf(SegmentOperator, {
  is: word('is', '等于'),
  'is-not': word('is not', '不等于'),
  'at-least': word('is at least', '不小于'),
  'at-most': word('is at most', '不大于'),
  set: word('is filled in', '已填写'),
  empty: word('is empty', '未填写'),
});
