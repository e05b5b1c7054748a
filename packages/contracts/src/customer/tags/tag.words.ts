import { word, wordsOf } from '../../kernel/words.ts';
import { TagColour } from './tag.http.ts';

export const TAG_COLOUR_WORDS = wordsOf(TagColour, {
  grey: word('Grey', '灰色'),
  blue: word('Blue', '蓝色'),
  green: word('Green', '绿色'),
  yellow: word('Yellow', '黄色'),
  red: word('Red', '红色'),
  violet: word('Violet', '紫色'),
});
