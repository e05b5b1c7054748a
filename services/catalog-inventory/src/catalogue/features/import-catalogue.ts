import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ImportCatalogue } from '@toric/contracts/catalog-inventory/catalogue/import.http';
import { readCatalogue } from '../catalogue-file.ts';
import { decideImport, identifiersIn, importView, sha256 } from '../catalogue-import.ts';
import { lockCatalogue, recordImport, storeImport } from '../catalogue-import.store.ts';
import { offerChanged } from '../product.ts';
import { findPacks } from '../product.store.ts';

/**
 * POST /catalogue-imports. Imports all products of a file or none, and records the import. → OfferChanged for each
 * product that is new or changed
 */
export const importCatalogue = command(ImportCatalogue, {
  async run({ file, query: { dryRun }, actor, tx, now, newId }) {
    const { products, refusal } = readCatalogue(file);
    const known = await lockCatalogue(tx, identifiersIn(products));
    const { imported, errors } = decideImport(products, known, { now, newId });
    if (errors.length > 0) throw refusal(errors);
    const about = { actorId: actor.id, type: file.type, sha256: sha256(file.bytes), createdAt: now.toISOString() };
    const view = importView(imported, about);
    if (dryRun === 'true') return answer({ ...view, id: null });
    const id = newId();
    await storeImport(tx, imported, now);
    await recordImport(tx, { ...view, id });
    const offers = [];
    for (const { product, outcome } of imported) {
      if (outcome !== 'unchanged') offers.push(offerChanged(product, await findPacks(tx, product.id)));
    }
    return answer({ ...view, id }).emits(...offers);
  },
});
