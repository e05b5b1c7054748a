import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { listRecallNotices } from './features/list-recall-notices.ts';
import { queueRecallNotice } from './features/queue-recall-notice.ts';

/** Recall notices that wait to be sent. Uses no other area. */
export const notices: Area<Reader> = {
  routes: [listRecallNotices],
  subscriptions: { 'queue-recall-notice': queueRecallNotice },
};
