import type { Text } from '@toric/contracts/kernel/sentence';

const words = (en: string, zh: string): Text => ({ en, zh });

/** Holds the words on invoices and credit notes. */
export const WORDS = {
  invoice: words('Invoice', '发票'),
  creditNote: words('Credit note', '红字发票'),
  number: words('Number', '号码'),
  issued: words('Issued', '开具日期'),
  order: words('Order', '订单'),
  corrects: words('Corrects invoice', '对应发票'),
  seller: words('Seller', '销售方'),
  buyer: words('Buyer', '购货方'),
  buyerUnknown: words('The buyer was not recorded, or is no longer kept.', '购货方未记录，或已不再保存。'),
  goods: words('Goods', '商品'),
  quantity: words('Number', '数量'),
  price: words('Price', '价格'),
  discount: words('Discount', '折扣'),
  rate: words('Tax', '税率'),
  toPay: words('To pay', '应付'),
  net: words('Net', '不含税'),
  tax: words('Tax in it', '税额'),
  gross: words('With tax', '含税'),
  total: words('Total', '合计'),
  included: words('All prices include the tax. The amount was paid.', '所有价格均含税。款项已付清。'),
  added: words(
    'Taxes marked + are added to the prices. The amount was paid.',
    '标有 + 的税在价格之外另加。款项已付清。',
  ),
  byStoreCredit: words('Of it paid by store credit', '其中以储值支付'),
  toStoreCredit: words('Of it given as store credit', '其中转为储值'),
  receipt: words('Receipt', '收据'),
  paidBy: words('Paid by', '支付方式'),
  parcel: words('Part of the order', '订单部分'),
  back: words('Given back', '退还金额'),
  amountOnly: words('An amount is given back; no goods are named.', '按金额退还，未列明商品。'),
  credited: words('This amount is given back to the buyer.', '该金额已退还购货方。'),
} as const;
