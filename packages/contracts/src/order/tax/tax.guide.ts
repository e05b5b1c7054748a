import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const COUNTRY = field(
  both('Country', '国家或地区'),
  both('The country to which goods are sent.', '货物送达的国家或地区。'),
  both('Two capital letters, ISO 3166-1.', '两个大写字母，ISO 3166-1。'),
  'US',
);
const REGION = field(
  both('State or province', '省州'),
  both('The tax holds only there. In the US each state has its own.', '仅适用于该省州。美国各州各不相同。'),
  both(
    'In the US and Canada two letters. Leave it empty for the whole country.',
    '美国和加拿大填两个字母；整个国家则留空。',
  ),
  'NJ',
);
const WHY = field(
  both('Reason', '原因'),
  both('Why it changes. It stands in the change record.', '更改的原因，保存在变更记录中。'),
  both('One sentence, at most 300 characters.', '一句话，最多 300 个字符。'),
  both('Sales in New Jersey pass the threshold', '新泽西州销售额超过起征点'),
);
const SINCE = field(
  both('From', '开始日期'),
  both('The first day on which it holds.', '开始适用的第一天。'),
  both('A day. Orders of earlier days stay as they are.', '填写日期；此前的订单不变。'),
  '2027-01-01',
);
const UNTIL = field(
  both('Last day', '最后一日'),
  both('The last day on which it holds.', '适用的最后一天。'),
  both('Today or later.', '今天或以后。'),
  '2027-06-30',
);

export const ADD_TAX_REGISTRATION_GUIDE: Guide = {
  country: COUNTRY,
  region: REGION,
  number: field(
    both('Tax number', '税号'),
    both('The number that the authority gave to the shop.', '税务机关给本店的号码。'),
    both('As the authority writes it. It may stay empty.', '按税务机关的写法填写，可留空。'),
    '123-456-789/000',
  ),
  since: SINCE,
  why: WHY,
};
export const END_TAX_REGISTRATION_GUIDE: Guide = { until: UNTIL, why: WHY };
export const ADD_TAX_ROW_GUIDE: Guide = {
  country: COUNTRY,
  region: REGION,
  postalPrefix: field(
    both('Postal codes from', '邮编开头'),
    both('The row holds only for postal codes that begin so.', '仅适用于以此开头的邮编。'),
    both('The first signs, such as 100. Leave it empty for all codes.', '填写开头几位，例如 100；不限则留空。'),
    '100',
  ),
  taxClass: field(
    both('Goods', '类别'),
    both('What is taxed with this rate.', '适用该税率的商品。'),
    both('Choose one. Each class has a row of its own.', '选择一项，每个类别各一行。'),
    both('Solutions', '护理液'),
  ),
  partsPerMillion: field(
    both('Rate (parts per million)', '税率（百万分之）'),
    both(
      '10000 is one per cent, and 66250 is 6.625 %. 0 exempts the goods.',
      '10000 为 1%，66250 为 6.625%，0 为免税。',
    ),
    both('A whole number from 0 to 1,000,000.', '0 至 1,000,000 的整数。'),
    '66250',
  ),
  isAdded: field(
    both('Added to the state', '叠加于州税'),
    both('A local tax is added to the rate of the state.', '地方税叠加在州税之上。'),
    both('Without the tick, the row replaces the rate of the state.', '不勾选则替代州税率。'),
    both('yes', '是'),
  ),
  since: SINCE,
  source: field(
    both('Source', '依据'),
    both('The law or the publication that states the rate. Quotes show it.', '规定该税率的法律或公告，报价时会显示。'),
    both('At most 300 characters.', '最多 300 个字符。'),
    'Publication 718',
  ),
  why: WHY,
};
export const END_TAX_ROW_GUIDE: Guide = { until: UNTIL, why: WHY };
