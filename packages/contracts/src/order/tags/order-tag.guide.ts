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
  'change.addTagId': field(
    both('Give a tag', '添加标签'),
    both('Orders that have it already keep it.', '已有该标签的订单保持不变。'),
    both('Choose one that is in use, or leave it empty.', '请选择一个在用的标签，或留空。'),
    both('Wrap as a gift', '礼品包装'),
  ),
  'change.removeTagId': field(
    both('Take a tag away', '移除标签'),
    both('Orders without it stay as they are.', '没有该标签的订单保持不变。'),
    both('Choose one, or leave it empty.', '请选择一个标签，或留空。'),
    both('Wrap as a gift', '礼品包装'),
  ),
  orderIds: field(
    both('Orders', '订单'),
    both('The orders whose tags change.', '要更改标签的订单。'),
    both('Choose them in the list, at most 2,000.', '在列表中选择，最多 2,000 个。'),
    'T-2026-000184',
  ),
  why: field(
    both('Reason', '原因'),
    both('Why many orders are tagged. It is kept with the job.', '批量更改标签的原因，随任务保存。'),
    both('One sentence. Do not name people in it.', '一句话。请勿写入人员姓名。'),
    both('They go to the fair', '将用于展会'),
  ),
};
