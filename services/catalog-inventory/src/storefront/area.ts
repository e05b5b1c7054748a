import type { Area } from '@toric/chassis/area';
import type { LensIds } from '@toric/optics/lens-id';
import type { Reader } from '../reader.store.ts';
import type { CatalogInventoryConfig } from '../config.ts';
import { checkGoods } from './features/check-goods.ts';
import { checkLens } from './features/check-lens.ts';
import { checkParameters } from './features/check-parameters.ts';
import { getProduct } from './features/get-product.ts';
import { listParameters } from './features/list-parameters.ts';
import { listProducts } from './features/list-products.ts';
import { readBarcode } from './features/read-barcode.ts';
import { searchGoods } from './features/search-goods.ts';
import { searchIndex } from './search-index.store.ts';

/**
 * Declares the area `storefront`. It shows products to buyers, searches them, and shows which lenses are in stock. It
 * uses the areas `catalogue` and `stock`.
 */
export function storefront(
  { SPARE_SHELF_DAYS: spareDays, LOW_STOCK_BOXES: lowStock }: CatalogInventoryConfig,
  lensIds: LensIds,
): Area<Reader> {
  const currentProducts = searchIndex();
  return {
    routes: [
      listProducts({ spareDays, currentProducts }),
      searchGoods({ currentProducts }),
      getProduct,
      checkParameters({ spareDays, lowStock, lensIds }),
      listParameters({ spareDays, lowStock, lensIds }),
      checkLens({ spareDays, lowStock, lensIds }),
      checkGoods({ spareDays, lowStock, lensIds }),
      readBarcode,
    ],
  };
}
