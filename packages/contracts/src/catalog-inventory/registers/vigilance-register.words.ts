import { word, wordsOf } from '../../kernel/words.ts';
import { VigilanceKind } from './vigilance-register.http.ts';

export const VIGILANCE_KIND_WORDS = wordsOf(VigilanceKind, {
  complaint: word('Complaint', '投诉'),
  'non-conforming': word('Lot set aside', '批次已隔离'),
  'conforming-again': word('Lot released again', '批次解除隔离'),
  recall: word('Recall', '召回'),
  withdrawal: word('Taken out of stock', '已从库存撤出'),
  'withdrawal-ended': word('Back in stock', '已恢复库存'),
});
