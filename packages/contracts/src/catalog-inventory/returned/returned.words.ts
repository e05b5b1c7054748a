import { word, wordsOf } from '../../kernel/words.ts';
import { ReturnReportBy, SettleReturnedBox } from './returned.http.ts';

export const SETTLEMENT_WORDS = wordsOf(SettleReturnedBox.body.shape.to, {
  restocked: word('Sell it again', '重新销售', 'ok'),
  scrapped: word('Throw it away', '报废', 'stop'),
});

export const RETURN_REPORT_BY_WORDS = wordsOf(ReturnReportBy, {
  product: word('Product', '产品'),
  lot: word('Lot', '批次'),
  supplier: word('Supplier', '供应商'),
});
