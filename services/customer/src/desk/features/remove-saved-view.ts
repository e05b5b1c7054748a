import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { DESK_VIEW_NOT_FOUND } from '@toric/contracts/customer/desk/desk.errors';
import { RemoveSavedView } from '@toric/contracts/customer/desk/desk.http';
import { recorded, recordedFields, requireMayChange } from '../saved-view.ts';
import { deleteView, lockView } from '../saved-view.store.ts';

/** DELETE /desk/views/{viewId}. Removes a view of the caller, or a shared one if she is an administrator. */
export const removeSavedView = command(RemoveSavedView, {
  async run({ params: { viewId }, actor, tx }) {
    const view = await lockView(tx, viewId);
    if (!view) throw DESK_VIEW_NOT_FOUND();
    requireMayChange(view, actor);
    await deleteView(tx, viewId);
    const fields = changed(recordedFields(view), {});
    return noContent().records(...recorded({ action: 'saved-view.removed', subject: viewId, fields }, view));
  },
});
