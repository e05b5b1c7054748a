import { word, wordsOf } from '../../kernel/words.ts';
import { OrderFieldReader, OrderFieldWriter } from './order-field.http.ts';

export const ORDER_FIELD_WRITER_WORDS = wordsOf(OrderFieldWriter, {
  sales: word('Sales', '销售'),
  optician: word('Optician', '验光师'),
  warehouse: word('Warehouse', '仓库'),
  finance: word('Finance', '财务'),
});

export const ORDER_FIELD_READER_WORDS = wordsOf(OrderFieldReader, {
  ...ORDER_FIELD_WRITER_WORDS,
  auditor: word('Auditor', '审计员'),
});
