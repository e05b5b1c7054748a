import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ReplayErasures } from '@toric/contracts/customer/privacy/privacy.http';
import type { Reader } from '../../reader.store.ts';
import { replayErasures as replay } from '../erasing/replay-erasures.flow.ts';
import { readTombstones, type Tombstones } from '../erasing/tombstone-folder.store.ts';

type Deps = { vault: Vault; folder: string | undefined };
const NONE: Tombstones = { all: [], unreadable: 0 };

/**
 * POST /privacy-requests/erasures/replay. Erases again all customers whom a restored backup has brought back, and
 * notifies all services of every erasure → customer.erased.v1.
 */
export const replayErasures = ({ vault, folder }: Deps) =>
  preparedCommand<typeof ReplayErasures, Reader, Tombstones>(ReplayErasures, {
    prepare: () => (folder === undefined ? Promise.resolve(NONE) : readTombstones(folder)),
    async run({ prepared: { all, unreadable }, tx, now, newId }) {
      const { messages, erasedAgain } = await replay({ tx, vault, now, newId }, all, { tellAll: true });
      return answer({ tombstones: all.length, erasedAgain, unreadable }).emits(...messages);
    },
  });
