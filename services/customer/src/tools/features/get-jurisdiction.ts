import { query } from '@toric/chassis/http/endpoint';
import { JURISDICTION_NO_RULES } from '@toric/contracts/tools/jurisdiction.errors';
import { GetJurisdiction } from '@toric/contracts/tools/jurisdiction.http';
import { dayOf } from '@toric/optics/calendar-day';
import { packAt } from '@toric/optics/jurisdiction/pack';

/** GET /jurisdictions/{code}?on=. Returns the rules of a jurisdiction on the day `on`. If `on` is absent, the day is
 *  today. */
export const getJurisdiction = query(GetJurisdiction, {
  async run({ params: { code: jurisdiction }, query: { on }, now }) {
    const day = on ?? dayOf(now);
    const pack = packAt(jurisdiction, day);
    if (!pack) throw JURISDICTION_NO_RULES({ jurisdiction, day });
    return pack;
  },
});
