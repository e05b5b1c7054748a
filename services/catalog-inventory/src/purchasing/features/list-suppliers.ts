import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListSuppliers } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import type { Reader } from '../../reader.store.ts';
import { readSuppliers } from '../supplier.reader.store.ts';
import { supplierSummary } from '../supplier.ts';

/** GET /suppliers. Lists suppliers without their prices, newest first. */
export const listSuppliers = query<typeof ListSuppliers, Reader>(ListSuppliers, {
  async run({ query: { limit, cursor, count }, db }) {
    return pageOf(await readSuppliers(db, { limit, cursor, count }), limit, supplierSummary);
  },
});
