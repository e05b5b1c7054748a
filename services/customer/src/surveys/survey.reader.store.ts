/** Reads the surveys and their responses for lists. */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Question, SurveyState } from '@toric/contracts/customer/surveys/survey';
import type { Survey as Row, SurveyResponse } from '../generated/client.ts';
import { readKeyrings } from '../data-key.store.ts';
import type { Reader } from '../reader.store.ts';
import type { KeptAnswer } from './response.ts';
import { openAnswers } from './response.store.ts';
import type { Survey } from './survey.ts';
import { surveyOf } from './survey.store.ts';

type Counted = Cursor & { readonly survey: Survey; readonly invited: number; readonly answered: number };

async function counted(db: Reader, rows: readonly Row[]): Promise<Counted[]> {
  const where = { surveyId: { in: rows.map(({ id }) => id) } };
  const [invitations, responses] = await Promise.all([
    db.surveyInvitation.groupBy({ by: ['surveyId'], where, _count: true }),
    db.surveyResponse.groupBy({ by: ['surveyId'], where, _count: true }),
  ]);
  return rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt, survey: surveyOf(row) },
    invited: invitations.find(({ surveyId }) => surveyId === row.id)?._count ?? 0,
    answered: responses.find(({ surveyId }) => surveyId === row.id)?._count ?? 0,
  }));
}

/** Returns at most `limit` + 1 surveys, newest first. The extra survey shows that another page follows. */
export async function readSurveys(
  db: Reader,
  state: SurveyState | undefined,
  page: PageQuery,
): Promise<PageRows<Counted>> {
  const where = state === undefined ? {} : { state };
  const rows = await db.survey.findMany(pageRange(page, where));
  return withTotal(page, await counted(db, rows), (range) => db.survey.count({ where, ...range }));
}

export async function readSurvey(db: Reader, id: string): Promise<Counted | undefined> {
  const row = await db.survey.findUnique({ where: { id } });
  return row ? (await counted(db, [row]))[0] : undefined;
}

/**
 * Returns the questions of the version that customers see. If the survey was never opened, returns the questions of its
 * draft.
 */
export async function readQuestions(db: Reader, { id, published, questions }: Survey): Promise<readonly Question[]> {
  if (published === null) return questions;
  const version = await db.surveyVersion.findUnique({
    where: { surveyId_number: { surveyId: id, number: published } },
  });
  return version ? surveyOf({ ...EMPTY, ...version }).questions : questions;
}
/** Fills those columns of a survey that a stored version of the survey does not have. */
const EMPTY = {
  ...{ id: '', slug: '', state: 'open', published: null, isEdited: false, version: 1 },
  ...{ createdAt: new Date(0), updatedAt: new Date(0) },
};

const DAY_MS = 86_400_000;
type Days = { readonly from?: string | undefined; readonly to?: string | undefined };

/** Returns the range of instants from the first to the last day in UTC. The last day is included. */
export const between = ({ from, to }: Days) => ({
  ...(from !== undefined && { gte: new Date(from) }),
  ...(to !== undefined && { lt: new Date(Date.parse(to) + DAY_MS) }),
});

type Filter = Days & { readonly surveyId?: string | undefined; readonly customerId?: string | undefined };
export type ReadResponse = Cursor & { readonly row: SurveyResponse; readonly answers: readonly KeptAnswer[] };

async function openedRows(db: Reader, vault: Vault, rows: readonly SurveyResponse[]): Promise<ReadResponse[]> {
  const keysOf = await readKeyrings(
    db,
    vault,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt, row },
    get answers() {
      return openAnswers(keysOf(row.id), row);
    },
  }));
}

/**
 * Returns at most `limit` + 1 responses with their answers, newest first. The extra response shows that another page
 * follows.
 */
export async function readResponses(
  db: Reader,
  vault: Vault,
  { surveyId, customerId, ...days }: Filter,
  page: PageQuery,
): Promise<PageRows<ReadResponse>> {
  const where = {
    ...(surveyId !== undefined && { surveyId }),
    ...(customerId !== undefined && { personId: customerId }),
    ...((days.from ?? days.to) !== undefined && { createdAt: between(days) }),
  };
  const rows = await db.surveyResponse.findMany(pageRange(page, where));
  return withTotal(page, await openedRows(db, vault, rows), (range) => db.surveyResponse.count({ where, ...range }));
}

/** Returns at most `most` responses to a survey of these days, newest first. */
export async function readNewest(
  db: Reader,
  vault: Vault,
  { surveyId, days, most }: { surveyId: string; days: Days; most: number },
): Promise<ReadResponse[]> {
  const where = { surveyId, createdAt: between(days) };
  const rows = await db.surveyResponse.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
  return openedRows(db, vault, rows);
}
