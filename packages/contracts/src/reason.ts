/**
 * The reasons of cancellations and refusals in Chinese. A reason is made by the service that refuses, travels in
 * messages and is stored, always in English. It is put into the language of a client where an answer is sent.
 */
import { Reason } from './kernel/common.ts';
import type { Language, Text } from './kernel/sentence.ts';
import { REFUND_CAUSES, RefundCause, reasonCodeOf } from './payment/refund-cause.ts';

type Texts = readonly [Text, ...Text[]];
const one = (en: string, zh: string): Texts => [{ en, zh }];

const coupon = (en: string, zh: string): Text => ({
  en: `The coupon {code} ${en}`,
  zh: `优惠券 {code} ${zh}`,
});

/**
 * The sentences, by code, that the services write. `{name}` stands for a value in the English sentence, which the
 * Chinese sentence repeats.
 */
const TEXTS: Readonly<Record<string, Texts>> = {
  'prescription.not-found': one(
    'We have no such prescription of yours. Add the prescription and order again.',
    '我们没有您的这份处方。请添加处方后重新下单。',
  ),
  'prescription.withdrawn': one(
    'This prescription was withdrawn. Choose or add another one.',
    '该处方已撤回。请选择或添加其他处方。',
  ),
  'prescription.denied': [
    {
      en: 'The prescriber did not confirm this prescription. Ask your eye doctor for the right one.',
      zh: '处方医师未确认该处方。请向您的眼科医生索取正确的处方。',
    },
    {
      en: 'The prescriber did not confirm this prescription in time.',
      zh: '处方医师未在期限内确认该处方。',
    },
  ],
  'prescription.corrected': one(
    'The prescriber corrected this prescription. Order by it again.',
    '处方医师更正了该处方。请按更正后的处方重新下单。',
  ),
  'prescription.expired': one(
    'This prescription has expired. Ask your eye doctor for a new one and add it.',
    '该处方已过期。请向您的眼科医生索取新处方并添加。',
  ),
  'prescription.not-yet-valid': one(
    'This prescription is not valid yet. Order from its day of issue on.',
    '该处方尚未生效。请自开方之日起下单。',
  ),
  'prescription.does-not-cover': one(
    'This prescription is for other lenses, or for the other eye. Order exactly what it says.',
    '该处方适用于其他镜片或另一只眼睛。请严格按处方下单。',
  ),
  'prescription.not-suitable': one(
    'These lenses may not be supplied on this prescription. The customer and opticians see the reason in the order.',
    '此处方不允许供应这些镜片。客户和验光师可在订单中查看原因。',
  ),
  'prescription.no-answer': one(
    'The prescription could not be checked in time. Nothing was charged; please order again.',
    '处方未能及时核对。未收取任何费用；请重新下单。',
  ),
  'address.not-found': one(
    'We have no such address of yours. Add the address and order again.',
    '我们没有您的这个地址。请添加地址后重新下单。',
  ),
  'address.other-place': one(
    'The order was placed for another region or postal code than its address has. Order again with those of the address: they decide tax and delivery.',
    '下单时填写的省州或邮编与收货地址不一致。请按地址中的省州和邮编重新下单，它们决定税和运费。',
  ),
  'address.other-market': one(
    'The order was placed for another country than its address lies in. Order in the country of the address: it decides price and tax.',
    '下单国家与收货地址所在国家不一致。请在地址所在国家下单：价格和税费由其决定。',
  ),
  'customer.restricted': one(
    'You asked us to only keep your data, so we may not decide about your lenses. Ask us to lift the restriction, and order again.',
    '您要求我们仅保存您的数据，因此我们不能就您的镜片作出决定。请要求解除限制后重新下单。',
  ),
  'supply.too-much': one(
    'These are more lenses than may be supplied on this prescription. Order fewer boxes, or ask your eye doctor for a new prescription.',
    '所订镜片超过此处方可供应的数量。请减少盒数，或请眼科医生开具新处方。',
  ),
  'supply.distance-selling-forbidden': one(
    'Contact lenses may not be sold at a distance in {law} ({source}). Buy them from an optician there.',
    '{law} 禁止远程销售隐形眼镜（{source}）。请在当地向验光师购买。',
  ),
  'coupon.unknown': one(
    'There is no coupon with this code. Check how it is written, or order without it.',
    '没有此代码的优惠券。请检查代码的写法，或不使用优惠券下单。',
  ),
  'coupon.inactive': [coupon('is not in use at present.', '目前不可使用。')],
  'coupon.not-started': [coupon('starts on {day}.', '自 {day} 起可用。')],
  'coupon.expired': [coupon('ended on {day}.', '已于 {day} 结束。')],
  'coupon.wrong-market': [coupon('is not for orders in this country.', '不适用于该国家的订单。')],
  'coupon.wrong-currency': [
    coupon('is for orders in {wanted}; this one is in {given}.', '适用于 {wanted} 订单；此订单为 {given}。'),
  ],
  'coupon.below-minimum': [coupon('applies from {amount} on.', '满 {amount} 可用。')],
  'coupon.used-up': [coupon('has been used up.', '已被用完。')],
  'coupon.used-up-for-customer': [
    coupon('can be used once by each customer, and you have used it.', '每位客户只能使用一次，您已使用过。'),
    coupon(
      'can be used {count} times by each customer, and you have used it.',
      '每位客户可使用 {count} 次，您的次数已用完。',
    ),
  ],
  'coupon.released': one(
    'The order gave its coupon back and cannot use it again. Place a new order to use it.',
    '此订单已退回优惠券，不能再次使用。请重新下单以使用该优惠券。',
  ),
  'coupon.no-answer': one(
    'The coupon could not be checked in time. Nothing was charged; please order again.',
    '优惠券未能及时核对。未收取任何费用；请重新下单。',
  ),
  'stock.sold-out': [
    {
      en: 'It is sold out in this power, or would expire before the last box is worn. Choose fewer boxes or another pack size, or order again later.',
      zh: '此度数已售罄，或在最后一盒用完之前就会过期。请减少盒数、选择其他包装规格，或稍后再下单。',
    },
    {
      en: 'A new line is sold out in this power, or would expire before its last box is worn. The order stays as it was.',
      zh: '新增商品行的度数已售罄，或在最后一盒用完之前就会过期。订单保持不变。',
    },
  ],
  'stock.released': [
    { en: 'The order gave its stock up before. Place a new order.', zh: '此订单之前已放弃库存。请重新下单。' },
    {
      en: 'The order gave its boxes up before, so it can no longer be changed.',
      zh: '此订单之前已放弃库存，无法再更改。',
    },
  ],
  'stock.no-evidence': [
    {
      en: 'Nothing says what permits these lenses to be supplied. Place a new order.',
      zh: '没有允许供应这些镜片的依据。请重新下单。',
    },
    {
      en: 'Nothing says what permits these lenses to be supplied. The order stays as it was.',
      zh: '没有允许供应这些镜片的依据。订单保持不变。',
    },
  ],
  'stock.being-picked': one(
    'The warehouse has begun to pick this order, so it can no longer be changed.',
    '仓库已开始拣货，此订单无法再更改。',
  ),
  'stock.waited-too-long': one(
    'No boxes have arrived in time. Nothing was charged; choose another product, or order again later.',
    '未能及时到货。未收取任何费用；请选择其他产品，或稍后再下单。',
  ),
  'amendment.no-answer': one(
    'The change could not be checked in time. The order stays as it was; please try again.',
    '更改未能及时核对。订单保持不变，请重试。',
  ),
  'amendment.prescriber-too-late': one(
    'The prescriber has not answered in three days. The order stays as it was, so that it can still be sent in time.',
    '处方医师三天内未答复。订单保持不变，以便及时发货。',
  ),
  'order.amendment-cancelled': one(
    'The change was taken back. The order stays as it was.',
    '更改已撤回。订单保持不变。',
  ),
  'order.rest-lapsed': one(
    'The rest of the order could not be sent before the card’s authorisation lapsed. It is cancelled and not charged.',
    '剩余商品未能在银行卡预授权失效前发货，现已取消，不收费。',
  ),
  'stock.withdrawn': one(
    'Its boxes were recalled or set aside before they were sent, and there are no others. Nothing was charged; choose another product, or order again later.',
    '镜片在寄出前被召回或封存，且没有其他库存。未收取任何费用；请选择其他产品，或稍后再下单。',
  ),
  'stock.no-answer': one(
    'The stock could not be checked in time. Nothing was charged; please order again.',
    '库存未能及时核对。未收取任何费用；请重新下单。',
  ),
  'payment.card-declined': one('The card was declined. Use another card.', '银行卡被拒绝。请使用其他银行卡。'),
  'payment.insufficient-funds': one(
    'The card has insufficient funds. Use another card.',
    '银行卡余额不足。请使用其他银行卡。',
  ),
  'payment.expired-card': one('The card has expired. Use another card.', '银行卡已过期。请使用其他银行卡。'),
  'payment.declined': one('The payment provider refused it.', '支付服务商已拒绝。'),
  'payment.amend-currency': one(
    'The order is paid in another currency. Cancel the order and place it again.',
    '订单以其他币种付款。请取消订单后重新下单。',
  ),
  'payment.amend-below-captured': one(
    'More was captured than the new total. Refund the difference instead.',
    '已扣款金额高于新的总额。请改为退还差额。',
  ),
  'payment.amendment-under-way': one(
    'Another amendment of this payment is under way. Wait for it, and amend the order again.',
    '此付款的另一项变更正在处理。请待其完成后再修改订单。',
  ),
  'payment.amend-without-hold': one(
    'The card holds nothing for this order, so it can hold no more. Cancel the order and place it again.',
    '此订单在银行卡上没有预授权，因此无法增加。请取消订单后重新下单。',
  ),
  'payment.not-refundable': [
    { en: 'No money was captured for this order.', zh: '此订单尚未扣款。' },
    {
      en: 'Nothing can be refunded: no captured money is left on this payment.',
      zh: '无可退款项：此付款没有剩余的已扣款金额。',
    },
  ],
  'payment.refund-boxes': one(
    'Only {left} boxes of line {lineId} are invoiced and not yet refunded. Refund at most these.',
    '订单行 {lineId} 仅有 {left} 盒已开票且尚未退款。请不要超过此数量。',
  ),
  'payment.refund-line-unknown': one(
    'No invoice of this order names the line {lineId}. Check the line, or refund an amount instead.',
    '此订单的发票中没有订单行 {lineId}。请检查该行，或改为按金额退款。',
  ),
  'payment.refund-source': one(
    'No single card paid more than {left} {currency} (minor units) of this exchange. Ask for several refunds, each up to that.',
    '此换货订单的任何一笔银行卡付款都不超过 {left} {currency}（最小货币单位）。请分多次退款，每次不超过该金额。',
  ),
  'return.refused': one(
    'The shop refused the return. The reason stands in the return.',
    '商店拒绝了退货，原因见退货单。',
  ),
  'refund.rejected': one(
    'A colleague rejected the refund. Decide the return again.',
    '同事已驳回退款。请重新处理该退货。',
  ),
  'payment.not-an-exchange': one(
    'This order is not paid by an exchange, or its card is not known. Collect the money in another way.',
    '此订单不是换货付款，或其银行卡未知。请以其他方式收款。',
  ),
  'payment.cancelled': [
    { en: 'The order was cancelled before its payment was held.', zh: '订单在付款预授权之前已取消。' },
    { en: 'The order was cancelled during the amendment.', zh: '订单在变更期间已取消。' },
  ],
  'payment.not-held': [
    { en: 'No money is held for this order, so none can be captured.', zh: '此订单没有预授权金额，因此无法扣款。' },
    {
      en: 'No money is held for this order, so the amount cannot be changed. Cancel the order and place it again.',
      zh: '此订单没有预授权金额，因此无法变更金额。请取消订单后重新下单。',
    },
  ],
  'payment.capture-not-covered': [
    {
      en: 'Only {amount} {currency} are held. Void the hold and collect the money in another way.',
      zh: '预授权金额仅为 {amount} {currency}。请撤销预授权，并以其他方式收款。',
    },
    {
      en: 'The lines add up to less than the amount to capture, so no invoice can be issued for it.',
      zh: '各商品行合计小于应扣款金额，因此无法开具发票。',
    },
  ],
  'payment.no-answer': [
    {
      en: 'The payment provider did not answer in time. Anything held on the card is released.',
      zh: '支付服务商未及时答复。银行卡上的预授权金额将被释放。',
    },
    {
      en: 'The payment provider did not answer in time. The order stays as it was.',
      zh: '支付服务商未及时答复。订单保持不变。',
    },
  ],
  'order.not-shipped': one(
    'The order could not be shipped before the card’s authorisation lapsed. Nothing was charged.',
    '订单未能在银行卡预授权失效前发货。未收取任何费用。',
  ),
  'order.cancelled': [
    { en: 'The order was cancelled.', zh: '订单已取消。' },
    { en: 'The order was cancelled while it was being changed.', zh: '订单在更改过程中已取消。' },
  ],
  'order.cancelled-by-customer': one('Cancelled by the customer.', '由客户取消。'),
  'order.cancelled-by-shop': one('Cancelled by the shop.', '由商店取消。'),
  ...Object.fromEntries(RefundCause.options.map((cause) => [reasonCodeOf(cause), [REFUND_CAUSES[cause]] as const])),
};

/** Further codes of a payment come from its provider, which may invent new ones at any time. */
const PROVIDER: Texts = one('The payment provider refused it ({code}).', '支付服务商拒绝了此付款（{code}）。');

const BLANK = /\\?\{(\w+)\\?\}/g;
const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
const patterns = new Map<string, RegExp>();

function patternOf(en: string): RegExp {
  const known = patterns.get(en) ?? new RegExp(`^${escaped(en).replace(BLANK, '(?<$1>.+)')}$`, 's');
  patterns.set(en, known);
  return known;
}

/** Returns the codes of the reasons that have a Chinese sentence. */
export const translatedCodes = (): readonly string[] => Object.keys(TEXTS);

/**
 * Returns the reason in a language. A reason whose sentence is not in the list stays as it is: it is a note that a
 * person wrote.
 */
export function reasonIn(language: Language, reason: Reason): Reason {
  if (language === 'en') return reason;
  for (const { en, zh } of TEXTS[reason.code] ?? (reason.code.startsWith('payment.') ? PROVIDER : [])) {
    const match = patternOf(en).exec(reason.detail);
    if (match) {
      return { ...reason, detail: zh.replace(/\{(\w+)\}/g, (blank, name: string) => match.groups?.[name] ?? blank) };
    }
  }
  return reason;
}

/** Returns an answer in which every reason is in the language, in whatever field it stands. */
export function withReasonsIn(language: Language, answer: unknown): unknown {
  if (language === 'en' || typeof answer !== 'object' || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map((item) => withReasonsIn(language, item));
  const entries = Object.entries(answer);
  const reason = entries.length === 2 ? Reason.safeParse(answer) : undefined;
  if (reason?.success) return reasonIn(language, reason.data);
  return Object.fromEntries(entries.map(([name, value]) => [name, withReasonsIn(language, value)]));
}
