import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { SUPPLIER_CODE_TAKEN } from '@toric/contracts/catalog-inventory/purchasing/supplier.errors';
import { CreateSupplier } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { insertSupplier } from '../supplier.store.ts';
import { newSupplier, supplierView } from '../supplier.ts';

/** POST /suppliers. Adds a supplier, without prices. */
export const createSupplier = command(CreateSupplier, {
  async run({ body, tx, now, newId }) {
    const supplier = newSupplier(body, newId(), now);
    if (!(await insertSupplier(tx, supplier))) throw SUPPLIER_CODE_TAKEN({ code: body.code });
    const change = { action: 'supplier.added', subject: supplier.id, fields: changed({}, supplier) } as const;
    return answer(supplierView(supplier, [])).records(change);
  },
});
