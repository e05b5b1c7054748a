import { BOXES, CURRENCY, LENS, PACK, SUPPLIER, WAREHOUSE } from '../../guide/goods.guide.ts';
import { both, under } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const LINES: Guide = under('lines', {
  packId: PACK,
  ...under('parameters', LENS),
  quantity: field(
    BOXES.label,
    both('How many boxes to order.', '订购的盒数。'),
    both(
      '1 to 10,000. The supplier may demand a minimum of the pack, all powers together.',
      '1 至 10,000。供应商可能对该包装（所有度数合计）有最低订量。',
    ),
    '20',
  ),
  'unitPrice.amount': field(
    both('Price of one box', '每盒单价'),
    both('The price that was agreed for this order.', '本单约定的价格。'),
    both('An amount with its decimals. Empty: the price of the supplier.', '填写金额。留空则采用供应商的价格。'),
    '29.50',
  ),
  'unitPrice.currency': CURRENCY,
});

export const CREATE_PURCHASE_ORDER_GUIDE: Guide = { supplierId: SUPPLIER, warehouseId: WAREHOUSE, ...LINES };
export const CHANGE_PURCHASE_ORDER_GUIDE: Guide = LINES;
