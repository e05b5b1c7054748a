import { refusal } from '../../kernel/refusal.ts';

export const AMENDMENT_NOT_FOUND = refusal('order.amendment-not-found', 'not-found', {
  en: 'The order has no such change. List its changes, and take one of them.',
  zh: '该订单没有此项更改。请查看该订单的更改列表，并选择其中一项。',
});
export const AMENDMENT_NOT_ALLOWED = refusal('order.amendment-not-allowed', 'conflict', {
  en: 'The order is {status}; only a confirmed order whose picking has not begun can be changed. Cancel it and order anew, or return what arrives.',
  zh: '订单状态为 {status}；只有已确认且尚未开始拣货的订单可以更改。请取消后重新下单，或到货后办理退货。',
});
export const AMENDMENT_RUNS = refusal('order.amendment-runs', 'conflict', {
  en: 'Another change of this order is under way. Wait until it has ended, or take it back.',
  zh: '该订单的另一项更改正在进行。请等待其结束，或将其撤回。',
});
export const AMENDMENT_PACKED = refusal('order.amendment-packed', 'conflict', {
  en: 'A parcel of the order is packed, and its label names the address of before. Cancel the parcel first, and change the order then.',
  zh: '该订单已有打包的包裹，其面单为原地址。请先取消包裹，再更改订单。',
});
export const AMENDMENT_CHANGES_NOTHING = refusal('order.amendment-changes-nothing', 'unprocessable', {
  en: 'The order is like this already. Change a line, the address, the delivery or a price.',
  zh: '订单已是如此。请更改商品行、地址、配送方式或价格。',
});
export const AMENDMENT_EMPTY = refusal('order.amendment-empty', 'unprocessable', {
  en: 'The order would have no line left. Keep at least one line, or cancel the order.',
  zh: '订单将没有任何商品行。请至少保留一行，或取消订单。',
});
export const AMENDMENT_TOO_LATE = refusal('order.amendment-too-late', 'conflict', {
  en: 'The change is {status} and can no longer be taken back. Change the order once more, or cancel it.',
  zh: '此更改的状态为 {status}，已无法撤回。请再次更改订单，或取消订单。',
});
export const AMENDMENT_DECIDED = refusal('order.amendment-decided', 'conflict', {
  en: 'The change is {status} already, so there is nothing to decide. Ask for a new change if the order is still wrong.',
  zh: '此更改的状态已为 {status}，无需再作决定。如订单仍不正确，请重新申请更改。',
});
export const AMENDMENT_LAPSED = refusal('order.amendment-lapsed', 'conflict', {
  en: 'The price was asked for too long ago, or the order has changed since. Ask for the price anew, and have it approved then.',
  zh: '该价格申请已过期，或订单此后已有更改。请重新申请该价格并获批准。',
});
export const AMENDMENT_NEEDS_SECOND_PERSON = refusal('order.amendment-needs-second-person', 'forbidden', {
  en: 'You asked for this price yourself. A colleague of sales or finance approves it.',
  zh: '此价格由你本人申请，须由销售或财务的另一位同事批准。',
});
export const AMENDMENT_PRICE_NEEDS_REASON = refusal('order.amendment-price-needs-reason', 'unprocessable', {
  en: 'A price by hand needs a reason. Say in one sentence why the customer pays less.',
  zh: '手动定价须说明原因。请用一句话写明客户少付的原因。',
});
export const AMENDMENT_PRICE_FOR_STAFF = refusal('order.amendment-price-for-staff', 'forbidden', {
  en: 'Only the shop sets prices. Leave the price out, and the price of the order or of today holds.',
  zh: '只有商店可以定价。请省略价格，将采用订单价格或当日价格。',
});
export const AMENDMENT_PRICE_RAISED = refusal('order.amendment-price-raised', 'unprocessable', {
  en: 'A price by hand may only be lower than the price of the order or of today. Leave it out to keep that price.',
  zh: '手动价格只能低于订单价格或当日价格。如需保持原价，请省略此项。',
});
