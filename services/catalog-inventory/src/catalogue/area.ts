import type { Area } from '@toric/chassis/area';
import { GoodsOfferChanged, OfferChanged } from '@toric/contracts/catalog-inventory/events';
import type { Reader } from '../reader.store.ts';
import { addProductPicture } from './features/add-product-picture.ts';
import { changeProductPicture } from './features/change-product-picture.ts';
import { changeProduct } from './features/change-product.ts';
import { createProduct } from './features/create-product.ts';
import { getProductPicture } from './features/get-product-picture.ts';
import { importCatalogue } from './features/import-catalogue.ts';
import { listCatalogueImports } from './features/list-catalogue-imports.ts';
import { putPack } from './features/put-pack.ts';
import { removeProductPicture } from './features/remove-product-picture.ts';
import { createPictureMaker } from './pictures/picture-maker.ts';

/**
 * Declares the area `catalogue`. It holds products with their rules, packs, prices and pictures, and imports them from
 * files. It uses no other area.
 */
export const catalogue: Area<Reader> = {
  routes: [
    ...[createProduct, changeProduct, putPack, importCatalogue, listCatalogueImports],
    ...[addProductPicture(createPictureMaker()), changeProductPicture, removeProductPicture, getProductPicture],
  ],
  sends: [OfferChanged, GoodsOfferChanged],
};
