import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListSuppressions } from '@toric/contracts/customer/messages/suppression.http';
import type { Reader } from '../../reader.store.ts';
import { suppressionView } from '../message.view.ts';
import { addressDigest, readSuppressions } from '../suppression.store.ts';

/** GET /suppressions. Lists the suppressions in force, or the one of an address. */
export const listSuppressions = ({ vault }: { vault: Vault }) =>
  query<typeof ListSuppressions, Reader>(ListSuppressions, {
    async run({ query: { email, ...page }, db }) {
      const digest = email === undefined ? undefined : addressDigest(vault, email);
      return pageOf(await readSuppressions(db, digest, page), page.limit, suppressionView);
    },
  });
