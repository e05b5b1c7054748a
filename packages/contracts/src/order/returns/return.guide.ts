import { LENS, LOT_NUMBER, PACK, USE_BY } from '../../guide/goods.guide.ts';
import { both, under } from '../../guide/parts.ts';
import { REFUND_TO_FIELD } from '../../payment/store-credit/store-credit.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { PRESCRIPTION, TO_PLACE } from '../order.guide.ts';

const LINE = field(
  both('Line of the order', '订单行'),
  both('The goods that come back.', '退回的商品。'),
  both('Choose it in the order.', '在订单中选择。'),
  both('Biofinity, right eye', 'Biofinity，右眼'),
);
const BOXES = field(
  both('Boxes', '盒数'),
  both('How many boxes of the line come back.', '此行退回的盒数。'),
  both('At most as many as were sent and are in no other return.', '不超过已发出且未在其他退货单中的数量。'),
  '1',
);
const LINES: Guide = under('lines', {
  lineId: LINE,
  quantity: BOXES,
  reason: field(
    both('Reason', '原因'),
    both('Why the boxes come back. The law and the shop decide by it.', '退回的原因，法律和商店政策据此决定。'),
    both(
      'Choose what the customer says. If an eye reacted, record a complaint too.',
      '按客户所述选择。如眼部出现反应，请同时登记投诉。',
    ),
    both('Changed her mind', '改变主意'),
  ),
});
const RESOLUTION = field(
  both('What the customer wants', '客户的要求'),
  both('Her money, other goods, or the same goods again without a charge.', '退款、换货，或免费补发相同商品。'),
  both(
    'Send again is only for goods that were lost, damaged, wrong or defective.',
    '补发仅适用于丢失、损坏、发错或有缺陷的商品。',
  ),
  both('Refund', '退款'),
);

export const QUOTE_RETURN_GUIDE: Guide = { ...LINES, resolution: RESOLUTION };
export const REQUEST_RETURN_GUIDE: Guide = {
  ...LINES,
  resolution: RESOLUTION,
  refundTo: REFUND_TO_FIELD,
  note: field(
    both('Words of the customer', '客户的说明'),
    both('What the customer says about it. It is sealed.', '客户对此的说明，加密保存。'),
    both('A few sentences, or nothing. Never a card number.', '几句话，或留空。切勿填写银行卡号。'),
    both('The box was pressed flat', '盒子被压扁了'),
  ),
};

export const APPROVE_RETURN_GUIDE: Guide = {
  carrier: field(
    both('Carrier', '承运商'),
    both('Who takes the parcel back, if the shop has paid it.', '由商店付费时，负责退回包裹的承运商。'),
    both('Its name as on the label. Empty if the customer sends it herself.', '按面单填写名称。客户自行寄回则留空。'),
    'UPS Ground',
  ),
  trackingNumber: field(
    both('Tracking number', '运单号'),
    both('The number on the label of the return.', '退货面单上的号码。'),
    both('Scan it, or copy it from the label.', '扫描，或从面单复制。'),
    '1Z999AA10123456784',
  ),
};

export const REFUSE_RETURN_GUIDE: Guide = {
  why: field(
    both('Reason', '原因'),
    both(
      'Why the shop does not take the goods back. The customer can read it.',
      '商店不接受退货的原因，客户可以查看。',
    ),
    both('One sentence that says what she can do instead.', '用一句话说明，并告知客户可以怎么做。'),
    both('The box was opened; ask your optician to look at the lens', '盒子已拆封；可请验光师检查镜片'),
  ),
};

export const RECEIVE_RETURN_GUIDE: Guide = under('boxes', {
  lineId: LINE,
  lotNumber: LOT_NUMBER,
  expiresOn: USE_BY,
  state: field(
    both('State', '状态'),
    both('How the box came back. Only a sealed one is sold again.', '退回时的状态，仅未拆封的可再次销售。'),
    both('Look at the seal of the box and of each blister.', '检查外盒封口及每个泡罩的密封。'),
    both('Sealed', '未拆封'),
  ),
});

export const DECIDE_RETURN_GUIDE: Guide = {
  'boxes.boxId': field(
    both('Box', '盒'),
    both('The box that is decided otherwise than by the rules.', '不按规则决定的商品盒。'),
    both('Choose it in the list of boxes.', '在列表中选择。'),
    'L2406A',
  ),
  'boxes.refunds': field(
    both('Give money back', '是否退款'),
    both('Whether money is given back for this box.', '是否为此盒退款。'),
    both('Tick it to give money back.', '勾选表示退款。'),
    both('Yes', '是'),
  ),
  deliveryToo: field(
    both('Refund the delivery too', '同时退还运费'),
    both('Whether the charge for the first delivery goes back as well.', '是否同时退还首次配送的费用。'),
    both('It is ticked as the rules say. Change it only with a reason.', '默认按规则勾选。更改须填写原因。'),
    both('Yes', '是'),
  ),
  refundTo: REFUND_TO_FIELD,
  why: field(
    both('Reason', '原因'),
    both('Why it is decided otherwise than by the rules.', '与规则不同的决定的原因。'),
    both('One sentence. It is kept, and the customer can read it.', '一句话。会予以记录，客户可以查看。'),
    both('The parcel took three weeks', '包裹耗时三周才送达'),
  ),
};

export const EXCHANGE_RETURN_GUIDE: Guide = {
  ...under('lines', {
    lineId: LINE,
    quantity: BOXES,
    packId: PACK,
    prescriptionId: PRESCRIPTION,
    ...under('parameters', LENS),
  }),
  ...Object.fromEntries(
    Object.entries(TO_PLACE).filter(([name]) => name === 'shippingAddressId' || name === 'paymentToken'),
  ),
};
