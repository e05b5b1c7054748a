/** Explains the fields of goods and money that several operations have. */
import { field, type Guide } from '../kernel/guide.ts';
import { both } from './parts.ts';

export const PRODUCT = field(
  both('Product', '产品'),
  both(
    'The product by its name in the catalogue. The shop supplies exactly this product.',
    '目录中的产品名称。商店严格供应该产品。',
  ),
  both('Type a part of the name and choose it.', '输入名称的一部分并选择。'),
  'Biofinity',
);
export const PACK = field(
  both('Pack', '包装'),
  both('The size of the box. A product is sold in one or several pack sizes.', '盒的规格。一种产品可有多种包装规格。'),
  both('Choose one of the packs of the product.', '从该产品的包装中选择。'),
  both('6 lenses in a box', '每盒 6 片'),
);
export const BOXES = field(
  both('Boxes', '盒数'),
  both('How many boxes, not how many lenses.', '盒的数量，不是镜片数量。'),
  both('A whole number from 1 on.', '填写 1 以上的整数。'),
  '2',
);
export const WAREHOUSE = field(
  both('Warehouse', '仓库'),
  both('The place where the boxes lie.', '盒所在的仓库。'),
  both('Choose it by its code.', '按代码选择。'),
  'NJ-1',
);
export const BIN = field(
  both('Bin', '货位'),
  both(
    'The place on the shelf where the boxes of the lot lie. Walks of pickers go by it.',
    '该批次所在的货位，拣货路线按货位排列。',
  ),
  both(
    'Scan or type the label of the shelf: letters, digits, hyphens and points. Empty: nobody knows it.',
    '扫描或输入货位标签：字母、数字、连字符和点。留空表示未知。',
  ),
  'A-03-2',
);
export const SUPPLIER = field(
  both('Supplier', '供应商'),
  both('The company from which the shop buys.', '商店进货的公司。'),
  both(
    'Choose it by its name. A supplier that is switched off cannot be chosen.',
    '按名称选择。已停用的供应商不能选择。',
  ),
  'Testlens Distribution',
);
export const CUSTOMER = field(
  both('Customer', '客户'),
  both('The person for whom it is done.', '为谁办理。'),
  both('Find her by e-mail, telephone or name.', '按电子邮件、电话或姓名查找。'),
  'Ana Lima',
);
export const GTIN = field(
  both('GTIN', '商品条码（GTIN）'),
  both(
    'The number under the bars on the box. It names the product, the pack and often the power.',
    '盒上条码下方的号码，标识产品、包装，通常也标识度数。',
  ),
  both('Scan it, or type its 8, 12, 13 or 14 digits.', '扫描，或输入 8、12、13 或 14 位数字。'),
  '02000000130064',
);
export const BARCODE = field(
  both('Code of the box', '盒上的条码'),
  both(
    'The whole text of the code: it has the GTIN, the lot and the use-by date.',
    '条码的完整内容，包含 GTIN、批号和有效期。',
  ),
  both(
    'Scan the box. Do not type it: the printed text has parentheses that the code has not.',
    '请扫描盒上的条码，不要手工输入：印刷文字中的括号不属于条码内容。',
  ),
  ']d201020000000000391731063010L2406A',
);
export const LOT_NUMBER = field(
  both('Lot', '批号'),
  both('The number of the batch. A recall names it.', '生产批号。召回时以此为准。'),
  both(
    'As it is printed after LOT, with capitals: 1 to 20 characters.',
    '按盒上 LOT 之后所印填写，区分大写，1 至 20 个字符。',
  ),
  'L2406A',
);
export const USE_BY = field(
  both('Use by', '有效期至'),
  both('The last day on which a lens of this box may be opened.', '该盒镜片最迟的开封日期。'),
  both(
    'The day beside the hourglass. If only a month is printed, the last day of that month.',
    '沙漏符号旁的日期。只印月份时填写当月最后一天。',
  ),
  '2031-06-30',
);

export const MARKET = field(
  both('Market', '市场'),
  both(
    'The country in which goods are sold. It decides price, currency and tax.',
    '销售所在的国家或地区，决定价格、货币和税费。',
  ),
  both('Two capital letters of ISO 3166-1.', 'ISO 3166-1 的两个大写字母。'),
  'US',
);
export const MARKETS = field(
  both('Markets', '市场'),
  both('The countries to which it applies.', '适用的国家或地区。'),
  both('Countries by their two letters. At most 250.', '以两个字母填写各国家或地区，最多 250 个。'),
  'US, CA',
);
export const CURRENCY = field(
  both('Currency', '货币'),
  both('The money in which the amount is.', '金额所用的货币。'),
  both('Three capital letters of ISO 4217.', 'ISO 4217 的三个大写字母。'),
  'USD',
);
export const AMOUNT = field(
  both('Amount', '金额'),
  both('How much money.', '金额的数目。'),
  both(
    'Type it with its decimals in the form of the currency. Files and programs send the smallest unit: 6400 is $64.00.',
    '按货币格式填写小数。文件和程序以最小单位发送：6400 表示 $64.00。',
  ),
  '64.00',
);
export const TAX_RATE = field(
  both('Tax rate', '税率'),
  both('The part of tax that the price includes.', '价格中所含税的比率。'),
  both(
    'Percent from 0 to 100. 0 if there is no tax. Files and programs send hundredths: 2000 is 20 %.',
    '百分比，0 至 100。无税填 0。文件和程序以万分之一发送：2000 表示 20%。',
  ),
  '20',
);

/** Explains the parameters of one lens, as opticians write them. */
export const LENS = {
  baseCurve: field(
    both('Base curve (BC)', '基弧 BC'),
    both(
      'The curve of the back of the lens, in millimetres. It decides how the lens sits.',
      '镜片后表面的曲率半径，单位毫米，决定镜片的贴合。',
    ),
    both('4.00 to 12.00. Soft lenses have mostly 7.8 to 9.2.', '4.00 至 12.00。软性镜片多为 7.8 至 9.2。'),
    '8.6',
  ),
  diameter: field(
    both('Diameter (DIA)', '直径 DIA'),
    both('The width of the lens in millimetres.', '镜片的宽度，单位毫米。'),
    both(
      '6.0 to 26.0. Soft lenses have mostly 13 to 16, rigid ones 8 to 12.',
      '6.0 至 26.0。软性镜片多为 13 至 16，硬性镜片为 8 至 12。',
    ),
    '14.2',
  ),
  sphere: field(
    both('Sphere (SPH)', '球镜'),
    both(
      'The power against short or long sight, in dioptres. Minus is for short sight.',
      '矫正近视或远视的度数，单位屈光度。负号为近视。',
    ),
    both(
      'Always with its sign, mostly in steps of 0.25. plano is 0.00.',
      '务必填写正负号，通常以 0.25 为一档。平光为 0.00。',
    ),
    '-2.25',
  ),
  cylinder: field(
    both('Cylinder (CYL)', '柱镜'),
    both('The power against astigmatism, in dioptres.', '矫正散光的度数，单位屈光度。'),
    both(
      'With a minus, from -0.01 to -20.00. Leave it empty if the prescription has none.',
      '以负号填写，-0.01 至 -20.00。处方没有柱镜时留空。',
    ),
    '-0.75',
  ),
  axis: field(
    both('Axis (AX)', '轴位'),
    both(
      'The direction of the cylinder, in degrees. 10 and 100 are very different: look at the dial.',
      '柱镜的方向，单位度。10 与 100 相差很大，请核对刻度盘。',
    ),
    both(
      'A whole number from 1 to 180; write 180 for 0. Needed exactly if there is a cylinder.',
      '1 至 180 的整数，0 写作 180。有柱镜时必填，没有则留空。',
    ),
    '180',
  ),
  add: field(
    both('Addition (ADD)', '下加光'),
    both('The power for reading of a multifocal lens.', '多焦点镜片的阅读附加度数。'),
    both(
      'LOW, MED or HIGH, or dioptres from 0.25 to 6.00, as the maker names it.',
      '按厂家写法填写 LOW、MED、HIGH，或 0.25 至 6.00 的屈光度。',
    ),
    'LOW',
  ),
  dominance: field(
    both('Design (D or N)', '设计（D 或 N）'),
    both(
      'Some multifocal lenses are made in two designs: D for distance, N for near.',
      '部分多焦点镜片有两种设计：D 视远，N 视近。',
    ),
    both('D or N, as the prescription says. Leave it empty for other lenses.', '按处方填写 D 或 N。其他镜片留空。'),
    'D',
  ),
  colour: field(
    both('Colour', '颜色'),
    both('The colour of a coloured lens.', '彩色镜片的颜色。'),
    both(
      'The name of the maker, at most 40 characters. Leave it empty for clear lenses.',
      '厂家的颜色名称，最多 40 个字符。透明镜片留空。',
    ),
    'Honey',
  ),
  backOpticZone: field(
    both('Back optic zone', '后光学区'),
    both(
      'The width of the optic zone on the back of a rigid lens, in millimetres.',
      '硬性镜片后光学区直径，单位毫米。',
    ),
    both('3.00 to 12.00. Leave it empty for soft lenses.', '3.00 至 12.00。软性镜片留空。'),
    '6.0',
  ),
  returnZoneDepth: field(
    both('Return zone depth (RZD)', '反转弧深度 RZD'),
    both(
      'How deep the return zone of an orthokeratology lens lies, in micrometres.',
      '角膜塑形镜反转区的深度，单位微米。',
    ),
    both(
      '200 to 1,200, mostly in steps of 25. Leave it empty for other lenses.',
      '200 至 1,200，通常以 25 为一档。其他镜片留空。',
    ),
    '525',
  ),
  landingZoneAngle: field(
    both('Landing zone angle (LZA)', '着陆角 LZA'),
    both(
      'The angle at which an orthokeratology lens lands on the eye, in degrees.',
      '角膜塑形镜着陆区与眼表的角度，单位度。',
    ),
    both('10 to 60, without a sign. Leave it empty for other lenses.', '10 至 60，不写正负号。其他镜片留空。'),
    '33',
  ),
  jessenFactor: field(
    both('Jessen factor', 'Jessen 因子'),
    both(
      'By how many dioptres an orthokeratology lens flattens more than its target.',
      '角膜塑形镜在目标降度之外额外压平的屈光度。',
    ),
    both(
      '0.00 to 3.00, mostly 0.50 to 0.75. Leave it empty for other lenses.',
      '0.00 至 3.00，多为 0.50 至 0.75。其他镜片留空。',
    ),
    '0.75',
  ),
} satisfies Guide;
