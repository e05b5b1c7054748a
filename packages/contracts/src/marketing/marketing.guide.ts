import { CURRENCY, MARKETS } from '../guide/goods.guide.ts';
import { both } from '../guide/parts.ts';
import { field, type Guide } from '../kernel/guide.ts';

const TERMS: Guide = {
  description: field(
    both('Description', '说明'),
    both('What the coupon is for. Colleagues find it by these words.', '优惠券的用途，同事可据此搜索。'),
    both('At most 500 characters. It may stay empty.', '最多 500 个字符。可以留空。'),
    both('New customers, spring 2027', '新客户，2027年春'),
  ),
  'minimumSubtotal.amount': field(
    both('Least order', '最低消费'),
    both('The least sum of the order, before the discount.', '使用优惠券的最低订单金额（优惠前）。'),
    both('An amount with its decimals. Leave it empty if any order will do.', '填写金额。不限则留空。'),
    '50.00',
  ),
  'minimumSubtotal.currency': CURRENCY,
  markets: field(
    MARKETS.label,
    both('The countries in which it may be used.', '可以使用的国家或地区。'),
    both('Countries by their two letters. Empty: everywhere.', '以两个字母填写。留空表示不限。'),
    MARKETS.example,
  ),
  startsAt: field(
    both('Starts', '开始时间'),
    both('It may be used from this time on.', '自该时间起可以使用。'),
    both('A day and a time. If it is empty, it starts at once.', '日期和时间。留空则立即开始。'),
    '2027-03-01 00:00',
  ),
  endsAt: field(
    both('Ends', '结束时间'),
    both('It may be used before this time.', '在该时间之前可以使用。'),
    both('A day and a time after the start. Empty: it never ends.', '晚于开始的日期和时间。留空表示不结束。'),
    '2027-04-01 00:00',
  ),
  totalLimit: field(
    both('Uses in all', '总次数'),
    both('How often all customers together may use it.', '所有客户合计可使用的次数。'),
    both('A whole number from 1 on. Empty: no limit.', '1 以上的整数。留空表示不限。'),
    '500',
  ),
  perCustomerLimit: field(
    both('Uses by one customer', '每人次数'),
    both('How often one customer may use it.', '每位客户可使用的次数。'),
    both('A whole number from 1 on. Empty: no limit.', '1 以上的整数。留空表示不限。'),
    '1',
  ),
  active: field(
    both('In use', '启用'),
    both('Switched off, it is refused whatever its days are.', '停用时，无论日期都会被拒绝。'),
    both('Tick it to let customers use it.', '勾选后客户可以使用。'),
    both('Yes', '是'),
  ),
};

export const CREATE_COUPON_GUIDE: Guide = {
  code: field(
    both('Code', '代码'),
    both('What customers type. It cannot be changed afterwards.', '客户输入的代码，之后不能更改。'),
    both(
      '2 to 40 letters, digits or hyphens, a letter or digit first. Small letters become capitals.',
      '2 至 40 个字母、数字或连字符，以字母或数字开头。小写自动转为大写。',
    ),
    'WELCOME10',
  ),
  'discount.kind': field(
    both('Kind of discount', '优惠方式'),
    both(
      'A part of the order, or a fixed amount. It cannot be changed afterwards.',
      '按比例或固定金额，之后不能更改。',
    ),
    both('Choose one.', '选择一项。'),
    both('A part of the order', '按比例'),
  ),
  'discount.basisPoints': field(
    both('Discount in percent', '折扣（%）'),
    both('The part of the order that is taken off.', '从订单中减去的比例。'),
    both(
      'Percent from 0.01 to 100. Above 30 %, finance must approve. Files and programs send hundredths: 1000 is 10 %.',
      '百分比，0.01 至 100。超过 30% 须由财务批准。文件和程序以万分之一发送：1000 表示 10%。',
    ),
    '10',
  ),
  'discount.amount.amount': field(
    both('Discount', '优惠金额'),
    both('The amount that is taken off. It is at most the sum of the order.', '减去的金额，不超过订单金额。'),
    both(
      'An amount with its decimals. If it may exceed 30 % of an order, finance must approve.',
      '填写金额。可能超过订单的 30% 时须由财务批准。',
    ),
    '5.00',
  ),
  'discount.amount.currency': CURRENCY,
  ...TERMS,
};
export const CHANGE_COUPON_GUIDE: Guide = TERMS;
