import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { SUPPLIER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/supplier.errors';
import { ChangeSupplier } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { findPrices, lockSupplier, updateSupplier } from '../supplier.store.ts';
import { changedSupplier, supplierView } from '../supplier.ts';

/** PATCH /suppliers/{supplierId}. Changes the given fields and keeps all others. */
export const changeSupplier = command(ChangeSupplier, {
  async run({ params: { supplierId }, body, expectedVersion, tx, now }) {
    const supplier = await lockSupplier(tx, supplierId);
    if (!supplier) throw SUPPLIER_NOT_FOUND();
    requireVersion(expectedVersion, supplier.version);
    const next = changedSupplier(supplier, body, now);
    await updateSupplier(tx, next);
    const change = { action: 'supplier.changed', subject: supplierId, fields: changed(supplier, next) } as const;
    return answer(supplierView(next, await findPrices(tx, supplierId))).records(change);
  },
});
