/** Stores the definitions of surveys in clear, because they name no person. */
import { Question, SurveySettings, SurveyState, type SurveyTrigger } from '@toric/contracts/customer/surveys/survey';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { Survey as Row } from '../generated/client.ts';
import type { OpenSurvey, Survey } from './survey.ts';

const Stored = z.object({ state: SurveyState, settings: SurveySettings, questions: z.array(Question) });
export const surveyOf = (row: Row): Survey => ({ ...row, ...Stored.parse(row) });

/** Inserts the survey and returns true. Returns false if another survey has its slug. */
export async function insertSurvey(tx: Tx, survey: Survey): Promise<boolean> {
  const { id, slug, state, settings, questions, isEdited, createdAt } = survey;
  const inserted = await tx.run`
    insert into survey (id, slug, state, settings, questions, is_edited, created_at, updated_at)
    values (${id}, ${slug}, ${state}, ${json(settings)}::jsonb, ${json(questions)}::jsonb, ${isEdited}, ${createdAt},
      ${createdAt})
    on conflict do nothing`;
  return inserted === 1;
}

/** Locks the survey until the transaction ends. */
export async function lockSurvey(tx: Tx, id: string): Promise<Survey | undefined> {
  const row = await tx.maybe<Row>`select * from survey where id = ${id} for no key update`;
  return row && surveyOf(row);
}

export async function saveSurvey(tx: Tx, survey: Survey): Promise<void> {
  const { id, state, settings, questions, published, isEdited, version, updatedAt } = survey;
  await tx.run`
    update survey set state = ${state}, settings = ${json(settings)}::jsonb, questions = ${json(questions)}::jsonb,
      published = ${published}, is_edited = ${isEdited}, version = ${version}, updated_at = ${updatedAt}
    where id = ${id}`;
}

/** Stores the version of the survey that customers see from now on. */
export async function insertVersion(tx: Tx, survey: Survey, openedBy: string): Promise<void> {
  const { id, settings, questions, published, updatedAt } = survey;
  await tx.run`
    insert into survey_version (survey_id, number, settings, questions, opened_by, opened_at)
    values (${id}, ${published}, ${json(settings)}::jsonb, ${json(questions)}::jsonb, ${openedBy}, ${updatedAt})`;
}

type OpenRow = { id: string; slug: string; number: number; settings: unknown; questions: unknown };
const openOf = (row: OpenRow): OpenSurvey => ({ ...row, ...Stored.omit({ state: true }).parse(row) });

/** Returns the present version of an open survey, by its id or its slug. */
export async function findOpenSurvey(
  tx: Tx,
  { id, slug }: { id?: string | undefined; slug?: string | undefined },
): Promise<OpenSurvey | undefined> {
  const row = await tx.maybe<OpenRow>`
    select s.id, s.slug, v.number, v.settings, v.questions
    from survey s join survey_version v on v.survey_id = s.id and v.number = s.published
    where (s.id = ${id ?? null}::uuid or s.slug = ${slug ?? null}) and s.state = 'open'`;
  return row && openOf(row);
}

/** Returns the open surveys that an event of the shop starts, such as a delivery. */
export async function findTriggered(tx: Tx, trigger: SurveyTrigger): Promise<OpenSurvey[]> {
  const rows = await tx.many<OpenRow>`
    select s.id, s.slug, v.number, v.settings, v.questions
    from survey s join survey_version v on v.survey_id = s.id and v.number = s.published
    where s.state = 'open' and v.settings->>'trigger' = ${trigger} order by s.id`;
  return rows.map(openOf);
}

export const countAsked = (tx: Tx, surveyId: string): Promise<{ invited: number; answered: number }> =>
  tx.one<{ invited: number; answered: number }>`
    select (select count(*) from survey_invitation where survey_id = ${surveyId})::int as invited,
      (select count(*) from survey_response where survey_id = ${surveyId})::int as answered`;
