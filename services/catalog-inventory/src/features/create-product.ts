import { command } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { PRODUCT_EXISTS } from '@toric/contracts/catalog-inventory.errors';
import { CreateProduct } from '@toric/contracts/catalog-inventory.http';
import { newProduct, offerChanged, productView } from '../product.ts';
import { insertProduct } from '../product.store.ts';

/** POST /products. Adds a product, without packs yet. → OfferChanged */
export const createProduct = command(CreateProduct, {
  async run({ body, tx, now, newId }) {
    const product = newProduct(body, { id: body.id ?? newId(), now });
    if (!(await insertProduct(tx, product))) throw PRODUCT_EXISTS();
    return answer(productView(product, [])).emits(offerChanged(product, []));
  },
});
