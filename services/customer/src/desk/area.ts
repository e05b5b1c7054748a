import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { changeSavedView } from './features/change-saved-view.ts';
import { createSavedView } from './features/create-saved-view.ts';
import { getPreferences } from './features/get-preferences.ts';
import { listNotices } from './features/list-notices.ts';
import { listSavedViews } from './features/list-saved-views.ts';
import { markNoticesRead } from './features/mark-notices-read.ts';
import { putPreferences } from './features/put-preferences.ts';
import { removeSavedView } from './features/remove-saved-view.ts';

/** The desk of a member of staff: preferences of the console, saved views and notices. Uses no other area. */
export const desk: Area<Reader> = {
  routes: [
    ...[getPreferences, putPreferences, listNotices, markNoticesRead],
    ...[listSavedViews, createSavedView, changeSavedView, removeSavedView],
  ],
};
