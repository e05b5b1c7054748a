import { CASE_NOBODY_ON } from '@toric/contracts/customer/cases/case.errors';
import type { CaseTeam } from '@toric/contracts/customer/cases/case';
import type { Tx } from '@toric/messaging/sql';
import { insertNotices } from '../desk/staff-notice.store.ts';
import { findStaffWith } from '../messages/staff-by-role.store.ts';
import { chooseMember } from './assignment.ts';
import type { Case } from './case.ts';
import { findLoads } from './case.store.ts';
import { lockTeam, saveTeam } from '../clocks/setting.store.ts';

type Means = { readonly tx: Tx; readonly now: Date; readonly newId: () => string };

/**
 * Returns the member to whom the rule of a team assigns a case. Returns null if the team assigns by hand, or if no
 * member is switched on for new cases. Locks the team, so that cases are assigned one after the other.
 */
export async function assignByRule({ tx }: Pick<Means, 'tx'>, team: CaseTeam): Promise<string | null> {
  const setting = await lockTeam(tx, team);
  if (setting.rule === 'by-hand' || setting.memberIds.length === 0) return null;
  const able = new Set(await findStaffWith(tx, team));
  const members = setting.memberIds.filter((id) => able.has(id));
  const chosen = chooseMember({ ...setting, memberIds: members }, await findLoads(tx, members));
  if (chosen !== null) await saveTeam(tx, { ...setting, lastMemberId: chosen });
  return chosen;
}

/** Works like `assignByRule`, but throws if the rule names nobody. */
export async function requireByRule(means: Pick<Means, 'tx'>, team: CaseTeam): Promise<string> {
  const chosen = await assignByRule(means, team);
  if (chosen === null) throw CASE_NOBODY_ON();
  return chosen;
}

/** Notifies a person in her inbox that a case was assigned to her. Sends nothing if she assigned the case herself. */
export async function tellAssignee(
  { tx, now, newId }: Means,
  { id, number, assigneeId }: Pick<Case, 'id' | 'number' | 'assigneeId'>,
  actorId: string | null,
): Promise<void> {
  if (assigneeId === null || assigneeId === actorId) return;
  const notice = { template: 'case-assigned', values: { caseId: id, caseNumber: number } } as const;
  await insertNotices(tx, { causeId: newId(), staffIds: [assigneeId], notice }, { now, newId });
}

/** Notifies the assignee and the collaborators of a case, in their inboxes, that its customer wrote. */
export async function tellOfNews({ tx, now, newId }: Means, of: Case): Promise<void> {
  const staffIds = peopleOf(of);
  if (staffIds.length === 0) return;
  const notice = { template: 'case-news', values: { caseId: of.id, caseNumber: of.number } } as const;
  await insertNotices(tx, { causeId: newId(), staffIds, notice }, { now, newId });
}

/** Returns the assignee and the collaborators of a case. */
export const peopleOf = ({ assigneeId, collaboratorIds }: Pick<Case, 'assigneeId' | 'collaboratorIds'>): string[] => [
  ...new Set([...(assigneeId === null ? [] : [assigneeId]), ...collaboratorIds]),
];
