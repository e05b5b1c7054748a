import { BARCODE, WAREHOUSE } from '../../guide/goods.guide.ts';
import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const START_STOCKTAKE_GUIDE: Guide = {
  warehouseId: WAREHOUSE,
  productId: field(
    both('Product', '产品'),
    both('Counts only the lots of one product.', '只盘点一种产品的批次。'),
    both('Choose it. Empty: all products.', '选择产品。留空表示全部。'),
    'Biofinity',
  ),
  lotIds: field(
    both('Lots', '批次'),
    both('Counts only these lots.', '只盘点这些批次。'),
    both(
      'Choose at most 1,000. Leave it empty if you chose a product, or count all.',
      '最多选择 1,000 个。已选产品或盘点全部时留空。',
    ),
    'L2406A',
  ),
};

export const COUNT_LOTS_GUIDE: Guide = {
  'counts.lotId': field(
    both('Lot', '批次'),
    both('The lot that you counted.', '你盘点的批次。'),
    both('Choose it in the list, or scan a box instead.', '在列表中选择，或改为扫描盒上的条码。'),
    'L2406A',
  ),
  'counts.barcode': BARCODE,
  'counts.counted': field(
    both('Counted', '盘点数'),
    both(
      'All boxes of this lot in the warehouse, on whichever shelf, packed ones too.',
      '仓库内该批次的全部盒数，不论货架，包括已打包的。',
    ),
    both('A whole number. 0 if there is none.', '整数。没有则填 0。'),
    '19',
  ),
  'counts.countedAt': field(
    both('Counted at', '盘点时间'),
    both('When you counted. The number is compared with the ledger of that moment.', '盘点的时间，与当时的台账比较。'),
    both('The page fills it in if a count is sent later.', '延后提交时由页面自动填入。'),
    '2026-11-21 09:30',
  ),
};
