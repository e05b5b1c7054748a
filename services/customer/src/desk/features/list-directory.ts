import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { ListDirectory } from '@toric/contracts/customer/desk/desk.http';
import type { Reader } from '../../reader.store.ts';
import { readDirectory } from '../colleague.reader.store.ts';

/** GET /desk/directory. Lists the colleagues who can sign in, by name. */
export const listDirectory = ({ vault }: { vault: Vault }) =>
  query<typeof ListDirectory, Reader>(ListDirectory, {
    run: async ({ query: { role }, db }) => ({ data: await readDirectory(db, vault, role) }),
  });
