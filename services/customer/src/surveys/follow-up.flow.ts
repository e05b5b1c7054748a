import type { Vault } from '@toric/chassis/data/vault';
import type { Message } from '@toric/contracts/kernel/message';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { Change } from '@toric/contracts/record/change';
import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { openCase } from '../cases/open-case.flow.ts';
import { createTask } from '../forms/become.flow.ts';
import { textOfAnswers } from '../forms/submission.ts';
import { type Answered, isLow } from './response.ts';
import { nameFollowUp } from './response.store.ts';
import type { OpenSurvey } from './survey.ts';

type Means = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };
type Given = {
  readonly responseId: string;
  readonly personId: string | null;
  readonly survey: OpenSurvey;
  readonly answered: Answered;
  readonly language: Language;
};
type FollowedUp = { readonly messages: Message[]; readonly effects: EffectCall[]; readonly changes: Change[] };

const NOTHING: FollowedUp = { messages: [], effects: [], changes: [] };
const [TASK_TEXT, CASE_TEXT] = [2_000, 10_000];
const BY_THE_SHOP = { kind: 'process', id: null } as const;

/**
 * Opens a task or a case about a low score, if the settings of the survey say so. A response is stored only once, so
 * only one task or case is opened.
 */
export async function followUp(means: Means, given: Given): Promise<FollowedUp> {
  const { responseId, personId: customerId, survey, answered, language } = given;
  const { lowScoreBecomes, ownerId, title } = survey.settings;
  if (!isLow(answered, survey.settings)) return NOTHING;
  const text = textOfAnswers(answered.answers, CASE_TEXT);
  if (lowScoreBecomes === 'task' && ownerId !== null) {
    const words = `${title[language]}\n${text}`.slice(0, TASK_TEXT);
    const { id, change } = await createTask(means, { text: words, customerId, ownerId });
    await nameFollowUp(means.tx, responseId, { kind: 'task', id });
    return { ...NOTHING, changes: [change] };
  }
  if (lowScoreBecomes !== 'case') return NOTHING;
  const { opened, messages, effects, changes } = await openCase(means, {
    ...{ type: 'complaint', channel: 'form', priority: 'high', team: 'sales', customerId, sender: null },
    ...{ subject: title[language], text, by: null, byStaff: false },
  });
  await nameFollowUp(means.tx, responseId, { kind: 'case', id: opened.id });
  return { messages, effects, changes: changes.map((change) => ({ ...change, actor: BY_THE_SHOP })) };
}
