import { changed } from '@toric/chassis/changes/changed';
import { changedDefinition } from '@toric/chassis/fields/definition';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { FIELD_NOT_FOUND } from '@toric/contracts/customer/fields/field.errors';
import { ChangeOrderField } from '@toric/contracts/order/fields/order-field.http';
import { fieldView, lockDefinitions, lockField, updateField } from '../order-field.store.ts';

/** PATCH /order-fields/{fieldId}. Changes the name, the rights or the use of a custom field of orders. */
export const changeOrderField = command(ChangeOrderField, {
  async run({ params: { fieldId }, body, expectedVersion, tx, now }) {
    await lockDefinitions(tx);
    const row = await lockField(tx, fieldId);
    if (!row) throw FIELD_NOT_FOUND();
    requireVersion(expectedVersion, row.version);
    const before = fieldView(row);
    const after = fieldView(await updateField(tx, changedDefinition(before, body), now));
    const fields = changed(before, after);
    const change = { action: 'order-field.changed', subject: fieldId, fields } as const;
    return answer(after).records(...(fields.length > 0 ? [change] : []));
  },
});
