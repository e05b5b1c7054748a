import type { Area } from '@toric/chassis/area';
import type { LensIds } from '@toric/optics/lens-id';
import type { Reader } from '../reader.store.ts';
import type { CatalogInventoryConfig } from '../config.ts';
import { receiveStock } from './features/receive-stock.ts';

/**
 * Declares the area `receiving`, which books received boxes into lots. It uses the areas `purchasing`, `recall`,
 * `storefront`, `stock` and `catalogue`.
 */
export const receiving = (
  { SHORT_DATED_DAYS: shortDatedDays }: CatalogInventoryConfig,
  lensIds: LensIds,
): Area<Reader> => ({
  routes: [receiveStock({ shortDatedDays, lensIds })],
});
