import { query } from '@toric/chassis/http/endpoint';
import { SUPPLIER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/supplier.errors';
import { GetSupplierFigures } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import type { Reader } from '../../reader.store.ts';
import { readDeliveryTotals } from '../supplier.reader.store.ts';
import { supplierFigures } from '../supplier.ts';

/**
 * Holds the number of days that the figures look back. Purchase orders that ended earlier say little about the present
 * service of the supplier.
 */
const LOOK_BACK_DAYS = 365;

/**
 * GET /suppliers/{supplierId}/figures. Returns fill rate and lead time. The figures are computed for each request and
 * not stored, so they do not change the version of the supplier.
 */
export const getSupplierFigures = query<typeof GetSupplierFigures, Reader>(GetSupplierFigures, {
  async run({ params: { supplierId }, db, now }) {
    const since = addDays(dayOf(now), -LOOK_BACK_DAYS);
    const delivered = await readDeliveryTotals(db, supplierId, since);
    if (!delivered) throw SUPPLIER_NOT_FOUND();
    return supplierFigures(since, delivered);
  },
});
