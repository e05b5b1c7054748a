import { AMOUNT, CURRENCY, MARKET, TAX_RATE } from '../../guide/goods.guide.ts';
import { both } from '../../guide/parts.ts';
import { REASON_FOR_PRICE } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

/** Explains the price of a pack in one market. */
export const PRICE: Guide = {
  market: MARKET,
  currency: CURRENCY,
  amount: field(
    both('Price of one box', '每盒价格'),
    both('What the customer pays for a box, tax included.', '客户每盒应付的价格，含税。'),
    AMOUNT.fill,
    AMOUNT.example,
  ),
  taxRate: TAX_RATE,
};

export const SET_PRICE_FLOOR_GUIDE: Guide = {
  market: MARKET,
  currency: field(
    CURRENCY.label,
    both(
      'The currency of the market. A price in another one needs the approval of finance.',
      '该市场的货币。以其他货币定价须由财务批准。',
    ),
    CURRENCY.fill,
    'CAD',
  ),
  amount: field(
    both('Lowest price', '最低价格'),
    both(
      'The lowest price of any box that one person may set alone, tax included.',
      '一人可单独设定的每盒最低价格，含税。',
    ),
    both('An amount above 0, with its decimals.', '大于 0 的金额，可带小数。'),
    '15.00',
  ),
  share: field(
    both('Lowest share', '最低比例'),
    both('The lowest part of the highest price of the last 30 days.', '不得低于最近 30 天最高价格的该比例。'),
    both(
      'Percent from 0.01 to 100. Files and programs send hundredths: 7000 is 70 %.',
      '百分比，0.01 至 100。文件和程序以万分之一发送：7000 表示 70%。',
    ),
    '70',
  ),
  reason: REASON_FOR_PRICE,
};
