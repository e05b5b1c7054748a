import { word, wordsOf } from '../../kernel/words.ts';
import { Availability } from './lens.http.ts';

export const AVAILABILITY_WORDS = wordsOf(Availability, {
  'in-stock': word('In stock', '有货', 'ok'),
  low: word('Only a few left', '库存不多', 'wait'),
  'sold-out': word('Sold out', '缺货', 'stop'),
});
