import type { Area } from '@toric/chassis/area';
import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import type { Reader } from '../reader.store.ts';
import { changeProduct } from './features/change-product.ts';
import { createProduct } from './features/create-product.ts';
import { importCatalogue } from './features/import-catalogue.ts';
import { listCatalogueImports } from './features/list-catalogue-imports.ts';
import { putPack } from './features/put-pack.ts';

/**
 * The catalogue holds products with their rules, packs and prices, and imports them from files. It uses no other area.
 */
export const catalogue: Area<Reader> = {
  routes: [createProduct, changeProduct, putPack, importCatalogue, listCatalogueImports],
  sends: [OfferChanged],
};
