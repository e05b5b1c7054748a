import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListCalls } from '@toric/contracts/customer/contacts/telephony.http';
import type { Reader } from '../../reader.store.ts';
import { readCalls } from '../phone-call.store.ts';
import { callView } from '../phone-call.view.ts';

/** GET /calls. Lists the calls of the last week at the caller's extension, newest first. */
export const listCalls = ({ vault }: { vault: Vault }) =>
  query<typeof ListCalls, Reader>(ListCalls, {
    async run({ query: { missed, ...page }, actor: { id: staffId }, db }) {
      const asked = { staffId, missed: missed === undefined ? undefined : missed === 'true' };
      return pageOf(await readCalls(db, asked, page), page.limit, (call) => callView(vault, call));
    },
  });
