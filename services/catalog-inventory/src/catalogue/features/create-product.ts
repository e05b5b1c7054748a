import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PRODUCT_EXISTS, PRODUCT_HANDLE_TAKEN } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { CreateProduct } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { productRecord } from '../record/catalogue-record.ts';
import { requireSameLens } from '../private-label.ts';
import { newProduct, offerChanged, productView } from '../product.ts';
import { freeHandle, handleOf } from '../product-handle.ts';
import { findRelatives, insertProduct, takenHandles } from '../product.store.ts';

/** POST /products. Adds a product without packs. → OfferChanged */
export const createProduct = command(CreateProduct, {
  async run({ body, tx, now, newId }) {
    const wanted = body.handle ?? handleOf(body.name);
    const taken = await takenHandles(tx, wanted);
    if (body.handle !== undefined && taken.has(wanted)) throw PRODUCT_HANDLE_TAKEN({ handle: wanted });
    const relatives = await findRelatives(tx, { handles: [body.privateLabelOf] });
    const product = newProduct(body, { id: body.id ?? newId(), handle: freeHandle(wanted, taken), now, relatives });
    requireSameLens(product, relatives);
    if (!(await insertProduct(tx, product))) throw PRODUCT_EXISTS();
    return answer(productView(product, [], { now }))
      .emits(offerChanged(product, []))
      .records(...productRecord(undefined, product));
  },
});
