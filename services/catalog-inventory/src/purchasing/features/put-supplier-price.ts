import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PACK_NOT_FOUND, SUPPLIER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/supplier.errors';
import { PutSupplierPrice } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { findPrices, lockSupplier, storePrice, updateSupplier } from '../supplier.store.ts';
import { supplierPriceRecord } from '../supplier-price-record.ts';
import { amountFor, changedSupplier, supplierView } from '../supplier.ts';

/** PUT /suppliers/{supplierId}/prices/{packId}. Sets or replaces the supplier's price of a pack from now on. */
export const putSupplierPrice = command(PutSupplierPrice, {
  async run({ params: { supplierId, packId }, body: { price, minimumQuantity }, expectedVersion, tx, now }) {
    const supplier = await lockSupplier(tx, supplierId);
    if (!supplier) throw SUPPLIER_NOT_FOUND();
    requireVersion(expectedVersion, supplier.version);
    const stored = { packId, amount: amountFor(supplier, price), minimumQuantity };
    const before = (await findPrices(tx, supplierId)).find((one) => one.packId === packId);
    if (!(await storePrice(tx, supplierId, stored))) throw PACK_NOT_FOUND();
    const next = changedSupplier(supplier, {}, now);
    await updateSupplier(tx, next);
    return answer(supplierView(next, await findPrices(tx, supplierId))).records(
      supplierPriceRecord(before, stored, supplierId),
    );
  },
});
