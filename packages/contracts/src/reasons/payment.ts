import { one, type Sentences } from './sentence.ts';

/** Lists the reasons for which money was not held, collected or refunded. */
export const PAYMENT_REASONS: Readonly<Record<string, Sentences>> = {
  'payment.card-declined': one('The card was declined. Use another card.', '银行卡被拒绝。请使用其他银行卡。'),
  'payment.insufficient-funds': one(
    'The card has insufficient funds. Use another card.',
    '银行卡余额不足。请使用其他银行卡。',
  ),
  'payment.store-credit-too-low': one(
    'The store credit is lower than the amount that the order names. Look at the balance, and place the order again.',
    '储值余额低于订单指定的金额。请查看余额后重新下单。',
  ),
  'payment.refund-to-credit': one(
    'An order that was paid by an exchange is refunded as it was paid. Refund it to the card; give store credit by hand if it must be credit.',
    '以换货付款的订单须原路退款。请退回银行卡；如必须为储值，请手动赠送。',
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
};
