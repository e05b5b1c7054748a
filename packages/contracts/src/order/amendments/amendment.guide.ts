import { both, under } from '../../guide/parts.ts';
import { PLACE } from '../../guide/people.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { PLACE_ORDER_GUIDE, PRESCRIPTION, QUANTITY } from '../order.guide.ts';

const PRICE = {
  amount: field(
    both('Price of a box', '每盒价格'),
    both('A price by hand, for one box.', '手动设定的每盒价格。'),
    both(
      'Lower than the price of the order or of today. Leave it empty to keep that price. A very low price waits for a colleague.',
      '须低于订单价格或当日价格。留空则保持原价。过低的价格须由同事批准。',
    ),
    '54.00',
  ),
  currency: field(
    both('Currency', '货币'),
    both('The currency of the order.', '订单的货币。'),
    both('It cannot be another one.', '不能使用其他货币。'),
    'USD',
  ),
};
const ADDED: Guide = Object.fromEntries(
  Object.entries(PLACE_ORDER_GUIDE)
    .filter(([name]) => name.startsWith('lines.'))
    .map(([name, entry]) => [name.replace('lines.', 'added.line.'), entry]),
);

const { region, postalCode } = PLACE;

export const AMEND_ORDER_GUIDE: Guide = {
  ...under('place', { region, postalCode }),
  'lines.lineId': field(
    both('Line', '商品行'),
    both('A line that stays in the order. Its lens and eye stay.', '保留在订单中的商品行，镜片和眼别不变。'),
    both('Leave a line out to remove it.', '不列出即为删除。'),
    both('Right eye, Biofinity', '右眼，Biofinity'),
  ),
  'lines.quantity': QUANTITY,
  'lines.packId': field(
    both('Pack', '包装'),
    both('Another pack of the same product.', '同一产品的其他包装。'),
    both('Leave it empty to keep the pack. Another pack has today’s price.', '留空则保持原包装；其他包装按当日价格。'),
    both('Box of 6', '6 片装'),
  ),
  'lines.prescriptionId': PRESCRIPTION,
  ...under('lines.unitPrice', PRICE),
  ...ADDED,
  ...under('added.unitPrice', PRICE),
  shippingAddressId: field(
    both('Deliver to', '送货地址'),
    both(
      'Another address of the customer. It must lie in the same country, which decides price and law.',
      '客户的其他地址，须位于同一国家或地区，因其决定价格与法规。',
    ),
    both('Leave it empty to keep the address.', '留空则保持原地址。'),
    '1 Lens Way, Newark',
  ),
  deliveryMethodId: field(
    both('Delivery', '配送方式'),
    both('How the parcel is sent.', '包裹的寄送方式。'),
    both('Leave it empty to keep it.', '留空则保持不变。'),
    both('Standard', '标准配送'),
  ),
  why: field(
    both('Reason', '原因'),
    both('Why the order changes. The customer can read it.', '更改订单的原因，客户可以看到。'),
    both('One sentence. A price by hand needs one.', '一句话。手动定价时必填。'),
    both('One box is enough for now', '目前一盒就够'),
  ),
};

/**
 * Explains the fields of a request for the quote of a change. They are the fields of the change itself, which is quoted
 * first.
 */
export const QUOTE_AMENDMENT_GUIDE: Guide = { ...AMEND_ORDER_GUIDE };
