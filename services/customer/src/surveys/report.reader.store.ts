/** Reads the figures of a survey, which are counts and name no person. */
import type { Read } from '@toric/messaging/sql';

type Asked = { readonly surveyId: string; readonly from: string; readonly to: string };
export type Scored = {
  readonly week: string;
  readonly source: string;
  readonly nps: number | null;
  readonly csat: number | null;
  readonly times: number;
};

const SCORES = `
  select to_char(date_trunc('week', created_at at time zone 'UTC'), 'YYYY-MM-DD') as week, source, nps, csat,
    count(*)::int as times
  from survey_response
  where survey_id = $1::uuid and created_at >= $2::date and created_at < $3::date + 1
  group by 1, 2, 3, 4 order by 1`;

export const readScores = (read: Read, { surveyId, from, to }: Asked): Promise<Scored[]> =>
  read<Scored>({ text: SCORES, values: [surveyId, from, to] });

const INVITED = `
  select count(*)::int as invited, (count(*) filter (where is_answered))::int as answered
  from survey_invitation where survey_id = $1::uuid and created_at >= $2::date and created_at < $3::date + 1`;

type Invited = { readonly invited: number; readonly answered: number };

/** Returns how many customers were asked in this period, and how many of them have answered. */
export async function readInvited(read: Read, { surveyId, from, to }: Asked): Promise<Invited> {
  const [row] = await read<Invited>({ text: INVITED, values: [surveyId, from, to] });
  return row ?? { invited: 0, answered: 0 };
}

const RATINGS = `
  select score, count(*)::int as times from service_case
  where score is not null and closed_at >= $1::date and closed_at < $2::date + 1 group by 1`;

/** Returns how many of the cases that were closed in this period got each score. */
export async function readCaseRatings(read: Read, { from, to }: Asked): Promise<ReadonlyMap<number, number>> {
  const rows = await read<{ score: number; times: number }>({ text: RATINGS, values: [from, to] });
  return new Map(rows.map(({ score, times }) => [score, times]));
}
