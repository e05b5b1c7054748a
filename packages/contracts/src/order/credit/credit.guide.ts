import { CURRENCY } from '../../guide/goods.guide.ts';
import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const SET_CREDIT_GUIDE: Guide = {
  level: field(
    both('Level', '等级'),
    both('How much of the limit the customer may use.', '客户可使用额度的比例。'),
    both(
      'Trusted: a fifth more than the limit. Standard: the limit. Restricted: half of it. Blocked: no order.',
      '信任：可超出额度五分之一；标准：按额度；受限：额度的一半；停止下单：不接受订单。',
    ),
    both('Standard', '标准'),
  ),
  'limits.limit.amount': field(
    both('Limit', '额度'),
    both(
      'The most that open orders may come to: placed, and neither paid nor cancelled.',
      '未结订单（已下单、未付款且未取消）合计的上限。',
    ),
    both(
      'An amount for each currency in which the customer may order. A high raise waits for a second person.',
      '为客户可使用的每种货币填写金额。大幅提高须由第二人批准。',
    ),
    '800.00',
  ),
  'limits.limit.currency': CURRENCY,
  why: field(
    both('Reason', '原因'),
    both('Why the credit changes. The second person decides by it.', '信用变更的原因，供第二人判断。'),
    both('One sentence. The customer can read it.', '一句话。客户可以查看。'),
    both('Pays each month within a week', '每月均在一周内付款'),
  ),
};
