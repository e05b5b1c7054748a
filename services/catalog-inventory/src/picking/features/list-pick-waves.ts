import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListPickWaves } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import type { Reader } from '../../reader.store.ts';
import { readWaves } from '../pick-wave.reader.store.ts';
import { headView } from '../pick-wave.view.ts';

/** GET /pick-waves. Lists waves, newest first, filtered by warehouse and status. */
export const listPickWaves = query<typeof ListPickWaves, Reader>(ListPickWaves, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readWaves(db, filter, { limit, cursor, count }), limit, headView);
  },
});
