import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListTaxRegistrations } from '@toric/contracts/order/tax/tax.http';
import type { Reader } from '../../reader.store.ts';
import { listRegistrations } from '../tax.reader.store.ts';
import { registrationView } from '../tax.store.ts';

/** GET /tax-registrations. Lists the places in which the shop is registered for tax. */
export const listTaxRegistrations = query<typeof ListTaxRegistrations, Reader>(ListTaxRegistrations, {
  async run({ query: { limit, cursor, count, country }, db }) {
    return pageOf(await listRegistrations(db, country, { limit, cursor, count }), limit, registrationView);
  },
});
