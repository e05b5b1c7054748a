import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { FIELD_KEY_TAKEN, FIELD_TOO_MANY } from '@toric/contracts/customer/fields/field.errors';
import { CreateField } from '@toric/contracts/customer/fields/field.http';
import { fieldView, insertField, lockDefinitions, MOST_FIELDS } from '../field.store.ts';

/** POST /fields. Defines a custom field of customers, which can be used at once. */
export const createField = command(CreateField, {
  async run({ body: { unit = null, choices = [], ...body }, tx, now, newId }) {
    const { inUse } = await lockDefinitions(tx);
    if (inUse >= MOST_FIELDS) throw FIELD_TOO_MANY({ most: MOST_FIELDS });
    const row = await insertField(tx, { ...body, id: newId(), unit, choices }, now);
    if (!row) throw FIELD_KEY_TAKEN({ key: body.key });
    const view = fieldView(row);
    return answer(view).records({ action: 'field.added', subject: view.id, fields: changed({}, view) });
  },
});
