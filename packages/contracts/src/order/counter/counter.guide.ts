import { both } from '../../guide/parts.ts';
import { WAREHOUSE } from '../../guide/goods.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { PLACE_ORDER_GUIDE } from '../order.guide.ts';

const { channel: _channel, deliveryMethodId: _method, mayWait: _wait, ...ORDER } = PLACE_ORDER_GUIDE;

export const SELL_AT_COUNTER_GUIDE: Guide = {
  ...ORDER,
  shippingAddressId: field(
    both('Address on the invoice', '发票地址'),
    both(
      'One of the addresses of the customer. Its law decides about lenses, and its country about the price.',
      '客户的一个地址。镜片销售适用该地的法规，价格取决于其国家。',
    ),
    both('Choose one, or add it to the customer first.', '选择一个，或先为客户添加地址。'),
    '1 Lens Way, Newark',
  ),
  warehouseId: WAREHOUSE,
  method: field(
    both('Paid by', '支付方式'),
    both('How the buyer pays.', '客户的支付方式。'),
    both('Card or cash. Finance sees both.', '银行卡或现金，财务均可看到。'),
    both('Cash', '现金'),
  ),
  paymentToken: field(
    both('Card', '银行卡'),
    both(
      'The token that the card terminal gives for the card. The shop never sees the number.',
      '刷卡终端为银行卡生成的令牌。商店看不到卡号。',
    ),
    both('Leave it empty for cash. Never type a card number.', '现金支付时留空。切勿填写卡号。'),
    'tok_visa',
  ),
};
