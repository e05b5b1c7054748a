import { both } from '../../guide/parts.ts';
import { REASON_FOR_CUSTOMER } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const NAME = both('The words that stand at the field for staff.', '员工看到的字段名称。');
const LINE = both('At most 60 characters.', '最多 60 个字符。');
const CHANGED: Guide = {
  'label.en': field(both('English name', '英文名称'), NAME, LINE, 'Loyalty number'),
  'label.zh': field(both('Chinese name', '中文名称'), NAME, LINE, '会员卡号'),
  unit: field(
    both('Unit', '单位'),
    both('The unit of a number.', '数字的单位。'),
    both('At most 20 characters. Only for numbers.', '最多 20 个字符，仅用于数字。'),
    'h',
  ),
  'choices.key': field(
    both('Key of the choice', '选项代码'),
    both('The name of the choice in imports and exports. It never changes.', '导入和导出时使用的代码，之后不能更改。'),
    both('Small letters, digits and dashes.', '小写字母、数字和连字符。'),
    'gold',
  ),
  'choices.label.en': field(both('English name of the choice', '选项英文名称'), NAME, LINE, 'Gold'),
  'choices.label.zh': field(both('Chinese name of the choice', '选项中文名称'), NAME, LINE, '金卡'),
  isRequired: field(
    both('Must be filled in', '必填'),
    both('If yes, a value may be changed but not removed.', '选“是”时，值可以更改但不能清空。'),
    both('Yes or no.', '是或否。'),
    both('No', '否'),
  ),
  readers: field(
    both('May be read by', '可查看的角色'),
    both(
      'The roles that see the values. Other roles do not see the field at all.',
      '可以看到值的角色，其他角色完全看不到此字段。',
    ),
    both('Choose at least one.', '至少选择一个。'),
    both('Sales', '销售'),
  ),
  writers: field(
    both('May be written by', '可填写的角色'),
    both('The roles that change the values. They must read them too.', '可以更改值的角色，必须也能查看。'),
    both(
      'Choose one or several, or none for a field that only imports fill.',
      '可选一个或多个；仅由导入填写时可不选。',
    ),
    both('Sales', '销售'),
  ),
  isSearchable: field(
    both('Can be searched', '可搜索'),
    both(
      'If yes, staff find customers by the whole value. It must be chosen at the beginning.',
      '选“是”时，员工可按完整的值查找客户。须在创建时选择。',
    ),
    both(
      'Yes or no. An index tells who has equal values, so choose it only where it is needed.',
      '是或否。索引会显示哪些客户的值相同，仅在需要时开启。',
    ),
    both('No', '否'),
  ),
};

export const CREATE_FIELD_GUIDE: Guide = {
  key: field(
    both('Key', '代码'),
    both('The name of the field in imports and exports. It never changes.', '导入和导出时使用的代码，之后不能更改。'),
    both('Small letters, digits and dashes, at most 40.', '小写字母、数字和连字符，最多 40 个。'),
    'loyalty-number',
  ),
  type: field(
    both('Type', '类型'),
    both('The kind of the values. It never changes.', '值的类型，之后不能更改。'),
    both('Choose the narrowest type that fits.', '选择最贴切的类型。'),
    both('One line', '单行文本'),
  ),
  ...CHANGED,
};
export const CHANGE_FIELD_GUIDE: Guide = {
  ...CHANGED,
  isRetired: field(
    both('No longer in use', '已停用'),
    both('A retired field keeps its values and takes no new ones.', '停用的字段保留已有值，不再接受新值。'),
    both('Yes or no. It can be taken back.', '是或否，可以恢复。'),
    both('No', '否'),
  ),
};
export const CHANGE_CUSTOMER_FIELDS_GUIDE: Guide = {
  values: field(
    both('Values', '值'),
    both('What the shop wants to know of its customers beside the usual.', '商店自行定义的客户资料。'),
    both('Each field says what it takes. Nothing about health belongs here.', '各字段注明填写要求。请勿填写健康信息。'),
    'A-1047',
  ),
  reason: REASON_FOR_CUSTOMER,
};
