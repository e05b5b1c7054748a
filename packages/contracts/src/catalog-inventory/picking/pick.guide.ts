import { BARCODE, BIN, GTIN, LOT_NUMBER, MARKET, USE_BY, WAREHOUSE } from '../../guide/goods.guide.ts';
import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const TASK = field(
  both('Line', '行'),
  both('The line of the wave at which you stand.', '你所在的拣货行。'),
  both('The page fills it in.', '由页面自动填入。'),
  'A-03-2',
);
const LABEL = { taskId: TASK, barcode: BARCODE, gtin: GTIN, lotNumber: LOT_NUMBER, expiresOn: USE_BY };

export const PLAN_PICK_WAVE_GUIDE: Guide = {
  warehouseId: WAREHOUSE,
  market: MARKET,
  most: field(
    both('Orders', '订单数'),
    both(
      'How many orders you pick on one walk. Each order has a tote of its own.',
      '一次拣多少个订单，每个订单用一个周转箱。',
    ),
    both('A whole number from 1 to 50.', '填写 1 到 50 的整数。'),
    '20',
  ),
  orderIds: field(
    both('Only these orders', '仅限这些订单'),
    both('Picks the orders that you name, and no others.', '只拣你指定的订单。'),
    both('Leave it empty to take those that are due first.', '留空则优先拣最紧急的订单。'),
    'T-2026-000123',
  ),
};
export const SCAN_PICK_GUIDE: Guide = LABEL;
export const CHOOSE_PICK_LOT_GUIDE: Guide = {
  ...LABEL,
  reason: field(
    both('Reason', '理由'),
    both('Why you take another lot than the one that expires first.', '为何不取最先到期的批次。'),
    both('Say it in a few words. The ledger of both lots keeps it.', '用几个字说明，两个批次的台账都会保留。'),
    both('The shelf is blocked', '货架被挡住'),
  ),
};
export const REPORT_SHORT_PICK_GUIDE: Guide = {
  taskId: TASK,
  boxes: field(
    both('Boxes', '盒数'),
    both('How many boxes of this line you cannot take.', '此行有多少盒无法取出。'),
    both('A whole number from 1 on.', '填写 1 以上的整数。'),
    '1',
  ),
  reason: field(
    both('Why', '原因'),
    both('Missing and damaged boxes leave stock at once.', '缺失和破损的盒会立即出库。'),
    both('Choose one.', '选择一项。'),
    both('Damaged', '破损'),
  ),
  note: field(
    both('Note', '备注'),
    both('What you found. The ledger keeps it.', '你所看到的情况，台账会保留。'),
    both('Say it in a few words, or leave it empty.', '简要说明，也可留空。'),
    both('Crushed at the corner', '盒角压坏'),
  ),
};
export const PACK_ORDER_GUIDE: Guide = {
  codes: field(
    both('Boxes scanned again', '重新扫描的盒'),
    both('The codes of the boxes that lie in the parcel.', '包裹内各盒的条码。'),
    both('Scan each box into the parcel.', '将每盒扫描入包裹。'),
    ']d201020000000000391731063010L2406A',
  ),
  counted: field(
    both('Boxes counted', '清点盒数'),
    both('How many boxes lie in the parcel.', '包裹内的盒数。'),
    both('Count them. Leave it empty if you scanned each box again.', '请清点。若已逐盒扫描则留空。'),
    '2',
  ),
  weightGrams: field(
    both('Weight in grams', '重量（克）'),
    both('The weight of the closed parcel. A missing box shows in it.', '封好后的包裹重量，可发现缺盒。'),
    both('A whole number, or empty if you do not weigh.', '整数；不称重则留空。'),
    '140',
  ),
  weightConfirmed: field(
    both('Counted again', '已重新清点'),
    both('You counted the boxes again after the weight differed.', '重量不符后你已重新清点。'),
    both('Tick it only if all boxes are in.', '确认全部在内后再勾选。'),
    'false',
  ),
};
export const SET_LOT_BIN_GUIDE: Guide = { bin: BIN };
