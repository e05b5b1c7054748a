import { word, wordsOf } from '../../kernel/words.ts';
import { TaxClass, TaxMode } from './tax.ts';

export const TAX_CLASS_WORDS = wordsOf(TaxClass, {
  lens: word('Lenses', '镜片'),
  solution: word('Solutions', '护理液'),
  accessory: word('Accessories', '配件'),
  service: word('Services', '服务'),
  delivery: word('Delivery', '配送'),
});

export const TAX_MODE_WORDS = wordsOf(TaxMode, {
  inside: word('Prices include it', '价格含税'),
  'on-top': word('It is added to prices', '价外加税'),
});
