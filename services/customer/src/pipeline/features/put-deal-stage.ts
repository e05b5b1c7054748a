import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DEAL_LAST_STAGE, DEAL_STAGES_TOO_MANY } from '@toric/contracts/customer/pipeline/deal.errors';
import { PutDealStage } from '@toric/contracts/customer/pipeline/deal.http';
import { lockStages, MAX_STAGES, saveStage, stageView } from '../stage.store.ts';

/** PUT /deal-stages/{stageId}. Adds or changes a stage. Refuses to take the last stage out of use. */
export const putDealStage = command(PutDealStage, {
  async run({ params: { stageId }, body, tx, now }) {
    const stages = await lockStages(tx);
    const former = stages.find(({ id }) => id === stageId);
    if (!former && stages.length >= MAX_STAGES) throw DEAL_STAGES_TOO_MANY({ most: MAX_STAGES });
    const isOtherInUse = stages.some(({ id, isActive }) => id !== stageId && isActive);
    if (!body.isActive && !isOtherInUse) throw DEAL_LAST_STAGE();
    const stage = { id: stageId, ...body };
    await saveStage(tx, stage, now);
    const fields = changed(former ? stageView(former) : {}, stage);
    return answer(stage).records(
      ...(fields.length > 0 ? [{ action: 'deal-stage.set', subject: stageId, fields } as const] : []),
    );
  },
});
