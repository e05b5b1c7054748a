import { both } from '../../guide/parts.ts';
import { CURRENCY } from '../../guide/goods.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const ZONE = field(
  both('Zone', '区域'),
  both('A short name for places with the same charges. Charges name it.', '费用相同的地区的简称，费用按此填写。'),
  both(
    'At most 20 characters. Write the same name in several lines for one zone.',
    '最多 20 个字符。同一区域可写多行。',
  ),
  both('mainland', '本土'),
);
const DAYS = both(
  'Working days of the carrier after the day of packing. 0 is the same day.',
  '打包之后承运商的工作日数，0 为当天。',
);

const METHOD: Guide = {
  'name.en': field(
    both('Name in English', '英文名称'),
    both('What customers read when they choose a delivery.', '客户选择配送方式时看到的名称。'),
    both('At most 60 characters.', '最多 60 个字符。'),
    'Standard parcel',
  ),
  'name.zh': field(
    both('Name in Chinese', '中文名称'),
    both('What customers read when they choose a delivery.', '客户选择配送方式时看到的名称。'),
    both('At most 60 characters.', '最多 60 个字符。'),
    '标准快递',
  ),
  carrier: field(
    both('Carrier', '承运商'),
    both('Who takes the parcels of this method.', '由哪家公司承运。'),
    both('The name under which the carrier is set up.', '填写系统中设置的承运商名称。'),
    'UPS',
  ),
  service: field(
    both('Service of the carrier', '承运商服务代码'),
    both('The product of the carrier that labels name.', '面单使用的承运商产品代码。'),
    both('The code as the carrier writes it.', '按承运商的写法填写。'),
    'ground',
  ),
  timeZone: field(
    both('Time zone of the warehouse', '仓库时区'),
    both('The place whose clock decides about the cut-off.', '截单时间以该地时间为准。'),
    both('A name of the IANA list, with a city.', 'IANA 列表中的城市名称。'),
    'America/New_York',
  ),
  cutOff: field(
    both('Cut-off', '截单时间'),
    both('An order before this time is packed on the same day.', '在此时间之前的订单当天打包。'),
    both('Hours and minutes. 24:00 is the end of the day.', '时和分，24:00 为当天结束。'),
    '15:00',
  ),
  packing: field(
    both('Packed on', '打包日'),
    both('The days on which the warehouse packs.', '仓库打包的日子。'),
    both('Choose at least one.', '至少选择一项。'),
    both('Monday to Friday', '周一至周五'),
  ),
  delivering: field(
    both('Delivered on', '派送日'),
    both(
      'The days on which the carrier works. Only they count for the promised day.',
      '承运商的工作日，承诺日期只计这些天。',
    ),
    both('Choose at least one.', '至少选择一项。'),
    both('Monday to Saturday', '周一至周六'),
  ),
  holidays: field(
    both('Holidays', '节假日'),
    both('Days on which nothing is packed or delivered.', '不打包也不派送的日期。'),
    both('Days as YYYY-MM-DD, one in each line.', '日期格式 YYYY-MM-DD，每行一个。'),
    '2026-12-25',
  ),
  'zones.zone': ZONE,
  'zones.country': field(
    both('Country', '国家或地区'),
    both('The country to which the method goes.', '该方式送达的国家或地区。'),
    both('Two capital letters, ISO 3166-1.', '两个大写字母，ISO 3166-1。'),
    'US',
  ),
  'zones.region': field(
    both('Only in', '仅限省州'),
    both('A state, province or prefecture. It goes before the whole country.', '某个州、省或府，优先于整个国家。'),
    both('As addresses write it. Leave it empty for the whole country.', '与地址写法一致；整个国家则留空。'),
    'AK',
  ),
  'zones.postalPrefix': field(
    both('Postal codes from', '邮编开头'),
    both(
      'The beginning of the postal codes. It goes before regions and countries.',
      '邮编的开头部分，优先于省州和国家。',
    ),
    both('The first signs, such as 967. Leave it empty for all codes.', '填写开头几位，例如 967；不限则留空。'),
    '967',
  ),
  'zones.minDays': field(
    both('At the earliest', '最快'),
    DAYS,
    both('A whole number from 0 to 90.', '0 至 90 的整数。'),
    '2',
  ),
  'zones.maxDays': field(
    both('At the latest', '最慢'),
    DAYS,
    both('A whole number from 0 to 90. The customer is promised this one.', '0 至 90 的整数，向客户承诺以此为准。'),
    '4',
  ),
  'rates.zone': ZONE,
  'rates.upToGrams': field(
    both('Up to (g)', '重量上限（克）'),
    both(
      'The heaviest parcel with this charge. A heavier one needs another line.',
      '适用该费用的最重包裹，更重的需另写一行。',
    ),
    both('Grams, a whole number.', '整数克。'),
    '2000',
  ),
  'rates.charge.amount': field(
    both('Charge', '运费'),
    both(
      'What the customer pays. Where prices include tax, it includes tax too.',
      '客户支付的金额；含税价市场中也含税。',
    ),
    both('An amount for each currency in which the shop sells there.', '为当地销售的每种货币填写金额。'),
    '6.95',
  ),
  'rates.charge.currency': CURRENCY,
  'freeFrom.zone': ZONE,
  'freeFrom.from.amount': field(
    both('Free from', '免运费起点'),
    both('Goods of this amount, before a coupon, cost no delivery.', '商品金额（用券前）达到此数免运费。'),
    both('An amount. Without a line, no delivery is free.', '填写金额；没有行则不免运费。'),
    '99.00',
  ),
  'freeFrom.from.currency': CURRENCY,
  place: field(
    both('Order', '次序'),
    both('Customers see methods with small numbers first.', '数字小的方式排在前面。'),
    both('A whole number from 1 on.', '填写 1 以上的整数。'),
    '10',
  ),
  isOffered: field(
    both('Offered', '提供'),
    both('Without the tick, no new order can choose it.', '不勾选则新订单不能选择。'),
    both('Take the tick away to pause it.', '取消勾选即暂停。'),
    both('yes', '是'),
  ),
};

export const CREATE_DELIVERY_METHOD_GUIDE: Guide = METHOD;
export const CHANGE_DELIVERY_METHOD_GUIDE: Guide = METHOD;
