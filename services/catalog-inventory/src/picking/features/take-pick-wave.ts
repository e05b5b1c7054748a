import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { TakePickWave } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { requireWave } from '../pick-wave.ts';
import { setPicker } from '../pick-wave.store.ts';
import { lockExistingWave } from '../work.flow.ts';

/** POST /pick-waves/{waveId}/take. Makes the caller the picker of a wave that a colleague began. */
export const takePickWave = command(TakePickWave, {
  async run({ params: { waveId }, actor, tx }) {
    const wave = await lockExistingWave(tx, waveId);
    requireWave(wave, 'picking');
    await setPicker(tx, waveId, actor.id);
    return answer({ id: waveId, status: wave.status });
  },
});
