import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { PutRegistration } from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { lockProduct } from '../../catalogue/product.store.ts';
import { findRegistrations, storeRegistration } from '../registration.store.ts';

/**
 * PUT /products/{handle}/registrations/{market}. Records a registration that is valid from a day on. Earlier days keep
 * their registration.
 */
export const putRegistration = command(PutRegistration, {
  async run({ params: { handle, market }, body, actor, tx, now }) {
    const product = await lockProduct(tx, handle);
    if (!product) throw PRODUCT_NOT_FOUND();
    const earlier = (await findRegistrations(tx, product.id)).find(
      (one) => one.market === market && one.validFrom === body.validFrom,
    );
    await storeRegistration(tx, product.id, { ...body, market, recordedBy: actor.id, recordedAt: now });
    const fields = changed(earlier ?? {}, { ...body, market, recordedBy: actor.id, recordedAt: now });
    const action = earlier ? 'registration.changed' : 'registration.added';
    return answer({ data: await findRegistrations(tx, product.id) }).records({ action, subject: product.id, fields });
  },
});
