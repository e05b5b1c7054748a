import { word, wordsOf } from '../../kernel/words.ts';
import { FieldReader, FieldType, FieldWriter } from './field.http.ts';

export const FIELD_TYPE_WORDS = wordsOf(FieldType, {
  text: word('One line', '单行文本'),
  'long-text': word('Several lines', '多行文本'),
  number: word('Number', '数字'),
  day: word('Day', '日期'),
  flag: word('Yes or no', '是或否'),
  choice: word('One of several', '单选'),
  choices: word('Several of several', '多选'),
});

export const FIELD_WRITER_WORDS = wordsOf(FieldWriter, {
  sales: word('Sales', '销售'),
  optician: word('Optician', '验光师'),
});

export const FIELD_READER_WORDS = wordsOf(FieldReader, {
  ...FIELD_WRITER_WORDS,
  auditor: word('Auditor', '审计员'),
});
