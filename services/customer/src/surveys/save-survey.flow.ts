import { changed } from '@toric/chassis/changes/changed';
import { answer } from '@toric/chassis/http/reply';
import { SURVEY_NOT_FOUND } from '@toric/contracts/customer/surveys/survey.errors';
import type { Tx } from '@toric/messaging/sql';
import { countAsked, lockSurvey, saveSurvey } from './survey.store.ts';
import type { Survey } from './survey.ts';
import { recordedSurvey, surveyView } from './survey.view.ts';

/** Locks and returns the survey. Throws if no survey has this id. */
export async function requireSurvey(tx: Tx, id: string): Promise<Survey> {
  const survey = await lockSurvey(tx, id);
  if (!survey) throw SURVEY_NOT_FOUND();
  return survey;
}

/** Saves the survey if it has changed. Returns the answer of the command, with the entry of the change record. */
export async function changedSurvey(
  tx: Tx,
  before: Survey,
  next: Survey,
  action: 'survey.changed' | 'survey.opened' | 'survey.closed',
) {
  if (next !== before) await saveSurvey(tx, next);
  const fields = changed(recordedSurvey(before), recordedSurvey(next));
  const isChange = next !== before && (fields.length > 0 || action === 'survey.opened');
  return answer(surveyView(next, await countAsked(tx, next.id))).records(
    ...(isChange ? [{ action, subject: next.id, fields }] : []),
  );
}
