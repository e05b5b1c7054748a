import { refusal } from '../kernel/refusal.ts';

export const PAYMENT_NOT_FOUND = refusal('payment.not-found', 'not-found', {
  en: 'There is no payment for this order. Check the order id.',
  zh: '此订单没有付款记录。请检查订单 id。',
});
export const PAYMENT_CREDIT_NOTE_NOT_FOUND = refusal('payment.credit-note-not-found', 'not-found', {
  en: 'There is no such credit note. Each invoice names its credit notes: GET /invoices.',
  zh: '没有此红字发票。每张发票均列有其红字发票：GET /invoices。',
});
export const PAYMENT_INVOICE_NOT_FOUND = refusal('payment.invoice-not-found', 'not-found', {
  en: 'There is no such invoice. Check its id, or find it with GET /invoices?orderId=….',
  zh: '没有此发票。请检查发票 id，或通过 GET /invoices?orderId=… 查找。',
});

export const PAYMENT_RECEIPT_NOT_FOUND = refusal('payment.receipt-not-found', 'not-found', {
  en: 'This order has no receipt yet. It has one as soon as its payment is taken.',
  zh: '此订单尚无收据。收款后即可下载。',
});

export const PAYMENT_NOT_CAPTURE_FAILED = refusal('payment.not-capture-failed', 'conflict', {
  en: 'The payment is {status}: only a failed capture can be tried again.',
  zh: '付款状态为 {status}：只有扣款失败的付款才能重试。',
});
export const PAYMENT_HOLD_TOO_SMALL = refusal('payment.capture-not-covered', 'unprocessable', {
  en: 'Only {amount} {currency} are held. Void the hold and collect the money in another way.',
  zh: '预授权金额仅为 {amount} {currency}。请撤销预授权，并以其他方式收款。',
});
export const PAYMENT_LINES_TOO_SMALL = refusal('payment.capture-not-covered', 'unprocessable', {
  en: 'The lines add up to less than the amount to capture, so no invoice can be issued for it.',
  zh: '各商品行合计小于应扣款金额，因此无法开具发票。',
});

export const PAYMENT_NOT_REFUNDABLE = refusal('payment.not-refundable', 'conflict', {
  en: 'Nothing can be refunded: no captured money is left on this payment.',
  zh: '无可退款项：此付款没有剩余的已扣款金额。',
});
export const PAYMENT_REFUND_CURRENCY = refusal('payment.refund-currency', 'unprocessable', {
  en: 'This payment was made in {currency}. Refund it in that currency.',
  zh: '此付款的币种为 {currency}。请以该币种退款。',
});
export const PAYMENT_REFUND_EXCEEDS_CAPTURED = refusal('payment.refund-exceeds-captured', 'unprocessable', {
  en: 'Only {left} {currency} are left to refund (minor units), refunds under way included.',
  zh: '计入处理中的退款后，最多还可退 {left} {currency}（最小货币单位）。',
});
export const PAYMENT_REFUND_NOT_FOUND = refusal('payment.refund-not-found', 'not-found', {
  en: 'There is no such refund. Check its id.',
  zh: '没有此退款。请检查退款 id。',
});
export const PAYMENT_REFUND_DECIDED = refusal('payment.refund-decided', 'conflict', {
  en: "This refund is '{status}': it does not wait for a decision.",
  zh: '此退款状态为 {status}，无需再作审批。',
});
export const PAYMENT_REFUND_NEEDS_SECOND_PERSON = refusal('payment.refund-needs-second-person', 'forbidden', {
  en: 'You asked for this refund: another person in finance must approve it.',
  zh: '此退款由您本人发起：须由另一位财务人员审批。',
});

export const PAYMENT_REFUND_BOXES = refusal('payment.refund-boxes', 'unprocessable', {
  en: 'Only {left} boxes of line {lineId} are invoiced and not yet refunded. Refund at most these.',
  zh: '订单行 {lineId} 仅有 {left} 盒已开票且尚未退款。请不要超过此数量。',
});
export const PAYMENT_REFUND_LINE_UNKNOWN = refusal('payment.refund-line-unknown', 'unprocessable', {
  en: 'No invoice of this order names the line {lineId}. Check the line, or refund an amount instead.',
  zh: '此订单的发票中没有订单行 {lineId}。请检查该行，或改为按金额退款。',
});
export const PAYMENT_REFUND_AMOUNT_OR_LINES = refusal('payment.refund-amount-or-lines', 'invalid', {
  en: 'Name an amount or lines, not both: the amount of lines is computed.',
  zh: '请只填写金额或商品行：按行退款时，金额会自动计算。',
});
export const PAYMENT_REFUND_SOURCE = refusal('payment.refund-source', 'unprocessable', {
  en: 'No single card paid more than {left} {currency} (minor units) of this exchange. Ask for several refunds, each up to that.',
  zh: '此换货订单的任何一笔银行卡付款都不超过 {left} {currency}（最小货币单位）。请分多次退款，每次不超过该金额。',
});

export const PAYMENT_REFUND_TO_CREDIT = refusal('payment.refund-to-credit', 'unprocessable', {
  en: 'An order that was paid by an exchange is refunded as it was paid. Refund it to the card; give store credit by hand if it must be credit.',
  zh: '以换货付款的订单须原路退款。请退回银行卡；如必须为储值，请手动赠送。',
});

export const EXCHANGE_CHARGE_NOT_FOUND = refusal('exchange-charge.not-found', 'not-found', {
  en: 'There is no such charge. Find it with GET /exchange-charges.',
  zh: '没有此扣款。请通过 GET /exchange-charges 查找。',
});
export const EXCHANGE_CHARGE_NOT_DECLINED = refusal('exchange-charge.not-declined', 'conflict', {
  en: 'This charge is {status}: only the last declined charge of a return can be tried again.',
  zh: '此扣款状态为 {status}：只有该退货最近一次被拒绝的扣款才能重试。',
});
export const EXCHANGE_CHARGE_SETTLED = refusal('exchange-charge.settled', 'conflict', {
  en: 'Everything of this exchange has come back or is paid. There is nothing to charge.',
  zh: '此换货的商品已全部退回或已付款，无需再扣款。',
});

export const PAYMENT_WEBHOOK_SIGNATURE = refusal('payment.webhook-signature', 'unauthenticated', {
  en: 'The signature is missing, wrong or older than five minutes. Sign the raw body with the shared secret.',
  zh: '签名缺失、错误或已超过五分钟。请使用共享密钥对原始请求体签名。',
});
export const PAYMENT_WEBHOOK_UNREADABLE = refusal('payment.webhook-unreadable', 'invalid', {
  en: 'The event is signed but cannot be read. Send an object with type, timestamp and data.payment.',
  zh: '事件签名有效，但内容无法读取。请发送包含 type、timestamp 和 data.payment 的对象。',
});
