import { query } from '@toric/chassis/http/endpoint';
import { ListTaxRows } from '@toric/contracts/order/tax/tax.http';
import type { Reader } from '../../reader.store.ts';
import { TABLE_VERSION } from '../table/shipped-table.ts';
import { modeIn } from '../tax-engine.ts';
import { readRows } from '../tax.reader.store.ts';
import { rowView } from '../tax.store.ts';

/** GET /tax-rows. Lists the rows of the tax tables of a country. */
export const listTaxRows = query<typeof ListTaxRows, Reader>(ListTaxRows, {
  async run({ query: { country }, db }) {
    const rows = await readRows(db, country);
    return { tableVersion: TABLE_VERSION, mode: modeIn(country), data: rows.map(rowView) };
  },
});
