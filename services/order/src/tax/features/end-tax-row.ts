import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { TAX_ROW_NOT_FOUND } from '@toric/contracts/order/tax/tax.errors';
import { EndTaxRow } from '@toric/contracts/order/tax/tax.http';
import { dayOf } from '@toric/optics/calendar-day';
import { assertMayEnd } from '../last-day.ts';
import { endRow, lockRow, rowOf, rowView } from '../tax.store.ts';

/** POST /tax-rows/{rowId}/end. Sets the last day of a row of the shop's own tax table. */
export const endTaxRow = command(EndTaxRow, {
  async run({ params: { rowId }, body: { until, why }, tx, now }) {
    const row = await lockRow(tx, rowId);
    if (!row) throw TAX_ROW_NOT_FOUND();
    assertMayEnd(row, until, dayOf(now));
    const view = rowView(rowOf(await endRow(tx, rowId, until)));
    const fields = changed({ until: row.until }, { until });
    return answer(view).records({ action: 'tax-row.ended', subject: rowId, why, fields });
  },
});
