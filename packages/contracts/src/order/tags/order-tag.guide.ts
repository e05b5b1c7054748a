import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const NAME = both(
  'The words on the tag. They are stored in clear: no illness, no belief, no name of a person.',
  '标签上的文字，以明文保存：请勿使用疾病、信仰或人名。',
);
const LINE = both('At most 40 characters.', '最多 40 个字符。');

export const CREATE_ORDER_TAG_GUIDE: Guide = {
  'name.en': field(both('English name', '英文名称'), NAME, LINE, 'Wrap as a gift'),
  'name.zh': field(both('Chinese name', '中文名称'), NAME, LINE, '礼品包装'),
  colour: field(
    both('Colour', '颜色'),
    both('The colour of the tag in the console.', '标签在控制台中的颜色。'),
    both(
      'Choose one. The words say the same, so nobody has to see colours.',
      '选择一种。文字已说明含义，无需辨别颜色。',
    ),
    both('Violet', '紫色'),
  ),
};
export const CHANGE_ORDER_TAG_GUIDE: Guide = {
  ...CREATE_ORDER_TAG_GUIDE,
  isRetired: field(
    both('No longer in use', '已停用'),
    both('A retired tag stays where it is, and nobody can give it any more.', '停用的标签保留在原处，不能再添加。'),
    both('Yes or no. It can be taken back.', '是或否，可以恢复。'),
    both('No', '否'),
  ),
};
export const TAG_ORDERS_GUIDE: Guide = {
  tagId: field(
    both('Tag', '标签'),
    both('The tag that all chosen orders get.', '要添加到所选订单的标签。'),
    both('Choose one that is in use.', '选择一个在用的标签。'),
    both('Wrap as a gift', '礼品包装'),
  ),
  orderIds: field(
    both('Orders', '订单'),
    both('The orders that get the tag.', '要添加标签的订单。'),
    both('Choose them in the list, at most 500.', '在列表中选择，最多 500 个。'),
    'T-2026-000184',
  ),
};
