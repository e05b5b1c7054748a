import { CURRENCY } from '../../guide/goods.guide.ts';
import { both } from '../../guide/parts.ts';
import { field, type FieldGuide, type Guide } from '../../kernel/guide.ts';

export const GIVE_STORE_CREDIT_GUIDE: Guide = {
  'amount.amount': field(
    both('Amount', '金额'),
    both('How much the customer may spend in her next orders.', '客户可在以后订单中使用的金额。'),
    both('A large amount waits for a second person of finance.', '大额赠送须由另一位财务人员批准。'),
    '10.00',
  ),
  'amount.currency': CURRENCY,
  reason: field(
    both('Note for colleagues', '内部备注'),
    both('Why the shop gives it. The second person decides by it.', '赠送的原因，供第二人判断。'),
    both('3 to 500 characters. No card numbers.', '3 至 500 个字符，请勿填写银行卡号。'),
    both('The parcel came a week late', '包裹晚到一周'),
  ),
};

export const REFUND_TO_FIELD: FieldGuide = field(
  both('Give it back as', '退款方式'),
  both('Where the money goes: back as it was paid, or to the store credit.', '款项原路退回，或转为储值。'),
  both(
    'Choose store credit only if the customer has agreed. In the EU, a withdrawal goes back as it was paid unless she expressly agreed.',
    '仅在客户同意时选择储值。在欧盟，除非消费者明确同意，撤回合同须原路退款。',
  ),
  both('The same way as paid', '原路退回'),
);

export const USE_STORE_CREDIT_FIELD: FieldGuide = field(
  both('Use the store credit', '使用储值'),
  both(
    'Pays with the store credit of the customer first. The card pays the rest.',
    '先用客户的储值支付，其余由银行卡支付。',
  ),
  both(
    'Write true to use as much as there is. A number is an exact amount in minor units; the order is declined if the balance is lower.',
    'true 表示尽量使用全部余额。填写数字表示使用的准确金额（最小货币单位）；余额不足时订单会被拒绝。',
  ),
  'true',
);
