import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { FIELD_NOT_FOUND } from '@toric/contracts/customer/fields/field.errors';
import { ChangeField } from '@toric/contracts/customer/fields/field.http';
import { changedDefinition } from '@toric/chassis/fields/definition';
import { fieldView, lockDefinitions, lockField, updateField } from '../field.store.ts';

/** PATCH /fields/{fieldId}. Changes the name, the rights or the use of a custom field. */
export const changeField = command(ChangeField, {
  async run({ params: { fieldId }, body, expectedVersion, tx, now }) {
    await lockDefinitions(tx);
    const row = await lockField(tx, fieldId);
    if (!row) throw FIELD_NOT_FOUND();
    requireVersion(expectedVersion, row.version);
    const before = fieldView(row);
    const after = fieldView(await updateField(tx, changedDefinition(before, body), now));
    const fields = changed(before, after);
    const change = { action: 'field.changed', subject: fieldId, fields } as const;
    return answer(after).records(...(fields.length > 0 ? [change] : []));
  },
});
