import { refusal } from '../../kernel/refusal.ts';

export const WAREHOUSE_NOT_FOUND = refusal('warehouse.not-found', 'not-found', {
  en: 'There is no such warehouse. Look it up in GET /warehouses.',
  zh: '没有此仓库。请通过 GET /warehouses 查找。',
});
export const WAREHOUSE_CODE_TAKEN = refusal('warehouse.code-taken', 'conflict', {
  en: 'Another warehouse has the code {code}. Choose one that is free.',
  zh: '代码 {code} 已被另一仓库使用。请换一个代码。',
});

export const LOT_NOT_FOUND = refusal('lot.not-found', 'not-found', {
  en: 'There is no such lot. Look it up in GET /stock.',
  zh: '没有此批次。请通过 GET /stock 查找。',
});
export const LOT_NEEDS_STOCKTAKE = refusal('lot.needs-stocktake', 'conflict', {
  en: 'One person may change at most {limit} boxes of a lot by hand within 24 hours. Count the lot in a stocktake, which a second person approves.',
  zh: '同一人员在 24 小时内对同一批次最多只能手动变更 {limit} 盒。请通过盘点清点该批次，并由第二人批准。',
});
export const LOT_TOO_MANY_BOXES = refusal('lot.too-many-boxes', 'conflict', {
  en: 'The lot would have {boxes} boxes, but a lot has at most {limit}. Count the lot again.',
  zh: '该批次将达到 {boxes} 盒，而一个批次最多 {limit} 盒。请重新清点该批次。',
});
export const LOT_RESERVED = refusal('lot.reserved', 'conflict', {
  en: 'The lot has {onHand} boxes, {reserved} of them reserved for orders: {wanted} cannot be taken out. Cancel or ship orders first.',
  zh: '该批次有 {onHand} 盒，其中 {reserved} 盒已为订单预留：无法出库 {wanted} 盒。请先取消订单或发货。',
});
