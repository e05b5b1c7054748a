import { word, wordsOf } from '../../kernel/words.ts';
import { SuppressionCause } from './suppression.http.ts';

export const SUPPRESSION_CAUSE_WORDS = wordsOf(SuppressionCause, {
  bounce: word('Mail came back', '邮件被退回', 'stop'),
  complaint: word('Marked as unwanted', '被标记为垃圾邮件', 'stop'),
});
