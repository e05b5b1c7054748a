import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import type { Message } from '@toric/contracts/kernel/message';
import type { Change } from '@toric/contracts/record/change';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { openCase } from '../cases/open-case.flow.ts';
import { fittingRule } from '../clocks/case-rule.ts';
import { findRules } from '../clocks/case-rule.store.ts';
import type { Deal } from '../pipeline/deal.ts';
import { insertDeal, insertStep } from '../pipeline/deal.store.ts';
import { findStage } from '../pipeline/stage.store.ts';
import { insertTask } from '../tasks/task.store.ts';
import type { Task } from '../tasks/task.ts';
import { tellAssignee } from '../tasks/tell-assignee.flow.ts';
import type { OpenForm } from './form.ts';
import { type Sent, textOfAnswers } from './submission.ts';

type Means = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };
type Given = {
  readonly form: OpenForm;
  readonly sent: Sent;
  readonly customerId: string | null;
  readonly language: Language;
};
export type Became = {
  readonly id: string | null;
  readonly messages: readonly Message[];
  readonly effects: readonly EffectCall[];
  readonly changes: readonly Change[];
};

const DAY_MS = 86_400_000;
const [TASK_DAYS, DEAL_DAYS] = [1, 30];
const [TASK_TEXT, CASE_TEXT] = [2_000, 10_000];
const NOTHING: Became = { id: null, messages: [], effects: [], changes: [] };
/** Names the actor of the changes that a form causes. Nobody has proved who sent the form, so the shop is the actor. */
const BY_THE_SHOP = { kind: 'process', id: null } as const;

const after = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MS);

async function asCase(means: Means, { form, sent, customerId, language }: Given): Promise<Became> {
  const subject = form.settings.title[language];
  const text = textOfAnswers(sent.answers, CASE_TEXT);
  const { team } = form.settings;
  const sorted = fittingRule(await findRules(means.tx), subject, text);
  const { opened, messages, effects, changes } = await openCase(means, {
    ...{ type: 'enquiry', channel: 'form', priority: sorted?.priority ?? 'normal', team: sorted?.team ?? team },
    ...{ customerId, subject, text, by: null, byStaff: false },
    sender: customerId === null ? { name: sent.name, email: sent.email } : null,
  });
  return { id: opened.id, messages, effects, changes: changes.map((change) => ({ ...change, actor: BY_THE_SHOP })) };
}

async function asDeal({ tx, vault, now, newId }: Means, { form, sent, customerId, language }: Given): Promise<Became> {
  const [stageId, { ownerId, title: formTitle }] = [await findStage(tx, undefined), form.settings];
  if (stageId === undefined || ownerId === null) return NOTHING;
  const title = `${formTitle[language]}${sent.name === null ? '' : `: ${sent.name}`}`.slice(0, 120);
  const deal: Deal = {
    ...{ id: newId(), kind: 'lead', state: 'open', stageId, stageSince: now, title, lostDetail: null },
    ...{ note: textOfAnswers(sent.answers, TASK_TEXT), value: { amount: 0, currency: 'USD' } },
    ...{ expectedClose: after(now, DEAL_DAYS).toISOString().slice(0, 10), ownerId, partnerId: null, customerId },
    ...{ lostReason: null, closedAt: null, version: 1, createdAt: now, updatedAt: now },
  };
  await insertDeal(tx, vault, deal);
  await insertStep(tx, { id: newId(), deal, by: ownerId, at: now });
  const { kind, value, expectedClose } = deal;
  const fields = changed({}, { kind, title, value, expectedClose, ownerId });
  const change = { action: 'deal.added', subject: deal.id, customerId, fields, actor: BY_THE_SHOP } as const;
  return { ...NOTHING, id: deal.id, changes: [change] };
}

type Callback = { readonly text: string; readonly customerId: string | null; readonly ownerId: string };

/** Creates a task that is due a day later, and notifies the colleague who owns the task. */
export async function createTask(
  { tx, vault, now, newId }: Means,
  { text, customerId, ownerId }: Callback,
): Promise<{ id: string; change: Change }> {
  const [id, dueAt] = [newId(), after(now, TASK_DAYS)];
  const task: Task = {
    ...{ id, text, state: 'open', dueAt, remindMinutesBefore: null, customerId, orderId: null, caseId: null },
    ...{ repeat: null, seriesId: id, occurrence: 1, rule: null, createdBy: null, doneBy: null, doneAt: null },
    ...{ assignedRole: null, assignedTo: ownerId, version: 1, createdAt: now, updatedAt: now },
  };
  await insertTask(tx, vault, task);
  await tellAssignee(tx, task, '', { now, newId });
  const fields = changed({}, { text, dueAt, assignedTo: ownerId });
  return { id, change: { action: 'task.added', subject: id, customerId, fields, actor: BY_THE_SHOP } };
}

async function asTask(means: Means, { form, sent, customerId, language }: Given): Promise<Became> {
  const { ownerId, title } = form.settings;
  if (ownerId === null) return NOTHING;
  const text = `${title[language]}\n${textOfAnswers(sent.answers, TASK_TEXT)}`.slice(0, TASK_TEXT);
  const { id, change } = await createTask(means, { text, customerId, ownerId });
  return { ...NOTHING, id, changes: [change] };
}

/**
 * Creates what the form defines for a submission: a case, a deal or a task. For a consent form it creates nothing,
 * because the consent waits for its link.
 */
export function become(means: Means, given: Given): Promise<Became> {
  switch (given.form.settings.becomes) {
    case 'case':
      return asCase(means, given);
    case 'deal':
      return asDeal(means, given);
    case 'task':
      return asTask(means, given);
    case 'consent':
      return Promise.resolve(NOTHING);
  }
}
