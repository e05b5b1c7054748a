import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const CHANGE_PRODUCT_PICTURE_GUIDE: Guide = {
  altEn: field(
    both('Text in English', '英文说明'),
    both(
      'What the picture shows. People who cannot see it hear this text.',
      '图片的内容，看不到图片的人会听到这段文字。',
    ),
    both('3 to 200 characters.', '3 至 200 个字符。'),
    'A box of six lenses',
  ),
  altZh: field(
    both('Text in Chinese', '中文说明'),
    both('The same in Chinese.', '同样内容的中文。'),
    both('3 to 200 characters.', '3 至 200 个字符。'),
    '一盒六片装镜片',
  ),
  place: field(
    both('Place', '位置'),
    both('The first picture is shown in lists.', '第一张图片显示在列表中。'),
    both('1 to 12.', '1 至 12。'),
    '1',
  ),
};
