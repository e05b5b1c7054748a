import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { postalKey } from '@toric/contracts/iso/postal-code';
import { regionKey } from '@toric/contracts/iso/subdivision';
import { TAX_ROW_TAKEN, TAX_TOO_MANY_ROWS } from '@toric/contracts/order/tax/tax.errors';
import { AddTaxRow } from '@toric/contracts/order/tax/tax.http';
import { placeText } from '../table-engine.ts';
import { insertRow, lockRowAt, MOST_ROWS, rowOf, rowView } from '../tax.store.ts';

/** POST /tax-rows. Adds a row to the tax table of the shop. */
export const addTaxRow = command(AddTaxRow, {
  async run({ body: { country, region, postalPrefix, why, ...given }, tx, now, newId }) {
    const row = {
      ...{ ...given, id: newId(), country, until: null },
      region: region === undefined ? null : regionKey(country, region),
      postalPrefix: postalPrefix === undefined ? null : postalKey(country, postalPrefix),
    };
    const { rows, same } = await lockRowAt(tx, row);
    if (same > 0) throw TAX_ROW_TAKEN({ place: placeText(row) });
    if (rows >= MOST_ROWS) throw TAX_TOO_MANY_ROWS({ most: MOST_ROWS });
    const view = rowView(rowOf(await insertRow(tx, row, now)));
    return answer(view).records({ action: 'tax-row.added', subject: view.id, why, fields: changed({}, row) });
  },
});
