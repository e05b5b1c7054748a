import { word, wordsOf } from '../../kernel/words.ts';
import { ProductSort } from './product.http.ts';

export const PRODUCT_SORT_WORDS = wordsOf(ProductSort, {
  newest: word('Newest first', '最新优先'),
  price: word('Cheapest first', '价格从低到高'),
  '-price': word('Dearest first', '价格从高到低'),
});
