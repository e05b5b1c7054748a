import { refusal } from '../kernel/refusal.ts';
import { type Language, sentence, type Text } from '../kernel/sentence.ts';
import type { LensParameters } from '../lens.ts';

export const ORDER_NOT_FOUND = refusal('order.not-found', 'not-found', {
  en: 'There is no such order. Check the id, or list your orders with GET /orders.',
  zh: '没有此订单。请检查订单 id，或通过 GET /orders 查看您的订单。',
});
export const ORDER_FIELD_NOT_SEARCHABLE = refusal('order.field-not-searchable', 'unprocessable', {
  en: 'Orders cannot be found by this field. Name a searchable field of orders that you may read, with a value of its type.',
  zh: '无法按此字段查找订单。请指定你有权查看的可搜索订单字段，并填写符合其类型的值。',
});
export const ORDER_LINE_UNKNOWN = refusal('order.line-unknown', 'unprocessable', {
  en: 'The earlier order has no such line. Read its lines, and name one of them.',
  zh: '先前的订单没有此行。请查看其各行，并指明其中一行。',
});
export const ORDER_NOT_REPEATABLE = refusal('order.not-repeatable', 'unprocessable', {
  en: 'A lens of the earlier order is no longer made for this market. An optician finds another lens for this person.',
  zh: '先前订单中的某款镜片已不再供应该市场。请验光师为此人选择其他镜片。',
});
export const ORDER_UNKNOWN_OFFER = refusal('order.unknown-offer', 'unprocessable', {
  en: 'This product in this pack is not on sale in {market}. Choose one from GET /products.',
  zh: '该产品的此包装规格未在 {market} 市场销售。请从 GET /products 中选择。',
});
export const NOT_ON_SALE = sentence({ en: 'not on sale in this market', zh: '未在该市场销售' });
export const ORDER_LINE_NEEDS_PRESCRIPTION = refusal('order.line-needs-prescription', 'unprocessable', {
  en: '{product} is a contact lens: it is supplied on a prescription only. Add the eye, the power and the prescription to its line.',
  zh: '{product} 是隐形眼镜，仅凭处方供应。请在该行填写眼别、参数和处方。',
});
export const NEEDS_PRESCRIPTION = sentence({ en: 'a lens needs a prescription', zh: '镜片需要处方' });
export const ORDER_LINE_NO_LENS = refusal('order.line-no-lens', 'unprocessable', {
  en: '{product} is no lens. Leave the eye, the parameters and the prescription of the line out.',
  zh: '{product} 不是镜片。请省略该行的眼别、参数和处方。',
});
export const NO_LENS = sentence({ en: 'this product is no lens', zh: '该产品不是镜片' });
export const ORDER_NOT_MADE = refusal('order.not-made', 'unprocessable', {
  en: '{product} is not made in these parameters for {market}. Check the prescription, or ask your optician.',
  zh: '{product} 在 {market} 市场没有此参数的镜片。请核对处方，或咨询您的验光师。',
});
const NEAREST_MADE = sentence({
  en: 'the nearest lens that is made: {nearest}',
  zh: '最接近的可供参数：{nearest}',
});
export const ORDER_MARKET_FORBIDDEN = refusal('order.market-forbidden', 'unprocessable', {
  en: 'Contact lenses may not be sold at a distance in {market} ({source}). Buy them from an optician there.',
  zh: '{market} 禁止远程销售隐形眼镜（{source}）。请在当地向验光师购买。',
});
export const ORDER_MARKET_WITHOUT_RULES = refusal('order.market-without-rules', 'unprocessable', {
  en: 'We do not send lenses to {market}: no rules are on file for it. Choose an address in another country.',
  zh: '我们不向 {market} 寄送镜片：该地没有登记适用的法规。请选择其他国家或地区的地址。',
});
export const NOT_SOLD_THERE = sentence({ en: 'we do not sell there', zh: '该地不予销售' });
export const NOTHING_MADE = sentence({
  en: 'no lens of this product is made for this market today',
  zh: '该产品目前没有面向该市场的镜片',
});

const PARAMETERS = {
  baseCurve: { en: 'base curve', zh: '基弧' },
  diameter: { en: 'diameter', zh: '直径' },
  sphere: { en: 'sphere', zh: '球镜' },
  cylinder: { en: 'cylinder', zh: '柱镜' },
  axis: { en: 'axis', zh: '轴位' },
  add: { en: 'add', zh: '下加光' },
  dominance: { en: 'design', zh: '设计' },
  colour: { en: 'colour', zh: '颜色' },
  backOpticZone: { en: 'back optic zone', zh: '后光学区' },
  returnZoneDepth: { en: 'return zone depth', zh: '反转弧深度' },
  landingZoneAngle: { en: 'landing zone angle', zh: '着陆角' },
  jessenFactor: { en: 'Jessen factor', zh: 'Jessen 因子' },
} satisfies Readonly<Record<keyof LensParameters, Text>>;
const DIOPTRES: readonly string[] = ['sphere', 'cylinder', 'add'];

/** Returns the parameters of a lens in words, such as `base curve 8.6, diameter 14, sphere -2.25`. */
function inWords(lens: LensParameters, language: Language): string {
  const values: Readonly<Record<string, unknown>> = lens;
  return Object.entries(PARAMETERS)
    .filter(([name]) => values[name] !== undefined)
    .map(([name, called]) => {
      const value = values[name];
      const isPower = DIOPTRES.includes(name) && typeof value === 'number';
      return `${called[language]} ${isPower ? value.toFixed(2) : String(value)}`;
    })
    .join(language === 'zh' ? '，' : ', ');
}

/**
 * Returns a sentence that names the nearest lens in words. Programs read the same lens from the member `nearest` of the
 * problem.
 */
export const nearestMade = (nearest: LensParameters): Text => ({
  en: NEAREST_MADE({ nearest: inWords(nearest, 'en') }).en,
  zh: NEAREST_MADE({ nearest: inWords(nearest, 'zh') }).zh,
});
export const ORDER_MIXED_CURRENCY = refusal('order.mixed-currency', 'unprocessable', {
  en: 'All lines of an order must be sold in one currency. Place one order per currency.',
  zh: '同一订单的所有商品行必须使用同一币种。请按币种分别下单。',
});
export const ORDER_TOO_LARGE = refusal('order.too-large', 'unprocessable', {
  en: 'The order comes to more than {limit} minor units of {currency}. Divide it into several orders.',
  zh: '订单金额超过 {limit} 个 {currency} 最小货币单位。请拆分为多个订单。',
});
/** Refuses to place an order for another customer. This answer does not reveal whether the other customer exists. */
export const ORDER_CUSTOMER_UNKNOWN = refusal('order.customer-missing', 'not-found', {
  en: 'No such customer. Leave customerId out to order for yourself.',
  zh: '没有此客户。为自己下单时请省略 customerId。',
});
export const ORDER_CUSTOMER_MISSING = refusal('order.customer-missing', 'unprocessable', {
  en: 'Name the customer whom this order is for in customerId.',
  zh: '请在 customerId 中指明此订单所属的客户。',
});
/** Refuses to let a machine spend the store credit of a customer. Only the customer or a person of the shop may do that. */
export const ORDER_STORE_CREDIT_BY_KEY = refusal('order.store-credit-by-key', 'forbidden', {
  en: 'An API key may not use the store credit of a customer. Leave useStoreCredit out, or let the customer or a person of the shop place the order.',
  zh: 'API 密钥不得使用客户的储值。请省略 useStoreCredit，或由客户本人或店内人员下单。',
});
export const ORDER_TOO_MANY_CARDS = refusal('order.too-many-cards', 'too-many', {
  en: 'Too many of your orders of the last hour were declined or are still being decided. Wait an hour, or ask the shop.',
  zh: '您最近一小时内被拒绝或仍在处理的订单过多。请等待一小时，或联系商店。',
});
export const ORDER_TOO_MANY_COUPONS = refusal('order.too-many-coupons', 'too-many', {
  en: 'Too many coupons were refused in the last hour. Order without a coupon, or try again in an hour.',
  zh: '最近一小时内被拒绝的优惠码过多。请不使用优惠码下单，或一小时后再试。',
});
export const ORDER_TOO_MANY_UNSUITABLE = refusal('order.too-many-unsuitable', 'too-many', {
  en: 'Too many orders for this customer did not suit the prescription in the last hour, or are still being checked. Ask an optician what it permits, or wait an hour.',
  zh: '最近一小时内，该客户有过多订单不符合处方或仍在核对。请向验光师询问处方允许的内容，或等待一小时。',
});
export const ORDER_TOO_LATE_TO_CANCEL = refusal('order.too-late-to-cancel', 'conflict', {
  en: 'The order is {status} and can no longer be cancelled. Ask for a return instead.',
  zh: '订单状态为 {status}，已无法取消。请改为申请退货。',
});
export const ORDER_NOT_CONFIRMED = refusal('order.not-confirmed', 'conflict', {
  en: 'The order is {status}; only a confirmed order can be shipped.',
  zh: '订单状态为 {status}；只有已确认（confirmed）的订单才能发货。',
});
export const ORDER_ON_HOLD = refusal('order.on-hold', 'conflict', {
  en: 'The order is on hold, so it does not leave. Read why with GET /order-holds?orderId=…, and let the hold be released first.',
  zh: '订单已暂缓，不能发出。请通过 GET /order-holds?orderId=… 查看原因，并先解除暂缓。',
});
export const ORDER_NOT_SHIPPED = refusal('order.not-shipped', 'conflict', {
  en: 'The order is {status}; only a shipped order can be delivered.',
  zh: '订单状态为 {status}；只有已发货（shipped）的订单才能登记送达。',
});

/** Refuses an order link that is forged, unknown or too old. All these links get the same answer. */
export const ORDER_LINK_UNUSABLE = refusal('order.link-unusable', 'unprocessable', {
  en: 'This link cannot be used: it is not complete, or the order ended long ago. Open the link in the mail again, or sign in to see your orders.',
  zh: '此链接无法使用：链接不完整，或订单早已结束。请重新打开邮件中的链接，或登录后查看订单。',
});

export const STREAM_TOO_MANY = refusal('stream.too-many', 'too-many', {
  en: 'You have {limit} open streams, which is the most at a time. Close one, then open this one.',
  zh: '您已打开 {limit} 个事件流，已达同时打开的上限。请先关闭其中一个，再打开此流。',
});
export const STREAM_TICKET_INVALID = refusal('stream.ticket-invalid', 'unauthenticated', {
  en: 'This ticket does not open the stream of this order, or it has expired. Ask for a new ticket (createStreamTicket).',
  zh: '该凭证不能打开此订单的事件流，或已过期。请重新获取凭证（createStreamTicket）。',
});
