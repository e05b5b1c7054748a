import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { ListInteractions } from '@toric/contracts/customer/contacts/interaction.http';
import type { Reader } from '../../reader.store.ts';
import { readInteractions } from '../interaction.store.ts';

/** GET /interactions. Lists calls, visits, chats and letters of all customers, newest first. */
export const listInteractions = ({ vault }: { vault: Vault }) =>
  query<typeof ListInteractions, Reader>(ListInteractions, {
    async run({ query: { limit, cursor, count, ...filter }, db }) {
      const contacts = await readInteractions(db, vault, filter, { limit, cursor, count });
      return pageOf(contacts, limit, ({ view }) => view);
    },
  });
