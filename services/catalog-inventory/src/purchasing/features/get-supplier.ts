import { query } from '@toric/chassis/http/endpoint';
import { SUPPLIER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/supplier.errors';
import { GetSupplier } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import type { Reader } from '../../reader.store.ts';
import { readSupplier } from '../supplier.reader.store.ts';

/** GET /suppliers/{supplierId}. Returns the supplier with its prices. The ETag is its version. */
export const getSupplier = query<typeof GetSupplier, Reader>(GetSupplier, {
  async run({ params: { supplierId }, db }) {
    const supplier = await readSupplier(db, supplierId);
    if (!supplier) throw SUPPLIER_NOT_FOUND();
    return supplier;
  },
});
