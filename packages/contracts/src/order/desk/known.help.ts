import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

/** Explains the fields of a new order that the desk of the shop fills in. */
export const DESK_GUIDE: Guide = {
  channel: field(
    both('Came by', '来源'),
    both('The way on which the order reached the shop. Reports count orders by it.', '订单的来源，报表据此统计。'),
    both('Choose one. For a call, leave it as it is.', '选择一项。电话订单保持默认即可。'),
    both('Phone', '电话'),
  ),
  note: field(
    both('Note of the customer', '客户备注'),
    both('What the customer wants us to know about this order. She sees it.', '客户希望本店了解的事项。客户可以看到。'),
    both(
      'At most 1,000 characters, in her words. No card numbers. Leave it empty if there is none.',
      '最多 1,000 个字符，按客户原话填写，请勿填写银行卡号。没有则留空。',
    ),
    both('Please leave it with the neighbour', '请交给邻居代收'),
  ),
};
