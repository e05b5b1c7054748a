import type { Area } from '@toric/chassis/area';
import { BoxesTakenBack } from '@toric/contracts/catalog-inventory/returned/returned.events';
import type { CatalogInventoryConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { getShippedBoxes } from './features/get-shipped-boxes.ts';
import { listReturnedBoxes } from './features/list-returned-boxes.ts';
import { reportReturns } from './features/report-returns.ts';
import { settleReturnedBox } from './features/settle-returned-box.ts';
import { takeBackBoxes } from './features/take-back-boxes.ts';
import { BOXES_ASIDE } from './waiting.store.ts';

/**
 * Declares the area `returned`: the boxes that customers sent back, the decision about each box, and the report about
 * them. It uses no other area.
 */
export const returned = ({
  RETURN_SHELF_DAYS: leastDays,
  RETURNED_BOX_ALONE: aloneAtMost,
}: CatalogInventoryConfig): Area<Reader> => ({
  routes: [getShippedBoxes, listReturnedBoxes, settleReturnedBox({ leastDays, aloneAtMost }), reportReturns],
  subscriptions: { 'take-back-boxes': takeBackBoxes({ leastDays }) },
  waiting: BOXES_ASIDE,
  sends: [BoxesTakenBack],
});
