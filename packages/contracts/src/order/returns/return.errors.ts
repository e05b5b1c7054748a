/** Declares the refusals about returns, exchanges and claims. Each refusal says what may be done instead. */
import { refusal } from '../../kernel/refusal.ts';

export const RETURN_NOT_FOUND = refusal('return.not-found', 'not-found', {
  en: 'There is no such return. Check its id, or list returns with GET /returns.',
  zh: '没有此退货单。请检查 id，或通过 GET /returns 查看。',
});
export const RETURN_NOT_SHIPPED = refusal('return.not-shipped', 'conflict', {
  en: 'The order is {status}, so nothing of it can come back yet. Cancel the order instead, or wait until it was shipped.',
  zh: '订单状态为 {status}，尚无可退回的商品。请改为取消订单，或等待发货。',
});
export const RETURN_TOO_MANY = refusal('return.too-many', 'unprocessable', {
  en: 'Of this line {sent} were sent, and {returned} are in other returns already. At most {left} can be returned: lower the number.',
  zh: '此行共发出 {sent} 件，其中 {returned} 件已在其他退货单中。最多还可退 {left} 件，请减少数量。',
});
export const RETURN_LINE_UNKNOWN = refusal('return.line-unknown', 'unprocessable', {
  en: 'The order has no such line. Read the lines of the order, and name one of them.',
  zh: '订单没有此行。请查看订单各行，并指明其中一行。',
});
export const RETURN_NOT_ALLOWED = refusal('return.not-allowed', 'unprocessable', {
  en: 'The rules of {place} do not allow this return ({rule}). Choose another reason if one applies, or ask the shop: staff may accept it all the same.',
  zh: '按 {place} 的规则不能退货（{rule}）。如有其他适用原因请改选，或联系商店：员工仍可酌情接受。',
});
export const RETURN_RESHIP_NEEDS_CLAIM = refusal('return.reship-needs-claim', 'unprocessable', {
  en: 'Goods are sent again without a charge only if every line is lost, damaged, wrong, defective or recalled. Ask for an exchange instead.',
  zh: '只有每一行均为丢失、损坏、发错、缺陷或召回时，才可免费补发。请改为换货。',
});
export const RETURN_RESHIP_OTHER_GOODS = refusal('return.reship-other-goods', 'unprocessable', {
  en: 'A reshipment is not paid for, so it sends only the goods of the return: its lines, its boxes, the same pack and power. Ask for an exchange instead.',
  zh: '补发不收费，因此只能补发退货单中的商品：相同的行、盒数、包装和度数。请改为换货。',
});
export const RETURN_LOST_STAYS_AWAY = refusal('return.lost-stays-away', 'unprocessable', {
  en: 'A lost box cannot come back in the same return as a box that does. Ask for two returns.',
  zh: '丢失的商品不能与会退回的商品放在同一退货单中。请分开申请。',
});
export const RETURN_WRONG_STATE = refusal('return.wrong-state', 'conflict', {
  en: 'The return is {status}, so this cannot be done now. Read the return: it says what comes next.',
  zh: '退货单状态为 {status}，现在不能进行此操作。请查看退货单中的下一步。',
});
export const RETURN_EXCHANGED_ALREADY = refusal('return.exchanged-already', 'conflict', {
  en: 'An order was sent in exchange for this return already ({number}). It can be exchanged only once: open that order.',
  zh: '此退货单已有换货订单（{number}），只能换货一次。请打开该订单。',
});
export const RETURN_NO_EXCHANGE = refusal('return.no-exchange', 'conflict', {
  en: 'This return asks for a refund. Cancel it and ask for an exchange, or place a new order.',
  zh: '此退货单申请的是退款。请取消后改为申请换货，或另下新订单。',
});
export const RETURN_NEEDS_CARD = refusal('return.needs-card', 'unprocessable', {
  en: 'An exchange needs a card: boxes that do not come back within {days} days are charged. Send paymentToken.',
  zh: '换货需要银行卡：{days} 天内未退回的商品将被收费。请提供 paymentToken。',
});
export const RETURN_TOO_MANY_BOXES = refusal('return.too-many-boxes', 'unprocessable', {
  en: 'More boxes of this line were scanned than the return has: {scanned} of {expected}. Open another return for the others, or set them aside.',
  zh: '此行扫描的盒数多于退货单：{scanned} / {expected}。请为多出的另开退货单，或单独存放。',
});
export const RETURN_NOTHING_RECEIVED = refusal('return.nothing-received', 'conflict', {
  en: 'No box of this return has come back and been looked at. Receive the boxes first.',
  zh: '此退货单尚无已收到并检查的商品。请先登记收货。',
});
export const RETURN_BOX_UNKNOWN = refusal('return.box-unknown', 'unprocessable', {
  en: 'This return has no such box. Read the return, and name one of its boxes.',
  zh: '此退货单没有此盒。请查看退货单，并指明其中一盒。',
});
export const RETURN_BOX_NOT_OURS = refusal('return.box-not-ours', 'unprocessable', {
  en: 'This box was not sent with the order, so no money is given back for it. Send it back to the customer, or discard it.',
  zh: '此盒并非随该订单发出，不能退款。请寄还客户或报废。',
});
export const RETURN_EXCHANGE_NOT_SENT = refusal('return.exchange-not-sent', 'conflict', {
  en: 'The new goods of this exchange have not left yet. Decide when they were sent, or cancel that order first.',
  zh: '此换货的新商品尚未发出。请在发货后再决定，或先取消该订单。',
});
export const RETURN_WHY_MISSING = refusal('return.why-missing', 'unprocessable', {
  en: 'The decision differs from the rules. Say why: the record keeps it.',
  zh: '此决定与规则不同。请填写原因，系统会予以记录。',
});
export const RETURN_NEEDS_FINANCE = refusal('return.needs-finance', 'forbidden', {
  en: 'The refund comes to more than sales may decide alone ({limit} minor units). Ask a colleague in finance to decide this return.',
  zh: '退款金额超出销售人员可单独决定的额度（{limit} 个最小货币单位）。请由财务同事决定此退货单。',
});
export const RETURN_CARRIAGE_HALF = refusal('return.carriage-half', 'unprocessable', {
  en: 'Name both the carrier and the tracking number of the parcel, or neither.',
  zh: '请同时填写承运商和运单号，或都不填。',
});
export const RETURN_PICTURE_NOT_FOUND = refusal('return.picture-not-found', 'not-found', {
  en: 'There is no such picture, or you may not see it.',
  zh: '没有此图片，或您无权查看。',
});
export const RETURN_PICTURE_UNREADABLE = refusal('return.picture-unreadable', 'invalid', {
  en: 'The file cannot be read as {type}, the type with which it was sent. Take the picture again, and send that.',
  zh: '此文件无法按所声明的类型（{type}）读取。请重新拍照后再发送。',
});
export const RETURN_TOO_MANY_PICTURES = refusal('return.too-many-pictures', 'conflict', {
  en: 'This return already has {limit} pictures, the most that it may have.',
  zh: '此退货单已有 {limit} 张图片，达到上限。',
});
export const RETURN_PICTURES_BUSY = refusal('return.pictures-busy', 'too-many', {
  en: 'Too many pictures are being read at this moment. Send it again in a few seconds.',
  zh: '当前正在处理的图片过多。请几秒后重新发送。',
});

export const RETURN_LABEL_NOTHING_COMES = refusal('return.label-nothing-comes', 'conflict', {
  en: 'Nothing of this return comes back, so it needs no label. Read the return: it says what comes next.',
  zh: '此退货单无需寄回商品，因此不需要面单。请查看退货单中的下一步。',
});
export const RETURN_LABEL_BY_CUSTOMER = refusal('return.label-by-customer', 'forbidden', {
  en: 'By the rules the customer pays this way back. Send the goods with a carrier of your choice, or ask the shop for a label.',
  zh: '按规则，此退货的运费由客户承担。请自选承运商寄回，或联系商店索取面单。',
});
export const RETURN_LABEL_TYPED = refusal('return.label-typed', 'conflict', {
  en: 'The return has a parcel already, whose number was typed when it was accepted. Use that label.',
  zh: '同意退货时已填写了包裹单号。请使用该面单。',
});
export const RETURN_LABEL_NO_CARRIER = refusal('return.label-no-carrier', 'conflict', {
  en: 'No carrier is connected, so no label can be bought. Buy it elsewhere, and send it to the customer.',
  zh: '未连接承运商，无法购买面单。请在别处购买并发给客户。',
});
export const RETURN_LABEL_NO_FILE = refusal('return.label-no-file', 'not-found', {
  en: 'There is no label to print: it was not asked for, the carrier has not answered, or its customer was erased. Read the return, and ask for a label if there is none.',
  zh: '没有可打印的面单：尚未申请、承运商尚未答复，或客户资料已删除。请查看退货单；如没有面单，请申请。',
});
