import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { GoodsOfferChanged, OfferChanged } from '@toric/contracts/catalog-inventory/events';
import { NoteImport, SendImportRows } from '@toric/contracts/customer/imports/import.messages';
import type { LensIds } from '@toric/optics/lens-id';
import type { Reader } from '../reader.store.ts';
import { addImportRows } from './features/add-import-rows.ts';
import { moveImport } from './features/move-import.ts';
import { importPrices } from './import-prices.flow.ts';
import { importStock } from './import-stock.flow.ts';
import { importSuppliers } from './import-suppliers.flow.ts';

/**
 * Declares the area `imports`. It imports suppliers, prices and stock from files. It uses the catalogue, pricing,
 * purchasing, receiving and recalls.
 */
export function imports({ vault, lensIds }: { vault: Vault; lensIds: LensIds }): Area<Reader> {
  const kinds = { suppliers: importSuppliers, prices: importPrices, stock: importStock(lensIds) };
  const fed = { service: 'catalog-inventory', vault, kinds } as const;
  return {
    subscriptions: { 'move-import': moveImport(fed), 'add-import-rows': addImportRows(fed) },
    jobs: Object.values(kinds).map(({ kind }) => kind),
    sends: [SendImportRows, NoteImport, OfferChanged, GoodsOfferChanged],
  };
}
