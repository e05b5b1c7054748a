import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { watchQueues } from '@toric/chassis/process/watch-queues';
import { TellStaff } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import { changeSavedView } from './features/change-saved-view.ts';
import { createSavedView } from './features/create-saved-view.ts';
import { getPreferences } from './features/get-preferences.ts';
import { listColleagues } from './features/list-colleagues.ts';
import { listDirectory } from './features/list-directory.ts';
import { listNotices } from './features/list-notices.ts';
import { listSavedViews } from './features/list-saved-views.ts';
import { markNoticesRead } from './features/mark-notices-read.ts';
import { putPreferences } from './features/put-preferences.ts';
import { removeSavedView } from './features/remove-saved-view.ts';
import { QUEUES } from './queues/queues.store.ts';
import { WAITING_WORK } from './queues/waiting.store.ts';

/**
 * Declares the area `desk`: preferences of the console, saved views, notices, and names of staff. It counts the waiting
 * work in most tables of the service, and notifies staff of old lists. It uses no other area.
 */
export const desk = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [
    ...[getPreferences, putPreferences, listNotices, markNoticesRead, listColleagues({ vault })],
    listDirectory({ vault }),
    ...[listSavedViews, createSavedView, changeSavedView, removeSavedView],
  ],
  sends: [TellStaff],
  background: watchQueues(QUEUES),
  waiting: WAITING_WORK,
});
