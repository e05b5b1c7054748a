import { refusal } from '../../kernel/refusal.ts';

export const SUPPLIER_NOT_FOUND = refusal('supplier.not-found', 'not-found', {
  en: 'There is no such supplier. Look it up in GET /suppliers.',
  zh: '没有此供应商。请通过 GET /suppliers 查找。',
});
export const SUPPLIER_CODE_TAKEN = refusal('supplier.code-taken', 'conflict', {
  en: 'Another supplier has the code {code}. Choose one that is free.',
  zh: '代码 {code} 已被另一供应商使用。请换一个代码。',
});
export const SUPPLIER_CURRENCY = refusal('supplier.currency', 'unprocessable', {
  en: 'This supplier is paid in {currency}. Give the price in that currency.',
  zh: '此供应商以 {currency} 结算。请以该币种填写价格。',
});
export const SUPPLIER_PRICE_NOT_FOUND = refusal('supplier.price-not-found', 'not-found', {
  en: 'The supplier has no price for this pack. Read the supplier: its prices are in it.',
  zh: '该供应商没有此包装的价格。请读取该供应商，其中列有价格。',
});
export const PACK_NOT_FOUND = refusal('pack.not-found', 'not-found', {
  en: 'No product has this pack. Look it up in its product, or add it there first.',
  zh: '没有产品包含此包装。请在产品中查找，或先为产品添加该包装。',
});
