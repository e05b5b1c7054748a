import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { PICK_WAVE_NOT_FOUND } from '@toric/contracts/catalog-inventory/picking/pick.errors';
import { ListPickScans } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import type { Reader } from '../../reader.store.ts';
import { readScans } from '../pick-wave.reader.store.ts';
import { scanView } from '../pick-wave.view.ts';

/** GET /pick-waves/{waveId}/scans. Lists the scans of a wave, newest first, including scans that were refused. */
export const listPickScans = query<typeof ListPickScans, Reader>(ListPickScans, {
  async run({ params: { waveId }, query: { limit, cursor, count, refused }, db }) {
    const scans = await readScans(db, { waveId, refused: refused === 'true' }, { limit, cursor, count });
    if (!scans) throw PICK_WAVE_NOT_FOUND();
    return pageOf(scans, limit, scanView);
  },
});
