import { CURRENCY } from '../../guide/goods.guide.ts';
import { both, under } from '../../guide/parts.ts';
import { PLACE } from '../../guide/people.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const SUPPLIER: Guide = {
  name: field(
    both('Name', '名称'),
    both('The name of the company. Registers of the law name it.', '公司名称，法定记录需要注明。'),
    both('At most 120 characters.', '最多 120 个字符。'),
    'Testlens Distribution',
  ),
  leadTimeDays: field(
    both('Lead time', '交货期'),
    both(
      'The agreed days from sending an order to its boxes. Reorder points are computed from it.',
      '从发出采购单到收货的约定天数，据此计算补货点。',
    ),
    both('Days from 0 to 365.', '0 至 365 天。'),
    '7',
  ),
  priority: field(
    both('Priority', '优先级'),
    both(
      'If several suppliers sell a pack, the lowest number is asked first.',
      '多家供应商有同一包装时，数字小的优先。',
    ),
    both('0 to 1,000. 100 is usual.', '0 至 1,000，通常为 100。'),
    '100',
  ),
  'licences.kind': field(
    both('Licence', '许可证种类'),
    both('What the permit is for. Purchase records of China name it.', '许可的内容，中国的进货记录需要注明。'),
    both('At most 80 characters.', '最多 80 个字符。'),
    both('Medical device distribution', '医疗器械经营许可'),
  ),
  'licences.number': field(
    both('Number of the licence', '许可证编号'),
    both('The number on the permit.', '许可证上的编号。'),
    both('Copy it, at most 80 characters.', '照抄，最多 80 个字符。'),
    'MDD-2026-0117',
  ),
  'licences.validUntil': field(
    both('Valid until', '有效期至'),
    both('The last day of the permit.', '许可证的最后有效日。'),
    both('The day on the permit. Leave it empty if it has no end.', '许可证上的日期。无期限时留空。'),
    '2031-12-31',
  ),
  ...under('address', PLACE),
  contact: field(
    both('Contact', '联系人'),
    both('Whom to ask about an order. Purchase records of China name it.', '采购联系人，中国的进货记录需要注明。'),
    both(
      'Name, telephone and e-mail, at most 200 characters. Leave it empty if unknown.',
      '姓名、电话和电子邮件，最多 200 个字符。不清楚时留空。',
    ),
    'Sales desk, +1 973 555 0117',
  ),
  active: field(
    both('In use', '启用'),
    both('Switched off, no new order goes to this supplier.', '停用后不能再向其下单。'),
    both('Tick it to order here.', '勾选后可以订货。'),
    both('Yes', '是'),
  ),
};

export const CREATE_SUPPLIER_GUIDE: Guide = {
  ...SUPPLIER,
  code: field(
    both('Code', '代码'),
    both('The short name on lists. It cannot be changed.', '列表中使用的简称，之后不能更改。'),
    both('2 to 12 capital letters, digits or hyphens.', '2 至 12 个大写字母、数字或连字符。'),
    'COOPER',
  ),
  currency: field(
    CURRENCY.label,
    both(
      'The currency of all its prices and orders. It cannot be changed.',
      '其所有价格和采购单的货币，之后不能更改。',
    ),
    CURRENCY.fill,
    CURRENCY.example,
  ),
};
export const CHANGE_SUPPLIER_GUIDE: Guide = SUPPLIER;

export const PUT_SUPPLIER_PRICE_GUIDE: Guide = {
  'price.amount': field(
    both('Price of one box', '每盒价格'),
    both('What the shop pays for a box. It holds for later orders.', '商店每盒的进货价，适用于之后的采购单。'),
    both('An amount with its decimals.', '填写金额，可带小数。'),
    '31.00',
  ),
  'price.currency': CURRENCY,
  minimumQuantity: field(
    both('Least boxes', '最低订量'),
    both('The fewest boxes of this pack in one order, all powers together.', '每单该包装的最低盒数，所有度数合计。'),
    both('1 to 10,000.', '1 至 10,000。'),
    '10',
  ),
};
