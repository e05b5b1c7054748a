import { query } from '@toric/chassis/http/endpoint';
import { TaxClass } from '@toric/contracts/order/tax/tax';
import { ShowTaxRates } from '@toric/contracts/order/tax/tax.http';
import { dayOf } from '@toric/optics/calendar-day';
import type { Reader } from '../../reader.store.ts';
import { modeIn } from '../tax-engine.ts';
import { readEngine } from '../tax.reader.store.ts';

/**
 * GET /tax-rates. Returns the tax of each class of goods at a place, with the rows that would decide about an order.
 */
export const showTaxRates = query<typeof ShowTaxRates, Reader>(ShowTaxRates, {
  async run({ query: { day, ...place }, db, now }) {
    const engine = await readEngine(db, null);
    const on = day ?? dayOf(now);
    return {
      ...{ mode: modeIn(place.country), isRegistered: engine.isRegistered(place, on) },
      data: TaxClass.options.flatMap((taxClass) => {
        const decided = engine.decide(place, taxClass, on);
        return decided ? [{ taxClass, partsPerMillion: decided.partsPerMillion, rows: [...decided.rows] }] : [];
      }),
    };
  },
});
