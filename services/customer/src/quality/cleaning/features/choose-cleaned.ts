import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CLEANING_NOT_FOUND, CLEANING_STARTED } from '@toric/contracts/customer/quality/cleaning.errors';
import { ChooseCleaned } from '@toric/contracts/customer/quality/cleaning.http';
import { lockCleaning, saveChoice } from '../choice.store.ts';

const OPEN = ['planned', 'checking', 'ready'];

/** POST /cleanings/{jobId}/choices. Leaves records out of a cleaning, or includes them again, before it starts. */
export const chooseCleaned = command(ChooseCleaned, {
  async run({ params: { jobId }, body: { rows, isChosen }, tx }) {
    const cleaning = await lockCleaning(tx, jobId);
    if (!cleaning) throw CLEANING_NOT_FOUND();
    if (cleaning.isStarted || !OPEN.includes(cleaning.state)) throw CLEANING_STARTED();
    await saveChoice(tx, jobId, { rows, isChosen });
    return answer({ isChosen });
  },
});
