import { CURRENCY } from '../guide/goods.guide.ts';
import { both } from '../guide/parts.ts';
import { REFUND_TO_FIELD } from './store-credit/store-credit.guide.ts';
import { field, type Guide } from '../kernel/guide.ts';

export const REQUEST_REFUND_GUIDE: Guide = {
  'amount.amount': field(
    both('Amount', '金额'),
    both('How much the customer gets back.', '退给客户的金额。'),
    both(
      'At most what was taken and is not yet paid back. If it is empty, all that is left is paid back. A large refund waits for a second person.',
      '不得超过已扣款且尚未退还的金额。留空则退还全部余额。大额退款须由第二人批准。',
    ),
    '64.00',
  ),
  'amount.currency': CURRENCY,
  'lines.lineId': field(
    both('Line of the order', '订单行'),
    both('The line whose boxes are refunded.', '需退款的订单行。'),
    both(
      'Choose lines or name an amount, not both. Each box is refunded at most once.',
      '按行退款或填写金额，二选一。每盒最多退款一次。',
    ),
    '0197a000-0000-7000-8000-0000000000a1',
  ),
  'lines.quantity': field(
    both('Boxes', '盒数'),
    both('How many boxes of the line are refunded.', '该行退款的盒数。'),
    both('At most the boxes that are invoiced and not yet refunded.', '不得超过已开票且尚未退款的盒数。'),
    '1',
  ),
  withDelivery: field(
    both('Refund the delivery too', '同时退还运费'),
    both('Whether the delivery charge goes back as well.', '是否一并退还运费。'),
    both('It is refunded once per order.', '每个订单的运费只退一次。'),
    both('Yes', '是'),
  ),
  cause: field(
    both('Cause', '退款原因'),
    both('Why money goes back. The customer reads a sentence about it.', '退款的原因。客户会看到相应的说明。'),
    both(
      'Choose the cause that fits best. "Another cause" tells the customer to ask the shop.',
      '选择最贴切的一项。选「其他原因」时，客户会被告知可询问商店。',
    ),
    both('Arrived damaged', '商品损坏'),
  ),
  refundTo: REFUND_TO_FIELD,
  reason: field(
    both('Note for colleagues', '内部备注'),
    both(
      'The facts behind the refund. Only staff read it; the second person decides by it.',
      '退款的具体情况，仅员工可见，供第二人判断。',
    ),
    both('3 to 500 characters. No card numbers.', '3 至 500 个字符，请勿填写银行卡号。'),
    both('One box arrived damaged', '其中一盒到货时已损坏'),
  ),
};
