import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const NAME = both('The words under which marketing finds the segment.', '营销人员看到的客群名称。');
const LINE = both('At most 60 characters. Name no illness and no person.', '最多 60 个字符，请勿写疾病或人名。');

export const CREATE_SEGMENT_GUIDE: Guide = {
  'name.en': field(both('English name', '英文名称'), NAME, LINE, 'Long at the screen'),
  'name.zh': field(both('Chinese name', '中文名称'), NAME, LINE, '长时间使用屏幕'),
  'conditions.fieldId': field(
    both('Custom field', '自定义字段'),
    both('The fact that is compared.', '用于判断的资料。'),
    both('Choose a field that you may read.', '选择你有权查看的字段。'),
    both('Hours at a screen', '每日屏幕时间'),
  ),
  'conditions.operator': field(
    both('Comparison', '比较方式'),
    both('How the value of a customer is compared.', '如何比较客户的值。'),
    both('More and less are for numbers and days only.', '大小比较仅用于数字和日期。'),
    both('is at least', '不小于'),
  ),
  'conditions.value': field(
    both('Value', '值'),
    both('With what it is compared.', '与之比较的值。'),
    both(
      'A number, a day (YYYY-MM-DD), the key of a choice, true or false. Leave it empty for "is filled in" and "is empty".',
      '数字、日期（YYYY-MM-DD）、选项代码、true 或 false。判断是否填写时留空。',
    ),
    '6',
  ),
};
