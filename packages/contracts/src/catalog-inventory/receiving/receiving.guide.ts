import { BARCODE, BIN, BOXES, GTIN, LENS, LOT_NUMBER, PACK, SUPPLIER, USE_BY } from '../../guide/goods.guide.ts';
import { both, under } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const LINE: Guide = {
  packId: PACK,
  gtin: GTIN,
  barcode: BARCODE,
  ...under('parameters', LENS),
  lotNumber: LOT_NUMBER,
  expiresOn: USE_BY,
  madeOn: field(
    both('Made on', '生产日期'),
    both('The day of manufacture. A recall may name it.', '生产日期，召回时可能以此为准。'),
    both('As printed on the box. Leave it empty if it is not there.', '按盒上所印填写。没有则留空。'),
    '2026-06-30',
  ),
  masterUdiDi: field(
    both('Master UDI-DI', 'Master UDI-DI'),
    both('The code of the European Union for all lenses of one design.', '欧盟对同一设计镜片使用的标识。'),
    both(
      'The characters after (8014) on the box, 3 to 25. Boxes of before 9 November 2026 need none.',
      '盒上 (8014) 之后的 3 至 25 个字符。2026年11月9日之前的盒不需要。',
    ),
    '1987654Ad4X4bL5ttr2310c2K',
  ),
  bin: BIN,
  quantity: field(
    BOXES.label,
    both('How many boxes of this lot arrived.', '该批次到货的盒数。'),
    both('1 to 100,000. A scan counts as one box.', '1 至 100,000。扫描一次计为一盒。'),
    '20',
  ),
};

export const RECEIVE_STOCK_GUIDE: Guide = {
  reference: field(
    both('Delivery note', '随货同行单号'),
    both(
      'The number of the paper that came with the goods. Each number is booked once.',
      '随货单据的编号。每个编号只能入库一次。',
    ),
    both('At most 80 characters.', '最多 80 个字符。'),
    'DN-2026-0001',
  ),
  purchaseOrderId: field(
    both('Purchase order', '采购单'),
    both('The order for which the boxes came. They count towards it.', '到货所对应的采购单，盒数计入该单。'),
    both('Choose it by its number. Leave it empty for goods that nobody ordered.', '按编号选择。非订购货物留空。'),
    'PO-2026-0042',
  ),
  supplierId: field(
    SUPPLIER.label,
    both('Who sent boxes that belong to no purchase order.', '不属于采购单的货物由谁发来。'),
    both('Choose it. Leave it empty if you chose a purchase order.', '选择供应商。已选采购单时留空。'),
    SUPPLIER.example,
  ),
  'inspection.result': field(
    both('Inspection', '验收结果'),
    both('Whether the goods passed. Boxes that failed are set aside.', '货物是否合格。不合格的盒将被隔离。'),
    both(
      'Passed or failed. Without it, registers show the inspection as missing.',
      '合格或不合格。未填写时，登记簿显示缺少验收。',
    ),
    both('Passed', '合格'),
  ),
  'inspection.checks': field(
    both('Checked', '查验项目'),
    both('What you looked at. The law names these checks.', '你查验的项目，均为法规所列。'),
    both('Tick each that you did. A sample of the boxes is enough.', '勾选已完成的项目，抽样即可。'),
    both('CE mark, Packaging is whole', 'CE 标志、包装完好'),
  ),
  'inspection.remarks': field(
    both('What failed', '不合格情况'),
    both('What is wrong with the goods.', '货物存在的问题。'),
    both('At most 500 characters. Needed if the inspection failed.', '最多 500 个字符。不合格时必填。'),
    both('Ten boxes are wet', '十盒受潮'),
  ),
  acceptOverDelivery: field(
    both('Keep boxes beyond the order', '接收超出的盒'),
    both('More boxes came than were ordered.', '到货盒数超过订购数。'),
    both('Tick it only if the shop keeps them, and pays for them.', '确定留下并付款时才勾选。'),
    both('No', '否'),
  ),
  ...under('lines', LINE),
};
