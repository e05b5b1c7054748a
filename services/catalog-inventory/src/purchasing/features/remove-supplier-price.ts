import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import {
  SUPPLIER_NOT_FOUND,
  SUPPLIER_PRICE_NOT_FOUND,
} from '@toric/contracts/catalog-inventory/purchasing/supplier.errors';
import { RemoveSupplierPrice } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { deletePrice, findPrices, lockSupplier, updateSupplier } from '../supplier.store.ts';
import { supplierPriceRecord } from '../supplier-price-record.ts';
import { changedSupplier } from '../supplier.ts';

/**
 * DELETE /suppliers/{supplierId}/prices/{packId}. Removes the price, so the pack is no longer proposed to this
 * supplier.
 */
export const removeSupplierPrice = command(RemoveSupplierPrice, {
  async run({ params: { supplierId, packId }, expectedVersion, tx, now }) {
    const supplier = await lockSupplier(tx, supplierId);
    if (!supplier) throw SUPPLIER_NOT_FOUND();
    requireVersion(expectedVersion, supplier.version);
    const before = (await findPrices(tx, supplierId)).find((one) => one.packId === packId);
    if (!(await deletePrice(tx, supplierId, packId))) throw SUPPLIER_PRICE_NOT_FOUND();
    await updateSupplier(tx, changedSupplier(supplier, {}, now));
    return noContent().records(supplierPriceRecord(before, undefined, supplierId));
  },
});
