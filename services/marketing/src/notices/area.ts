import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { listRecallNotices } from './features/list-recall-notices.ts';
import { queueRecallNotice } from './features/queue-recall-notice.ts';

/** Recall notices: each waits here until it is sent to its customer. This area uses no other area. */
export const notices: Area<Reader> = {
  routes: [listRecallNotices],
  subscriptions: { 'queue-recall-notice': queueRecallNotice },
};
