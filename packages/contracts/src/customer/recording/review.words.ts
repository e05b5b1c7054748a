import { word, wordsOf } from '../../kernel/words.ts';
import { ReviewOutcome } from './review.http.ts';

export const REVIEW_OUTCOME_WORDS = wordsOf(ReviewOutcome, {
  matches: word('It matches', '一致', 'ok'),
  differs: word('It says something else', '不一致', 'stop'),
  unreadable: word('Cannot be read', '无法辨认', 'stop'),
});
