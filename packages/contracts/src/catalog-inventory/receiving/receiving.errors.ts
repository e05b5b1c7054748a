/** Declares the refusals and warnings of goods receipts. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const RECEIPT_ALREADY_BOOKED = refusal('receipt.already-booked', 'conflict', {
  en: 'The receipt {reference} is already booked. Look up its lots in GET /stock.',
  zh: '收货单 {reference} 已入库。请通过 GET /stock 查看其批次。',
});
/** A refused receipt has the slug of its first wrong line. `errors` has a sentence for each wrong line. */
export const NOTHING_BOOKED = {
  en: '{wrong} of {lines} lines cannot be booked, so none was. Correct them and send the receipt again.',
  zh: '{lines} 行中有 {wrong} 行无法入库，因此整单均未入库。请更正后重新发送收货单。',
} as const;
export const RECEIPT_GTIN_INVALID = refusal('receipt.gtin-invalid', 'unprocessable', NOTHING_BOOKED);
export const RECEIPT_UNKNOWN_PACK = refusal('receipt.unknown-pack', 'unprocessable', NOTHING_BOOKED);
export const RECEIPT_NOT_MADE = refusal('receipt.not-made', 'unprocessable', NOTHING_BOOKED);
export const RECEIPT_EXPIRED = refusal('receipt.expired', 'unprocessable', NOTHING_BOOKED);
export const EXPIRED_ON = sentence({
  en: 'It expired on {day}. Send it back.',
  zh: '效期至 {day}，已过期。请退回。',
});

export const RECEIPT_LABEL_MISSING = refusal('receipt.label-missing', 'unprocessable', NOTHING_BOOKED);
export const SAY_LOT = sentence({
  en: 'Send lotNumber as it is printed on the box, or scan the barcode.',
  zh: '请按盒上所印填写 lotNumber，或扫描条码。',
});
export const SAY_EXPIRY = sentence({
  en: 'Send expiresOn as it is printed on the box, or scan the barcode.',
  zh: '请按盒上所印填写 expiresOn，或扫描条码。',
});
export const NUMBERED_BY_SHOP = sentence({
  en: 'the boxes have no lot number, so the delivery is the lot {lot}: write it on the shelf',
  zh: '盒上没有批号，本次到货编为批号 {lot}：请写在货架上',
});
export const DATED_BY_SHOP = sentence({
  en: 'the boxes state no day, so the shop sells them until {day}',
  zh: '盒上没有有效期，商店销售至 {day} 为止',
});
export const RECEIPT_BARCODE = refusal('receipt.barcode', 'unprocessable', NOTHING_BOOKED);
export const CODE_WITHOUT_GTIN = sentence({
  en: 'The code has no GTIN. Scan the other code of the box.',
  zh: '该条码不含 GTIN。请扫描包装盒上的另一条码。',
});
export const CODE_WITHOUT_LOT = sentence({
  en: 'The code has no lot number. Send lotNumber as it is printed on the box.',
  zh: '该条码不含批号。请按包装盒上的印刷内容填写 lotNumber。',
});
export const CODE_WITHOUT_EXPIRY = sentence({
  en: 'The code has no expiry date. Send expiresOn as it is printed on the box.',
  zh: '该条码不含有效期。请按包装盒上的印刷内容填写 expiresOn。',
});
export const CODE_SAYS_OTHERWISE = sentence({
  en: 'The code contains {said}. Compare it with the box, and send one of the two.',
  zh: '条码内容为 {said}。请与包装盒核对，并只发送其中之一。',
});
export const SCANNED_TWICE = sentence({
  en: 'The box with the serial number {serial} was scanned before. Leave out one of the two.',
  zh: '序列号为 {serial} 的包装盒已扫描过。请去掉其中一行。',
});

export const RECEIPT_PARAMETERS_UNKNOWN = refusal('receipt.parameters-unknown', 'unprocessable', NOTHING_BOOKED);
export const SAY_PARAMETERS = sentence({
  en: 'This pack holds lenses of many powers. Send parameters as printed on the box, or the purchaseOrderId.',
  zh: '此包装有多种度数。请按包装盒填写 parameters，或提供 purchaseOrderId。',
});
export const ORDERED_IN_SEVERAL = sentence({
  en: 'The purchase order expects {lenses} different lenses in this pack. Send parameters as printed on the box.',
  zh: '采购单中此包装有 {lenses} 种不同的镜片待收。请按包装盒填写 parameters。',
});

export const PURCHASE_ORDER_OTHER_WAREHOUSE = refusal('purchase-order.other-warehouse', 'conflict', {
  en: 'The purchase order is for another warehouse. Book its boxes there.',
  zh: '该采购单的收货仓库是另一仓库。请在该仓库办理入库。',
});
export const RECEIPT_NOT_ORDERED = refusal('receipt.not-ordered', 'unprocessable', NOTHING_BOOKED);
export const NOT_IN_ORDER = sentence({
  en: 'The purchase order does not contain this lens in this pack. Book it in a receipt without the order, or return it.',
  zh: '采购单中没有此包装的该镜片。请另行办理不带采购单的入库，或退回。',
});
export const RECEIPT_OVER_DELIVERED = refusal('receipt.over-delivered', 'unprocessable', NOTHING_BOOKED);
export const MORE_THAN_ORDERED = sentence({
  en: 'The purchase order still expects {open} boxes of this lens, but {came} came. Return the others, or send acceptOverDelivery to keep them.',
  zh: '采购单中该镜片还需 {open} 盒，但到货 {came} 盒。请退回多余部分，或发送 acceptOverDelivery 予以保留。',
});
export const RECEIPT_TOO_MANY_BOXES = refusal('receipt.too-many-boxes', 'unprocessable', NOTHING_BOOKED);
export const MORE_THAN_A_LOT_HAS = sentence({
  en: 'The lot would have {boxes} boxes, but a lot has at most {limit}. Compare the quantity and the lot number with the boxes.',
  zh: '该批次将达到 {boxes} 盒，而一个批次最多 {limit} 盒。请与包装盒核对数量和批号。',
});
export const MORE_THAN_A_LINE_HAS = sentence({
  en: 'The line of the purchase order would have {boxes} received boxes, but a line has at most {limit}. Compare the quantity with the boxes.',
  zh: '采购单该行的入库数将达到 {boxes} 盒，而每行最多 {limit} 盒。请与包装盒核对数量。',
});

/* Declares the warnings about boxes that are booked nevertheless. */
export const KEPT_OVER_DELIVERY = sentence({
  en: 'boxes kept beyond the ordered ones: {more}',
  zh: '超出订购数量而保留的盒数：{more}',
});
export const EXPIRES_SOON = sentence({
  en: 'it expires on {day}, in less than {days} days: ask the supplier for boxes that keep longer',
  zh: '有效期至 {day}，不足 {days} 天：请要求供应商提供效期更长的产品',
});

export const MASTER_UDI_DI_WRONG = sentence({
  en: 'The last two characters of a Master UDI-DI are check characters, and here they are wrong. Compare it with the box.',
  zh: 'Master UDI-DI 的末两位为校验字符，此处不正确。请与包装盒核对。',
});
export const MASTER_UDI_DI_ELSEWHERE = sentence({
  en: 'The Master UDI-DI {code} was on boxes of {product} before. Compare the box with its product.',
  zh: 'Master UDI-DI {code} 此前出现在 {product} 的包装盒上。请核对包装盒与产品。',
});
