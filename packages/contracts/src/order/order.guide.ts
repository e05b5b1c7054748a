import { CUSTOMER, LENS, MARKET, PACK, PRODUCT } from '../guide/goods.guide.ts';
import { both, under } from '../guide/parts.ts';
import { USE_STORE_CREDIT_FIELD } from '../payment/store-credit/store-credit.guide.ts';
import { field, type Guide } from '../kernel/guide.ts';
import { DESK_GUIDE } from './desk/known.help.ts';
import { DELIVERY_METHOD, STATED_PLACE } from './shipping/order-delivery.help.ts';

export const QUANTITY = field(
  both('Boxes', '盒数'),
  both(
    'How many boxes. For a lens the prescription limits how many may be supplied.',
    '盒数。镜片可供应的数量受处方限制。',
  ),
  both('1 to 24.', '1 至 24。'),
  '2',
);
/** Explains the fields of an order line that a line of a quote has too. */
export const LINE: Guide = {
  productId: PRODUCT,
  packId: PACK,
  ...under('parameters', LENS),
  quantity: QUANTITY,
};
export const PRESCRIPTION = field(
  both('Prescription', '处方'),
  both(
    'The prescription that permits the lens. Without one, nothing is supplied.',
    '允许供应该镜片的处方。没有处方不得供应。',
  ),
  both(
    'Choose one that is in force and says exactly these values. Leave it out for goods that are no lens.',
    '选择有效且数值完全一致的处方。非镜片商品省略。',
  ),
  both('Dr Chen, ends on 1 Jun 2027', 'Dr Chen，2027年6月1日到期'),
);
export const COUPON = field(
  both('Coupon', '优惠券'),
  both('A code that lowers the price.', '可享优惠的代码。'),
  both(
    'As the customer says it; capitals do not matter. Leave it empty if there is none.',
    '按客户所说填写，不区分大小写。没有则留空。',
  ),
  'WELCOME10',
);

/** Explains the fields of a new order that a request to order the lenses of an earlier order again has too. */
export const TO_PLACE: Guide = {
  market: MARKET,
  shippingAddressId: field(
    both('Deliver to', '送货地址'),
    both(
      'One of the addresses of the customer. It must lie in the market of the order.',
      '客户的一个地址，须位于订单的市场内。',
    ),
    both('Choose one, or add it to the customer first.', '选择一个，或先为客户添加地址。'),
    '1 Lens Way, Newark',
  ),
  paymentToken: field(
    both('Card', '银行卡'),
    both(
      'The token that the payment provider gives for a card. The shop never sees the number.',
      '支付服务商为银行卡生成的令牌。商店看不到卡号。',
    ),
    both(
      'Let the form of the provider take the card. Never type a card number.',
      '请使用支付服务商的表单录入银行卡，切勿填写卡号。',
    ),
    'tok_visa',
  ),
  useStoreCredit: USE_STORE_CREDIT_FIELD,
  couponCode: COUPON,
  deliveryMethodId: DELIVERY_METHOD,
  mayWait: field(
    both('Wait for boxes', '等待到货'),
    both(
      'Boxes that are sold out may come later. The card is only charged when they are there.',
      '售罄的商品可稍后到货，到货后才会扣款。',
    ),
    both('Tick it if the customer would rather wait than lose the order.', '客户愿意等待而不取消订单时勾选。'),
    both('Yes', '是'),
  ),
  ...STATED_PLACE,
  ...DESK_GUIDE,
};

export const PLACE_ORDER_GUIDE: Guide = {
  ...TO_PLACE,
  ...under('lines', LINE),
  'lines.eye': field(
    both('Eye', '眼别'),
    both(
      'The eye that wears the lens. Each eye has a line of its own, even if both are equal.',
      '佩戴该镜片的眼睛。左右眼即使相同也分别填写。',
    ),
    both(
      'Right (OD) or left (OS). Leave it out for goods that are no lens.',
      '右眼（OD）或左眼（OS）。非镜片商品省略。',
    ),
    both('Right eye', '右眼'),
  ),
  'lines.prescriptionId': PRESCRIPTION,
  customerId: CUSTOMER,
};

export const CANCEL_ORDER_GUIDE: Guide = {
  note: field(
    both('Note', '备注'),
    both(
      'Why the order is cancelled. The customer and colleagues can read it.',
      '取消订单的原因，客户和同事可以看到。',
    ),
    both(
      'At most 500 characters. No card numbers. It may stay empty.',
      '最多 500 个字符，请勿填写银行卡号。可以留空。',
    ),
    both('Ordered the wrong power', '度数订错'),
  ),
};

export const SHIP_ORDER_GUIDE: Guide = {
  carrier: field(
    both('Carrier', '承运商'),
    both('Who takes the parcel. The customer reads the name.', '承运包裹的公司，客户可以看到。'),
    both('The name, at most 60 characters.', '公司名称，最多 60 个字符。'),
    'UPS',
  ),
  trackingNumber: field(
    both('Tracking number', '运单号'),
    both(
      'The number of the parcel. The customer follows it, and the search finds the order by it.',
      '包裹的运单号，客户可据此查询，也可用于搜索订单。',
    ),
    both(
      'Scan the label, or type at most 80 characters. Check it: the payment is taken next.',
      '扫描面单，或输入最多 80 个字符。请核对，之后即扣款。',
    ),
    '1Z999AA10123456784',
  ),
  parcelId: field(
    both('Parcel', '包裹'),
    both('A parcel of the order that has its label already.', '该订单中已有面单的包裹。'),
    both('Choose it in place of carrier and number.', '选择包裹时，不填承运商和运单号。'),
    'T-2026-000123-1',
  ),
};
