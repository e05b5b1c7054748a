import { SUPPLIER, WAREHOUSE } from '../../guide/goods.guide.ts';
import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const PROPOSE_REPLENISHMENT_GUIDE: Guide = {
  warehouseId: WAREHOUSE,
  supplierId: field(
    SUPPLIER.label,
    both('Computes only what to order from this supplier.', '只计算向该供应商的订货。'),
    both('Choose it. Empty: every supplier.', '选择供应商。留空表示全部。'),
    SUPPLIER.example,
  ),
};
