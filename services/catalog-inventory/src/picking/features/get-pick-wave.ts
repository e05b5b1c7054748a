import { query } from '@toric/chassis/http/endpoint';
import { PICK_WAVE_NOT_FOUND } from '@toric/contracts/catalog-inventory/picking/pick.errors';
import { GetPickWave } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import type { Reader } from '../../reader.store.ts';
import { readWave } from '../pick-wave.reader.store.ts';
import { waveView } from '../pick-wave.view.ts';

/** GET /pick-waves/{waveId}. Returns a wave with its orders, and its tasks in the order of the walk. */
export const getPickWave = query<typeof GetPickWave, Reader>(GetPickWave, {
  async run({ params: { waveId }, db, read }) {
    const wave = await readWave(db, read, waveId);
    if (!wave) throw PICK_WAVE_NOT_FOUND();
    return waveView(wave);
  },
});
