import { both } from '../../guide/parts.ts';
import { CURRENCY } from '../../guide/goods.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const carrier = field(
  both('Carrier', '承运商'),
  both('Who takes the parcel.', '由谁承运该包裹。'),
  both('The name as the shop writes it everywhere.', '使用店内统一的名称。'),
  'UPS Ground',
);
const trackingNumber = field(
  both('Tracking number', '运单号'),
  both('The number under the bars of the label.', '面单条码下方的号码。'),
  both('Scan it, or type it without spaces.', '扫描，或不带空格输入。'),
  '1Z999AA10123456784',
);
const service = field(
  both('Service', '服务'),
  both('How fast the carrier brings it.', '承运商的时效服务。'),
  both(
    'The name of the service at the carrier. Leave it empty for the usual one.',
    '承运商的服务名称。留空则用默认服务。',
  ),
  'Priority',
);
const note = field(
  both('Answer of the carrier', '承运商答复'),
  both('What the carrier wrote.', '承运商的答复内容。'),
  both('A sentence. Leave names of people out.', '一句话，请勿填写人名。'),
  both('Paid by transfer', '已转账赔付'),
);

export const CREATE_PARCEL_GUIDE: Guide = {
  orderId: field(
    both('Order', '订单'),
    both('The order that the parcel belongs to.', '该包裹所属的订单。'),
    both('Open the order and choose its parcel there.', '请打开订单，在订单页面建立包裹。'),
    'T-2026-000123',
  ),
  'lines.lineId': field(
    both('Line', '行'),
    both('A line of the order.', '订单中的一行。'),
    both('Leave the lines out if everything is in this parcel.', '如全部装入此包裹，可不填各行。'),
    both('Biofinity, right eye', 'Biofinity，右眼'),
  ),
  'lines.quantity': field(
    both('Boxes', '盒数'),
    both('How many boxes of the line are in this parcel.', '此包裹中该行的盒数。'),
    both('At most what no other parcel holds.', '不超过尚未装箱的数量。'),
    '2',
  ),
  weightGrams: field(
    both('Weight in grams', '重量（克）'),
    both('What the scales show. The carrier charges by it.', '秤上显示的重量，承运商据此计费。'),
    both('Whole grams, with the packaging.', '整克数，含包装。'),
    '180',
  ),
  service,
  carrier,
  trackingNumber,
};
export const ASK_FOR_LABEL_GUIDE: Guide = { service };
export const SET_PARCEL_LABEL_GUIDE: Guide = { carrier, trackingNumber };
export const RECORD_PARCEL_NEWS_GUIDE: Guide = {
  kind: field(
    both('News', '物流状态'),
    both('What the carrier said.', '承运商告知的状态。'),
    both('Delivered completes the order; lost calls for a claim.', '“已送达”会完成订单；“已丢失”请提出索赔。'),
    both('Delivered', '已送达'),
  ),
  at: field(
    both('When', '时间'),
    both('When it happened.', '发生的时间。'),
    both('Leave it empty if it was just now.', '如为刚才，可留空。'),
    '2026-11-24 10:00',
  ),
};
export const HAND_OVER_PARCELS_GUIDE: Guide = { carrier };
export const SET_DELAY_RULE_GUIDE: Guide = {
  carrier: field(
    both('Carrier', '承运商'),
    both('The carrier for which the rule holds.', '规则适用的承运商。'),
    both('As it stands on parcels. Leave it empty for every carrier.', '与包裹上的名称一致。留空则适用于所有承运商。'),
    'UPS Ground',
  ),
  market: field(
    both('Country', '国家或地区'),
    both('The country to which the parcel goes.', '包裹的目的地。'),
    both('Two letters. Leave it empty for every country.', '两位字母代码。留空则适用于所有国家或地区。'),
    'US',
  ),
  hours: field(
    both('Hours without news', '无更新小时数'),
    both('After so many hours without news a parcel counts as delayed.', '超过该时长无物流更新即视为延误。'),
    both('6 to 720. Count the weekend of the carrier in.', '6 至 720，请将承运商的周末计算在内。'),
    '48',
  ),
};
export const OPEN_CARRIER_CLAIM_GUIDE: Guide = {
  parcelId: field(
    both('Parcel', '包裹'),
    both('The parcel that the carrier answers for.', '由承运商负责的包裹。'),
    both('Open the parcel and claim there.', '请打开包裹，在包裹页面提出索赔。'),
    'T-2026-000123-1',
  ),
  kind: field(
    both('What happened', '情况'),
    both('Carriers pay by different rules for loss, damage and delay.', '承运商对丢失、损坏和延误的赔付规则不同。'),
    both('Choose one.', '选择一项。'),
    both('Lost', '丢失'),
  ),
  'amount.amount': field(
    both('Amount', '金额'),
    both('What the shop wants from the carrier.', '要求承运商赔付的金额。'),
    both(
      'The price of the goods, and of the delivery if the carrier owes it.',
      '货物价格；如承运商应退运费，可一并计入。',
    ),
    '64.00',
  ),
  'amount.currency': CURRENCY,
  description: field(
    both('Description', '说明'),
    both('What the carrier must know to decide.', '供承运商判断的情况说明。'),
    both('Facts and days. No name, and nothing about lenses.', '写明事实和日期，勿写人名和镜片信息。'),
    both('No scan for ten days.', '十天无物流更新。'),
  ),
};
export const CLOSE_CARRIER_CLAIM_GUIDE: Guide = {
  outcome: field(
    both('Outcome', '结果'),
    both('What came of the claim.', '索赔的结果。'),
    both('Paid, refused, or withdrawn by the shop.', '已赔付、被拒赔或由店铺撤回。'),
    both('Paid', '已赔付'),
  ),
  'paid.amount': field(
    both('Amount paid', '赔付金额'),
    both('What the carrier paid.', '承运商实际赔付的金额。'),
    both('In the currency of the claim. Only if it was paid.', '币种与索赔一致，仅在已赔付时填写。'),
    '64.00',
  ),
  'paid.currency': CURRENCY,
  note,
};
