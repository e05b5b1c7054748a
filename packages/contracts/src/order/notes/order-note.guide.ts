import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const TEXT = field(
  both('Note', '备注'),
  both('What should be known about this order.', '关于此订单需要了解的事项。'),
  both('At most 1,000 characters. No card numbers.', '最多 1,000 个字符，请勿填写银行卡号。'),
  both('Please leave it with the neighbour', '请交给邻居代收'),
);

export const ADD_ORDER_NOTE_GUIDE: Guide = {
  kind: field(
    both('Whose note', '备注类型'),
    both(
      'Only staff see a note of the shop. The customer sees a note of hers.',
      '店内备注仅员工可见，客户备注客户可见。',
    ),
    both('Choose one. It cannot be changed later.', '选择一项，之后不能更改。'),
    both('Of the shop', '店内备注'),
  ),
  text: TEXT,
};
export const CHANGE_ORDER_NOTE_GUIDE: Guide = { text: TEXT };
