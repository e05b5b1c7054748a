import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DESK_VIEW_NAME_TAKEN, DESK_VIEWS_TOO_MANY } from '@toric/contracts/customer/desk/desk.errors';
import { CreateSavedView, VIEWS_AT_MOST } from '@toric/contracts/customer/desk/desk.http';
import { recorded, recordedFields, viewFor } from '../saved-view.ts';
import { insertView, lockViews } from '../saved-view.store.ts';

/** POST /desk/views. Saves a view of a list. A shared view is also recorded in the change record. */
export const createSavedView = command(CreateSavedView, {
  async run({ body, actor, tx, now, newId }) {
    const views = await lockViews(tx, actor.id);
    if (views >= VIEWS_AT_MOST) throw DESK_VIEWS_TOO_MANY({ most: VIEWS_AT_MOST });
    const view = { ...body, id: newId(), ownerId: actor.id, version: 1, createdAt: now, updatedAt: now };
    if (!(await insertView(tx, view))) throw DESK_VIEW_NAME_TAKEN({ name: body.name });
    const fields = changed({}, recordedFields(view));
    const change = { action: 'saved-view.added', subject: view.id, fields } as const;
    return answer(viewFor(view, actor.id)).records(...recorded(change, view));
  },
});
