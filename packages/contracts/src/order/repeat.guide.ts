import { CUSTOMER, PACK, PRODUCT } from '../guide/goods.guide.ts';
import { both, under } from '../guide/parts.ts';
import { field, type Guide } from '../kernel/guide.ts';
import { COUPON, PRESCRIPTION, QUANTITY, TO_PLACE } from './order.guide.ts';
import { QUOTED_PLACE } from './quote.guide.ts';
import { DELIVERY_METHOD } from './shipping/order-delivery.help.ts';

const LINES: Guide = under('lines', {
  lineId: field(
    both('Lens', '镜片'),
    both('The line of the earlier order whose lens is wanted again.', '要再次订购的原订单行。'),
    both('Choose it in the earlier order.', '在原订单中选择。'),
    both('Right eye', '右眼'),
  ),
  quantity: QUANTITY,
  packId: field(
    PACK.label,
    both('Another pack size of the same product.', '同一产品的其他包装规格。'),
    both('Choose one. Empty: the pack of the earlier order.', '选择一种。留空则沿用原订单的包装。'),
    PACK.example,
  ),
  prescriptionId: field(
    PRESCRIPTION.label,
    both('A newer prescription for the same lens.', '同一镜片的新处方。'),
    both('Choose one. Empty: the prescription of the earlier order.', '选择一张。留空则沿用原订单的处方。'),
    PRESCRIPTION.example,
  ),
});

const GOODS: Guide = under('goods', { productId: PRODUCT, packId: PACK, quantity: QUANTITY });

const BUYER = field(
  CUSTOMER.label,
  both('The customer of the earlier order.', '原订单的客户。'),
  both(
    'Staff name her if the order uses her store credit. Customers leave it empty.',
    '员工使用客户的储值时须填写；客户本人下单时留空。',
  ),
  CUSTOMER.example,
);

export const REPEAT_ORDER_GUIDE: Guide = { ...TO_PLACE, ...LINES, ...GOODS, customerId: BUYER };
export const QUOTE_REPEAT_GUIDE: Guide = {
  ...QUOTED_PLACE,
  ...LINES,
  ...GOODS,
  couponCode: COUPON,
  deliveryMethodId: DELIVERY_METHOD,
};
