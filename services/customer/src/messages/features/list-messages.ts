import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListMessages } from '@toric/contracts/customer/messages/message.http';
import type { Reader } from '../../reader.store.ts';
import { readMessages } from '../message.reader.store.ts';
import { messageSummary } from '../message.view.ts';

/** GET /messages. Lists messages without addresses and texts, so no access is recorded. */
export const listMessages = query<typeof ListMessages, Reader>(ListMessages, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readMessages(db, filter, { limit, cursor, count }), limit, messageSummary);
  },
});
