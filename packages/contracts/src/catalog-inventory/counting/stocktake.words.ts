import { word, wordsOf } from '../../kernel/words.ts';
import { StocktakeStatus } from './stocktake.http.ts';

export const STOCKTAKE_STATUS_WORDS = wordsOf(StocktakeStatus, {
  counting: word('Is being counted', '正在盘点', 'works'),
  submitted: word('Waits for another person', '等待另一人批准', 'wait'),
  approved: word('Approved', '已批准', 'ok'),
});
