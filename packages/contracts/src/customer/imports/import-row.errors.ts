/** Declares the reasons for which a row about suppliers, prices, stock or past orders is rejected. */
import { sentence } from '../../kernel/sentence.ts';

export const ROW_LACKS = sentence({ en: 'fill in {field}', zh: '请填写 {field}' });
export const ROW_NO_PACK = sentence({
  en: 'no pack of the catalogue has this GTIN: import the catalogue first',
  zh: '目录中没有此 GTIN 的包装：请先导入产品目录',
});
export const ROW_NO_WAREHOUSE = sentence({
  en: 'no warehouse has this code: add the warehouse first',
  zh: '没有此代码的仓库：请先添加仓库',
});
export const ROW_NO_MONEY = sentence({
  en: 'this is no amount of {currency}: write it as 24.90, with at most {digits} digits after the point',
  zh: '不是有效的 {currency} 金额：请写作 24.90，小数点后最多 {digits} 位',
});
export const ROW_NO_BOXES = sentence({
  en: 'write a whole number of boxes from 1 to {most}',
  zh: '请填写 1 到 {most} 的整盒数',
});
export const ROW_EXISTS = sentence({
  en: 'this record exists already, and the import only adds',
  zh: '该记录已存在，而本次导入仅新增',
});
export const ROW_IS_NEW = sentence({
  en: 'there is no such record, and the import only changes those on file',
  zh: '没有该记录，而本次导入仅更新已有记录',
});
export const ROW_OTHER_CURRENCY = sentence({
  en: 'this supplier has {currency}, and a currency cannot be changed',
  zh: '该供应商使用 {currency}，币种不可更改',
});
export const ROW_WRONG_LENS = sentence({
  en: 'the pack is not made with these parameters: write base curve, diameter and sphere, and the others if it has them',
  zh: '该包装不生产此参数：请填写基弧、直径和球镜，如有其他参数也请填写',
});
export const ROW_LOT_RECALLED = sentence({
  en: 'a recall covers this lot: it never enters the stock by a file. Set the boxes aside',
  zh: '该批次已被召回，不得通过文件入库。请将其隔离',
});
export const ROW_LOT_ON_FILE = sentence({
  en: 'this lot has boxes on file already: count it in a stocktake',
  zh: '该批次已有库存记录：请通过盘点更正',
});
export const ROW_LOT_EXPIRED = sentence({
  en: 'these boxes are past their last day: discard them',
  zh: '这些盒已过有效期：请报废',
});
export const LOT_MOVED_SINCE = sentence({
  en: 'boxes of lot {lot} were sold or moved since, so its opening stock stays',
  zh: '批次 {lot} 此后已有销售或移动，其期初库存保留',
});
export const PRICE_NEEDS_TWO = sentence({
  en: 'the price before is lower, and two people must agree to it: propose it',
  zh: '原价较低，须两人同意：请提出价格提案',
});
export const PRICE_PROPOSAL_ENDED = sentence({
  en: 'the proposal of this price was decided, so it stays',
  zh: '该价格提案已作出决定，因此保留',
});
export const NO_ORDER_YET = sentence({
  en: 'this day is in the future: a past order cannot be later than today',
  zh: '该日期在将来：历史订单不得晚于今天',
});
