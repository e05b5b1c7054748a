import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { TAX_REGISTRATION_NOT_FOUND } from '@toric/contracts/order/tax/tax.errors';
import { EndTaxRegistration } from '@toric/contracts/order/tax/tax.http';
import { dayOf } from '@toric/optics/calendar-day';
import { assertMayEnd } from '../last-day.ts';
import { endRegistration, lockRegistration, registrationView } from '../tax.store.ts';

/** POST /tax-registrations/{registrationId}/end. Sets the last day of a tax registration of the shop. */
export const endTaxRegistration = command(EndTaxRegistration, {
  async run({ params: { registrationId }, body: { until, why }, tx, now }) {
    const one = await lockRegistration(tx, registrationId);
    if (!one) throw TAX_REGISTRATION_NOT_FOUND();
    assertMayEnd(one, until, dayOf(now));
    const view = registrationView(await endRegistration(tx, registrationId, until));
    const fields = changed({ until: one.until }, { until });
    return answer(view).records({ action: 'tax-registration.ended', subject: registrationId, why, fields });
  },
});
