import { query } from '@toric/chassis/http/endpoint';
import { ListSavedViews } from '@toric/contracts/customer/desk/desk.http';
import type { Reader } from '../../reader.store.ts';
import { viewFor } from '../saved-view.ts';
import { readViews } from '../saved-view.store.ts';

/** GET /desk/views. Lists saved views: those of the caller, and those that colleagues share. */
export const listSavedViews = query<typeof ListSavedViews, Reader>(ListSavedViews, {
  async run({ query: { list }, actor, db }) {
    const views = await readViews(db, actor.id, list);
    return { data: views.map((view) => viewFor(view, actor.id)) };
  },
});
