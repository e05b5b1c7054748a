/** Stores which customers were asked by which survey. */
import type { Tx } from '@toric/messaging/sql';
import type { SurveyInvitation } from '../generated/client.ts';

const DAY_MS = 86_400_000;

export type NewInvitation = Pick<SurveyInvitation, 'id' | 'personId' | 'causeId'>;

/** Returns the ids of these customers without unknown and erased ones. */
export async function findExisting(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.many<{ id: string }>`
    select id from customer where id = any(${ids}::uuid[]) and erased_at is null`;
  return new Set(rows.map(({ id }) => id));
}

/** Returns the ids of these customers whom any survey has asked within the last `restDays` days. */
export async function findRested(
  tx: Tx,
  ids: readonly string[],
  { restDays, now }: { restDays: number; now: Date },
): Promise<ReadonlySet<string>> {
  const since = new Date(now.getTime() - restDays * DAY_MS);
  const rows = await tx.many<{ personId: string }>`
    select distinct person_id from survey_invitation where person_id = any(${ids}::uuid[]) and created_at > ${since}`;
  return new Set(rows.map(({ personId }) => personId));
}

/**
 * Inserts the invitations to a survey, and returns the inserted ones. Leaves out a customer whom the survey has already
 * asked because of the same `causeId`.
 */
export const insertInvitations = (
  tx: Tx,
  surveyId: string,
  invitations: readonly NewInvitation[],
  now: Date,
): Promise<NewInvitation[]> =>
  tx.many<NewInvitation>`
    insert into survey_invitation (id, survey_id, person_id, cause_id, created_at)
    select one.id, ${surveyId}::uuid, one.person_id, one.cause_id, ${now}::timestamptz
    from unnest(${invitations.map(({ id }) => id)}::uuid[], ${invitations.map(({ personId }) => personId)}::uuid[],
      ${invitations.map(({ causeId }) => causeId)}::uuid[]) as one (id, person_id, cause_id)
    on conflict do nothing returning id, person_id, cause_id`;

/** Locks the invitation until the transaction ends, so that its link is used only once. */
export const lockInvitation = (tx: Tx, id: string): Promise<SurveyInvitation | undefined> =>
  tx.maybe<SurveyInvitation>`select * from survey_invitation where id = ${id} for update`;

export async function markAnswered(tx: Tx, id: string): Promise<void> {
  await tx.run`update survey_invitation set is_answered = true where id = ${id}`;
}

/** Returns the next customers who have this tag, in the order of their ids. */
export async function findTagged(tx: Tx, tagId: string, after: string, most: number): Promise<string[]> {
  const rows = await tx.many<{ customerId: string }>`
    select customer_id from customer_tag where tag_id = ${tagId} and customer_id > ${after}::uuid
    order by customer_id limit ${most}`;
  return rows.map(({ customerId }) => customerId);
}
