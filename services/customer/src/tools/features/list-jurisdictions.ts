import { query } from '@toric/chassis/http/endpoint';
import { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { ListJurisdictions } from '@toric/contracts/tools/jurisdiction.http';
import { dayOf } from '@toric/optics/calendar-day';
import { packAt } from '@toric/optics/jurisdiction/pack';

/**
 * GET /jurisdictions?on=. Returns the rules of all jurisdictions on the day `on`. If `on` is absent, the day is today.
 */
export const listJurisdictions = query(ListJurisdictions, {
  async run({ query: { on }, now }) {
    return { data: Jurisdiction.options.flatMap((code) => packAt(code, on ?? dayOf(now)) ?? []) };
  },
});
