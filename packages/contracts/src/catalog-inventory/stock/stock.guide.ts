import { BOXES, MARKETS } from '../../guide/goods.guide.ts';
import { PLACE } from '../../guide/people.guide.ts';
import { both } from '../../guide/parts.ts';
import { REASON_FOR_STOCK } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const CREATE_WAREHOUSE_GUIDE: Guide = {
  code: field(
    both('Code', '代码'),
    both('The short name on lists and labels. It cannot be changed.', '列表和标签上使用的简称，之后不能更改。'),
    both('2 to 12 capital letters, digits or hyphens.', '2 至 12 个大写字母、数字或连字符。'),
    'NJ-1',
  ),
  name: field(
    both('Name', '名称'),
    both('The name by which people know the warehouse.', '仓库的常用名称。'),
    both('At most 120 characters.', '最多 120 个字符。'),
    'New Jersey',
  ),
  country: PLACE.country,
  markets: field(
    MARKETS.label,
    both('The countries to which this warehouse ships.', '该仓库可以发货的国家或地区。'),
    MARKETS.fill,
    MARKETS.example,
  ),
  priority: field(
    both('Priority', '优先级'),
    both(
      'If lots of two warehouses end on the same day, the lower number ships first.',
      '两个仓库的批次有效期相同时，数字小的先发货。',
    ),
    both('0 to 1,000. 100 is usual.', '0 至 1,000，通常为 100。'),
    '100',
  ),
};

export const ADJUST_LOT_GUIDE: Guide = {
  delta: field(
    both('Change of boxes', '盒数变化'),
    both('How many boxes more or fewer there are than the ledger says.', '与台账相比多出或缺少的盒数。'),
    both(
      'A whole number with its sign: -2 takes out two. One person may change 10 boxes of a lot in a day; more need a stocktake.',
      '带正负号的整数，-2 表示减少两盒。一人一天对一个批次最多可调整 10 盒，超出须盘点。',
    ),
    '-2',
  ),
  reason: REASON_FOR_STOCK,
};

export const DISCARD_LOT_GUIDE: Guide = {
  quantity: field(
    BOXES.label,
    both('How many boxes leave the stock for good.', '永久出库的盒数。'),
    both('A whole number, at most the boxes that no order holds.', '整数，不超过未被订单占用的盒数。'),
    '1',
  ),
  reason: field(
    both('Why', '原因'),
    both('Why the boxes may no longer be sold.', '不能再销售的原因。'),
    both('Choose one.', '选择一项。'),
    both('Damaged', '损坏'),
  ),
  note: field(
    both('Note', '备注'),
    both('What happened, for the ledger.', '具体情况，记入台账。'),
    both('At most 280 characters. It may stay empty.', '最多 280 个字符。可以留空。'),
    both('Crushed under a pallet', '被托盘压坏'),
  ),
};
