import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PRICE_NEEDS_REASON } from '@toric/contracts/catalog-inventory/pricing/price.errors';
import { ImportCatalogue } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import { importRecords } from '../record/import-record.ts';
import { readCatalogue } from '../catalogue-file.ts';
import { decideImport, identifiersIn, importView, sha256 } from '../catalogue-import.ts';
import { lockCatalogue, recordImport, storeImport } from '../catalogue-import.store.ts';
import { offerChanged } from '../product.ts';
import { findPacks } from '../product.store.ts';
import { priceRecords } from '../../pricing/price-record.ts';
import { changePrices, findPriceLimits } from '../../pricing/price.store.ts';

/**
 * POST /catalogue-imports. Imports all products of a file or none, and records the import and each change of a price.
 * → OfferChanged for each product that is new or changed
 */
export const importCatalogue = command(ImportCatalogue, {
  async run({ file, query: { dryRun, reason }, actor, tx, now, newId }) {
    const { products, refusal } = readCatalogue(file);
    const known = await lockCatalogue(tx, identifiersIn(products));
    const packIds = known.packs.map(({ id }) => id);
    const limits = await findPriceLimits(tx, packIds, { by: actor.id, now });
    const { imported, errors } = decideImport(products, known, { now, newId, limits });
    if (errors.length > 0) throw refusal(errors);
    const about = { actorId: actor.id, type: file.type, sha256: sha256(file.bytes), createdAt: now.toISOString() };
    const view = importView(imported, about);
    if (dryRun === 'true') return answer({ ...view, id: null }).records();
    const changes = imported.flatMap(({ priceChanges }) => priceChanges);
    if (changes.length > 0 && reason === undefined) throw PRICE_NEEDS_REASON();
    const id = newId();
    await storeImport(tx, imported, now);
    changePrices(tx, changes, { changedBy: actor.id, reason: reason ?? '', importId: id }, { now, newId });
    await recordImport(tx, { ...view, id });
    const offers = [];
    for (const { product, outcome } of imported) {
      if (outcome !== 'unchanged') offers.push(offerChanged(product, await findPacks(tx, product.id)));
    }
    return answer({ ...view, id })
      .emits(...offers)
      .records(...importRecords(imported, known), ...priceRecords(changes, reason));
  },
});
