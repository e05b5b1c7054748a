import { CHANGE_FIELD_GUIDE, CREATE_FIELD_GUIDE } from '../../customer/fields/field.guide.ts';
import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const isSearchable = field(
  both('Can be searched', '可搜索'),
  both('If yes, staff find orders by the whole value.', '选“是”时，员工可按完整的值查找订单。'),
  both('Yes or no. It must be chosen at the beginning.', '是或否，须在创建时选择。'),
  both('No', '否'),
);

export const CREATE_ORDER_FIELD_GUIDE: Guide = { ...CREATE_FIELD_GUIDE, isSearchable };
export const CHANGE_ORDER_FIELD_GUIDE: Guide = { ...CHANGE_FIELD_GUIDE, isSearchable };
export const CHANGE_ORDER_VALUES_GUIDE: Guide = {
  values: field(
    both('Values', '值'),
    both('What the shop wants to know of an order beside the usual.', '商店自行定义的订单资料。'),
    both('Each field says what it takes. Nothing about health belongs here.', '各字段注明填写要求。请勿填写健康信息。'),
    'G-2041',
  ),
};
