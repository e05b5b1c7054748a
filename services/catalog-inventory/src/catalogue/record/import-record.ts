import type { Change } from '@toric/contracts/record/change';
import type { ImportedProduct, KnownCatalogue } from '../catalogue-import.ts';
import { packRecord, productRecord } from './catalogue-record.ts';

/** Returns the changes that an import makes to products and packs, for the change record. */
export const importRecords = (imported: readonly ImportedProduct[], known: KnownCatalogue): Change[] =>
  imported.flatMap(({ product, packs }) => [
    ...productRecord(
      known.products.find(({ id }) => id === product.id),
      product,
    ),
    ...packs.flatMap((pack) =>
      packRecord(
        known.packs.find(({ id }) => id === pack.id),
        pack,
        product.id,
      ),
    ),
  ]);
