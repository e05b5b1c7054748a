import { PACK } from '../../guide/goods.guide.ts';
import { both } from '../../guide/parts.ts';
import { field, type FieldGuide, type Guide } from '../../kernel/guide.ts';

const MINIMUM = field(
  both('Minimum', '最低库存'),
  both('Fewer boxes than these are never waited for: it is time to order then.', '库存不得低于此盒数，届时即应订货。'),
  both('0 to 100,000 boxes. Empty: no minimum.', '0 至 100,000 盒。留空表示不设最低库存。'),
  '5',
);
const REORDER_POINT = field(
  both('Reorder at', '补货点'),
  both('It is time to order when no more boxes than these are free.', '可用盒数不高于此值时即应订货。'),
  both('0 to 100,000 boxes. Empty: it is computed from the sales.', '0 至 100,000 盒。留空则按销量计算。'),
  '12',
);
const MAXIMUM = field(
  both('Maximum', '最高库存'),
  both('An order fills the stock up to this number of boxes.', '订货时补足至此盒数。'),
  both('0 to 100,000 boxes. Empty: an order covers some weeks.', '0 至 100,000 盒。留空则按数周用量订货。'),
  '20',
);
const seen = ({ label, example }: FieldGuide): FieldGuide =>
  field(
    both(`${label.en} before`, `原${label.zh}`),
    both('The value that you saw before you changed it.', '更改之前看到的值。'),
    both('The page fills it in.', '由页面自动填入。'),
    example,
  );

export const PUT_STOCK_LEVELS_GUIDE: Guide = {
  warehouseId: field(
    both('Warehouse', '仓库'),
    both('The warehouse for which the levels hold.', '这些数值适用的仓库。'),
    both('Choose one.', '选择一个仓库。'),
    'NJ-1',
  ),
  'levels.packId': PACK,
  'levels.lensId': field(
    both('Lens', '镜片'),
    both('The power of the lens.', '镜片的度数。'),
    both('The page fills it in.', '由页面自动填入。'),
    '−2.25',
  ),
  'levels.minimum': MINIMUM,
  'levels.reorderPoint': REORDER_POINT,
  'levels.maximum': MAXIMUM,
  'levels.was.minimum': seen(MINIMUM),
  'levels.was.reorderPoint': seen(REORDER_POINT),
  'levels.was.maximum': seen(MAXIMUM),
};
