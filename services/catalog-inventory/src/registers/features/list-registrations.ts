import { query } from '@toric/chassis/http/endpoint';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { ListRegistrations } from '@toric/contracts/catalog-inventory/registers/china-register.http';
import type { Reader } from '../../reader.store.ts';
import { readRegistrations } from '../registration.store.ts';

/** GET /products/{handle}/registrations. Lists the registrations of a product, by market, newest first. */
export const listRegistrations = query<typeof ListRegistrations, Reader>(ListRegistrations, {
  async run({ params: { handle }, db }) {
    const registrations = await readRegistrations(db, handle);
    if (!registrations) throw PRODUCT_NOT_FOUND();
    return { data: registrations };
  },
});
