import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { FIELD_KEY_TAKEN, FIELD_TOO_MANY } from '@toric/contracts/customer/fields/field.errors';
import { CreateOrderField } from '@toric/contracts/order/fields/order-field.http';
import { fieldView, insertField, lockDefinitions, MOST_FIELDS } from '../order-field.store.ts';

/** POST /order-fields. Defines a custom field of orders. It is in use at once. */
export const createOrderField = command(CreateOrderField, {
  async run({ body: { unit = null, choices = [], ...body }, tx, now, newId }) {
    const { inUse } = await lockDefinitions(tx);
    if (inUse >= MOST_FIELDS) throw FIELD_TOO_MANY({ most: MOST_FIELDS });
    const row = await insertField(tx, { ...body, id: newId(), unit, choices }, now);
    if (!row) throw FIELD_KEY_TAKEN({ key: body.key });
    const view = fieldView(row);
    return answer(view).records({ action: 'order-field.added', subject: view.id, fields: changed({}, view) });
  },
});
