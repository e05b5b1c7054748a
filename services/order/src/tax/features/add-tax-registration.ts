import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { regionKey } from '@toric/contracts/iso/subdivision';
import { TAX_REGISTERED_ALREADY } from '@toric/contracts/order/tax/tax.errors';
import { AddTaxRegistration } from '@toric/contracts/order/tax/tax.http';
import { placeText } from '../table-engine.ts';
import { insertRegistration, lockRegistrationAt, registrationView } from '../tax.store.ts';

/**
 * POST /tax-registrations. Adds a tax registration of the shop at a place. From its first day on, the tax tables decide
 * about orders to this place.
 */
export const addTaxRegistration = command(AddTaxRegistration, {
  async run({ body: { country, region, number, since, why }, tx, now, newId }) {
    const place = { country, region: region === undefined ? null : regionKey(country, region) };
    const one = { ...place, id: newId(), number: number ?? null, since, until: null };
    if (await lockRegistrationAt(tx, one))
      throw TAX_REGISTERED_ALREADY({ place: placeText({ ...place, postalPrefix: null }) });
    const view = registrationView(await insertRegistration(tx, one, now));
    const fields = changed({}, { ...place, number: one.number, since });
    return answer(view).records({ action: 'tax-registration.added', subject: view.id, why, fields });
  },
});
