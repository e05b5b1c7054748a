import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { MESSAGE_NOT_FOUND } from '@toric/contracts/customer/messages/message.errors';
import { GetMessage } from '@toric/contracts/customer/messages/message.http';
import type { Reader } from '../../reader.store.ts';
import { readMessage } from '../message.reader.store.ts';
import { messageDetail } from '../message.view.ts';

/** GET /messages/{messageId}. Returns the message with every try. */
export const getMessage = ({ vault }: { vault: Vault }) =>
  query<typeof GetMessage, Reader>(GetMessage, {
    async run({ params: { messageId }, db }) {
      const found = await readMessage(db, vault, messageId);
      if (!found) throw MESSAGE_NOT_FOUND();
      return messageDetail(found.message, found.history);
    },
  });
