import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const WAREHOUSE_NOT_FOUND = refusal('warehouse.not-found', 'not-found', {
  en: 'There is no such warehouse. Look it up in GET /warehouses.',
  zh: '没有此仓库。请通过 GET /warehouses 查找。',
});
export const WAREHOUSE_CODE_TAKEN = refusal('warehouse.code-taken', 'conflict', {
  en: 'Another warehouse has the code {code}. Choose one that is free.',
  zh: '代码 {code} 已被另一仓库使用。请换一个代码。',
});

export const RECEIPT_ALREADY_BOOKED = refusal('receipt.already-booked', 'conflict', {
  en: 'The receipt {reference} is booked already. Look for its lots in GET /stock.',
  zh: '收货单 {reference} 已入库。请通过 GET /stock 查看其批次。',
});
/** The slug is that of the first line that is wrong; each line says for itself what is. */
export const NOTHING_BOOKED = {
  en: '{wrong} of {lines} lines cannot be booked, so none was. Correct them and send the receipt again.',
  zh: '{lines} 行中有 {wrong} 行无法入库，因此整单均未入库。请更正后重新发送收货单。',
} as const;
export const RECEIPT_GTIN_INVALID = refusal('receipt.gtin-invalid', 'unprocessable', NOTHING_BOOKED);
export const NO_GTIN = sentence({
  en: '{gtin} is no GTIN: its check digit does not match. Scan the box again.',
  zh: '{gtin} 不是有效的 GTIN：校验位不符。请重新扫描包装盒。',
});
export const RECEIPT_UNKNOWN_PACK = refusal('receipt.unknown-pack', 'unprocessable', NOTHING_BOOKED);
export const NO_SUCH_PACK = sentence({
  en: 'No product has this pack. Add the pack first.',
  zh: '没有产品包含此包装。请先添加该包装。',
});
export const RECEIPT_NOT_MADE = refusal('receipt.not-made', 'unprocessable', NOTHING_BOOKED);
export const NOT_MADE_SO = sentence({
  en: 'The product is not made in these parameters. Compare them with the box.',
  zh: '该产品没有此参数的镜片。请与包装盒核对。',
});
export const RECEIPT_EXPIRED = refusal('receipt.expired', 'unprocessable', NOTHING_BOOKED);
export const EXPIRED_ON = sentence({
  en: 'It expired on {day}. Send it back.',
  zh: '效期至 {day}，已过期。请退回。',
});

export const LOT_NOT_FOUND = refusal('lot.not-found', 'not-found', {
  en: 'There is no such lot. Look it up in GET /stock.',
  zh: '没有此批次。请通过 GET /stock 查找。',
});
export const LOT_RESERVED = refusal('lot.reserved', 'conflict', {
  en: 'The lot has {onHand} boxes, {reserved} of them reserved for orders: {wanted} cannot be taken out. Cancel or ship orders first.',
  zh: '该批次有 {onHand} 盒，其中 {reserved} 盒已为订单预留：无法出库 {wanted} 盒。请先取消订单或发货。',
});
