import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { ListColleagues } from '@toric/contracts/customer/desk/desk.http';
import type { Reader } from '../../reader.store.ts';
import { readColleagues } from '../colleague.reader.store.ts';

/** GET /desk/colleagues. Returns the names of members of staff by their ids. */
export const listColleagues = ({ vault }: { vault: Vault }) =>
  query<typeof ListColleagues, Reader>(ListColleagues, {
    run: async ({ query: { ids }, db }) => ({ data: await readColleagues(db, vault, ids) }),
  });
