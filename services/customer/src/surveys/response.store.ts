/**
 * Stores the responses to surveys. The answers are encrypted with a key for each response. The scores are stored in
 * clear.
 */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { SentText } from '@toric/contracts/kernel/text';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings, insertKey } from '../data-key.store.ts';
import type { SurveyResponse as Row } from '../generated/client.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { Answered, KeptAnswer } from './response.ts';

const answersColumn = sealedColumn(
  'survey_response',
  z.object({
    answers: z.array(
      z.object({ key: SentText, label: SentText, value: SentText, raw: z.union([SentText, z.array(SentText)]) }),
    ),
  }),
);
export const openAnswers = (keys: Keyring, { id, sealed }: Pick<Row, 'id' | 'sealed'>): readonly KeptAnswer[] =>
  answersColumn.open(keys, id, sealed).answers;

export type NewResponse = Pick<
  Row,
  'id' | 'surveyId' | 'surveyVersion' | 'ticketId' | 'personId' | 'source' | 'language' | 'createdAt'
>;

/**
 * Inserts the response with a key of its own, and returns true. Returns false if the page with this response was sent
 * before.
 */
export async function insertResponse(
  tx: Tx,
  vault: Vault,
  response: NewResponse,
  answered: Answered,
): Promise<boolean> {
  const { id, surveyId, surveyVersion, ticketId, personId, source, language, createdAt } = response;
  const key = vault.newKey(id);
  const sealed = answersColumn.seal(vault.keyring([key]), id, { answers: answered.answers.map(copied) });
  const inserted = await tx.run`
    insert into survey_response (id, survey_id, survey_version, ticket_id, person_id, source, language, nps, csat, sealed,
      created_at)
    values (${id}, ${surveyId}, ${surveyVersion}, ${ticketId}, ${personId}, ${source}, ${language}, ${answered.nps},
      ${answered.csat}, ${sealed}, ${createdAt})
    on conflict do nothing`;
  if (inserted === 1) await insertKey(tx, key);
  return inserted === 1;
}
const copied = ({ raw, ...answer }: KeptAnswer) => ({ ...answer, raw: typeof raw === 'string' ? raw : [...raw] });

export async function nameFollowUp(tx: Tx, id: string, followUp: { kind: string; id: string }): Promise<void> {
  await tx.run`update survey_response set follow_up = ${followUp.kind}, follow_up_id = ${followUp.id} where id = ${id}`;
}

/**
 * Deletes the responses and invitations of an erased customer. Her anonymous responses stay, because nothing in them
 * leads to her.
 */
export async function forgetResponses(tx: Tx, personId: string): Promise<void> {
  await tx.run`
    delete from data_key where customer_id in (select id from survey_response where person_id = ${personId})`;
  await tx.run`delete from survey_response where person_id = ${personId}`;
  await tx.run`delete from survey_invitation where person_id = ${personId}`;
}

/** Returns the answers of a customer and the times at which she was asked, for the file of an access request. */
export async function findSurveyRecords(
  tx: Tx,
  vault: Vault,
  personId: string,
): Promise<{ surveyAnswers: object[]; surveyInvitations: object[] }> {
  const rows = await tx.many<Row & { slug: string }>`
    select r.*, s.slug from survey_response r join survey s on s.id = r.survey_id
    where r.person_id = ${personId} order by r.created_at, r.id`;
  const keysOf = await findKeyrings(
    tx,
    vault,
    rows.map(({ id }) => id),
  );
  const surveyInvitations = await tx.many<object>`
    select s.slug, i.is_answered, i.created_at from survey_invitation i join survey s on s.id = i.survey_id
    where i.person_id = ${personId} order by i.created_at, i.id`;
  return {
    surveyAnswers: rows.map(({ slug, ...row }) => {
      const { surveyVersion, language, nps, csat, createdAt } = row;
      return { slug, surveyVersion, language, nps, csat, createdAt, answers: openAnswers(keysOf(row.id), row) };
    }),
    surveyInvitations,
  };
}
