import { word, wordsOf } from '../../kernel/words.ts';
import { PictureSize } from './picture.http.ts';

export const PICTURE_SIZE_WORDS = wordsOf(PictureSize, {
  small: word('Small', '小'),
  medium: word('Medium', '中'),
  large: word('Large', '大'),
});
