import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { DESK_VIEW_NAME_TAKEN, DESK_VIEW_NOT_FOUND } from '@toric/contracts/customer/desk/desk.errors';
import { ChangeSavedView } from '@toric/contracts/customer/desk/desk.http';
import { recorded, recordedFields, requireMayChange, viewFor, withChanges } from '../saved-view.ts';
import { lockView, lockViews, saveView } from '../saved-view.store.ts';

/** PATCH /desk/views/{viewId}. Changes a view of the caller, or a shared one if she is an administrator. */
export const changeSavedView = command(ChangeSavedView, {
  async run({ params: { viewId }, body, actor, expectedVersion, tx, now }) {
    const view = await lockView(tx, viewId);
    if (!view) throw DESK_VIEW_NOT_FOUND();
    requireMayChange(view, actor);
    requireVersion(expectedVersion, view.version);
    await lockViews(tx, view.ownerId);
    const next = withChanges(view, body, actor.id, now);
    if (!(await saveView(tx, next))) throw DESK_VIEW_NAME_TAKEN({ name: next.name });
    const fields = changed(recordedFields(view), recordedFields(next));
    const change = { action: 'saved-view.changed', subject: viewId, fields } as const;
    return answer(viewFor(next, actor.id)).records(...(fields.length > 0 ? recorded(change, view, next) : []));
  },
});
