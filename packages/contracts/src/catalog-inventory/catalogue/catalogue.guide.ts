import { GTIN, LENS, MARKETS } from '../../guide/goods.guide.ts';
import { both, under } from '../../guide/parts.ts';
import { REASON_FOR_PRICE } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { PRICE } from '../pricing/price.guide.ts';

const LIST = both('One or several values, at most 200.', '一个或多个数值，最多 200 个。');
const RANGE = both(
  'The first value, the last value and the step between them, such as -6.00 to -0.50 by 0.25.',
  '填写首值、末值和间隔，例如 -6.00 至 -0.50，间隔 0.25。',
);
const IF_ANY = both(
  'Values, at most 200. Leave it empty if these lenses have none.',
  '数值，最多 200 个。没有则留空。',
);

/** Explains the fields of a segment: one rule of the powers in which a product is made. */
const SEGMENT: Guide = {
  markets: field(
    MARKETS.label,
    both('The countries for which these lenses are made.', '这些镜片供应的国家或地区。'),
    both('Countries by their two letters. Empty: all.', '以两个字母填写。留空表示不限。'),
    MARKETS.example,
  ),
  madeFrom: field(
    both('Made from', '开始生产'),
    both('The first day on which these lenses can be had.', '可供应的第一天。'),
    both('A day. Empty: they always were.', '填写日期。留空表示一直供应。'),
    '2026-09-01',
  ),
  madeUntil: field(
    both('Made until', '停止生产'),
    both('The last day on which these lenses can be had.', '可供应的最后一天。'),
    both('A day. Empty: no end is known.', '填写日期。留空表示未知。'),
    '2028-12-31',
  ),
  baseCurve: field(LENS.baseCurve.label, LENS.baseCurve.meaning, LIST, '8.4, 8.6'),
  diameter: field(LENS.diameter.label, LENS.diameter.meaning, LIST, '14.0, 14.2'),
  'sphere.from': field(both('Sphere from', '球镜自'), LENS.sphere.meaning, RANGE, '-6.00'),
  'sphere.to': field(both('Sphere to', '球镜至'), LENS.sphere.meaning, RANGE, '-0.50'),
  'sphere.step': field(both('Sphere by', '球镜间隔'), LENS.sphere.meaning, RANGE, '0.25'),
  cylinder: field(LENS.cylinder.label, LENS.cylinder.meaning, IF_ANY, '-0.75, -1.25'),
  'axis.from': field(both('Axis from', '轴位自'), LENS.axis.meaning, RANGE, '10'),
  'axis.to': field(both('Axis to', '轴位至'), LENS.axis.meaning, RANGE, '180'),
  'axis.step': field(both('Axis by', '轴位间隔'), LENS.axis.meaning, RANGE, '10'),
  add: field(LENS.add.label, LENS.add.meaning, IF_ANY, 'LOW, MED, HIGH'),
  dominance: field(LENS.dominance.label, LENS.dominance.meaning, IF_ANY, 'D, N'),
  colour: field(LENS.colour.label, LENS.colour.meaning, IF_ANY, 'Honey, Grey'),
  backOpticZone: field(LENS.backOpticZone.label, LENS.backOpticZone.meaning, IF_ANY, '6.0, 6.2'),
  'returnZoneDepth.from': field(both('RZD from', 'RZD 自'), LENS.returnZoneDepth.meaning, RANGE, '450'),
  'returnZoneDepth.to': field(both('RZD to', 'RZD 至'), LENS.returnZoneDepth.meaning, RANGE, '600'),
  'returnZoneDepth.step': field(both('RZD by', 'RZD 间隔'), LENS.returnZoneDepth.meaning, RANGE, '25'),
  'landingZoneAngle.from': field(both('LZA from', 'LZA 自'), LENS.landingZoneAngle.meaning, RANGE, '31'),
  'landingZoneAngle.to': field(both('LZA to', 'LZA 至'), LENS.landingZoneAngle.meaning, RANGE, '35'),
  'landingZoneAngle.step': field(both('LZA by', 'LZA 间隔'), LENS.landingZoneAngle.meaning, RANGE, '1'),
  jessenFactor: field(LENS.jessenFactor.label, LENS.jessenFactor.meaning, IF_ANY, '0.50, 0.75'),
};

const PRODUCT: Guide = {
  name: field(
    both('Name', '名称'),
    both('The name of the lens, as the maker writes it.', '厂家使用的镜片名称。'),
    both('At most 120 characters.', '最多 120 个字符。'),
    'Biofinity',
  ),
  chineseName: field(
    both('Chinese name', '中文名'),
    both('The name under which Chinese readers know the lens.', '中文读者熟悉的名称。'),
    both('At most 120 characters. Leave it empty if it has none.', '最多 120 个字符。没有则留空。'),
    '佰视明',
  ),
  keywords: field(
    both('Other words', '关键词'),
    both('Words by which a search finds the lens too.', '搜索时也能找到该产品的词。'),
    both('At most 30, each of at most 40 characters, in any language.', '最多 30 个，每个最多 40 个字符，语言不限。'),
    '强生, 欧舒适',
  ),
  brand: field(
    both('Maker', '厂家'),
    both('The company that makes the lens.', '生产镜片的公司。'),
    both('At most 80 characters.', '最多 80 个字符。'),
    'CooperVision',
  ),
  goods: field(
    both('Class', '类别'),
    both(
      'What kind of goods it is. A lens needs a prescription; a service holds no stock.',
      '商品的类别。镜片需要处方，服务没有库存。',
    ),
    both('Choose one. It cannot be changed between lenses and other goods.', '选择一项。镜片与其他商品之间不能互改。'),
    both('Soft lens', '软性镜片'),
  ),
  material: field(
    both('Material', '材料'),
    both('The material of the lens, or what other goods are made of.', '镜片的材料，或其他商品的成分。'),
    both('The name on the box, at most 80 characters. Lenses need it.', '盒上的名称，最多 80 个字符。镜片必填。'),
    'comfilcon A',
  ),
  modality: field(
    both('Kind of lens', '镜片类型'),
    both('What the lens is for. The catalogue is filtered by it.', '镜片的用途，用于目录筛选。'),
    both('Choose one. Leave it empty for other goods.', '选择一项。其他商品留空。'),
    both('Spherical', '球面'),
  ),
  replacement: field(
    both('Replacement', '更换周期'),
    both(
      'How long one lens may be used. The run-out of a customer is computed from it.',
      '单片镜片可使用的时间，据此计算用完日期。',
    ),
    both('As the maker says. Leave it empty for other goods.', '按厂家说明选择。其他商品留空。'),
    both('Monthly', '月抛'),
  ),
  shelfLifeMonths: field(
    both('Sold for', '销售期限'),
    both(
      'How long after a delivery the shop sells boxes that state no day, such as lens cases.',
      '盒上没有有效期的商品（如镜盒）到货后可销售的时间。',
    ),
    both(
      'Months from 1 to 120. Leave it empty if every box states its day.',
      '1 至 120 个月。每盒都印有有效期时留空。',
    ),
    '36',
  ),
  waterContent: field(
    both('Water', '含水量'),
    both('The part of water in the lens.', '镜片的含水比例。'),
    both('Percent from 10 to 90. Leave it empty if unknown.', '百分比，10 至 90。不清楚时留空。'),
    '48',
  ),
  uvBlocking: field(
    both('Blocks ultraviolet light', '阻隔紫外线'),
    both('Whether the lens blocks ultraviolet light.', '镜片是否阻隔紫外线。'),
    both('Yes or no. Leave it empty if unknown.', '是或否。不清楚时留空。'),
    both('Yes', '是'),
  ),
  description: field(
    both('Description', '说明'),
    both('What customers read about the lens.', '客户看到的产品说明。'),
    both('At most 2,000 characters. It may stay empty.', '最多 2,000 个字符。可以留空。'),
    both('For every day.', '适合每天佩戴。'),
  ),
  privateLabelOf: field(
    both('Private label of', '贴牌自'),
    both(
      'The same lens of the same maker under its first name. Where the law permits it, one is supplied for the other.',
      '同一厂家同一镜片的原名。法律允许时可相互替代供应。',
    ),
    both('The handle of the other product. Leave it empty if it is none.', '另一产品的标识名。不是贴牌则留空。'),
    'biofinity',
  ),
  ...under('matrix.segments', SEGMENT),
  'matrix.count': field(
    both('Number of lenses', '组合数'),
    both('How many lenses the rules make together.', '规则合计的镜片组合数。'),
    both('It is computed. What you type is ignored.', '自动计算，填写的值会被忽略。'),
    '4104',
  ),
  onSale: field(
    both('On sale', '在售'),
    both('Switched off, only staff see the product.', '关闭后只有员工可以看到。'),
    both('Tick it to sell the product.', '勾选后开始销售。'),
    both('Yes', '是'),
  ),
};

export const CREATE_PRODUCT_GUIDE: Guide = {
  ...PRODUCT,
  id: field(
    both('Id', '编号'),
    both('Keeps a number that other systems know.', '沿用其他系统已知的编号。'),
    both('A UUID. Leave it empty: a new one is made.', 'UUID。通常留空，自动生成。'),
    '0197a000-0000-7000-8000-00000000000a',
  ),
  handle: field(
    both('Handle', '标识名'),
    both(
      'The name of the product in links and files. It cannot be changed.',
      '产品在链接和文件中的名称，之后不能更改。',
    ),
    both(
      'Small letters and digits, words joined by hyphens. Empty: it is made from the name.',
      '小写字母和数字，词间用连字符。留空则由名称生成。',
    ),
    'biofinity',
  ),
};
export const CHANGE_PRODUCT_GUIDE: Guide = PRODUCT;

export const PUT_PACK_GUIDE: Guide = {
  gtin: GTIN,
  size: field(
    both('Pieces in a box', '每盒数量'),
    both('How many lenses or pieces one box has.', '一盒内的镜片数或件数。'),
    both('1 to 365.', '1 至 365。'),
    '6',
  ),
  content: field(
    both('Contents', '内容'),
    both('What one box holds, if the number of pieces does not tell.', '一盒的内容，件数不足以说明时填写。'),
    both('At most 40 characters. Leave it empty for lenses.', '最多 40 个字符。镜片留空。'),
    '360 ml',
  ),
  weightGrams: field(
    both('Weight (g)', '重量（克）'),
    both('The weight of a box. It decides the charge for delivery.', '一盒的重量，决定运费。'),
    both('Whole grams. Leave it empty if nobody has weighed it.', '整数克，未称重则留空。'),
    '42',
  ),
  ...under('prices', PRICE),
  reason: REASON_FOR_PRICE,
};
