import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { listRecallNotices } from './features/list-recall-notices.ts';
import { queueRecallNotice } from './features/queue-recall-notice.ts';

/**
 * Declares the area of recall notices: the customers who must be notified of a recall. The customer service sends the
 * mails. This area uses no other area.
 */
export const notices: Area<Reader> = {
  routes: [listRecallNotices],
  subscriptions: { 'queue-recall-notice': queueRecallNotice },
};
