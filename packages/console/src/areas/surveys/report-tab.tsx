import type { Reply } from '@toric/client/types';
import { GetSurveyReport, type SurveyView } from '@toric/contracts/customer/surveys/survey.http';
import { QUESTION_KIND_WORDS } from '@toric/contracts/customer/surveys/survey.words';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { formatNumber, today } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { Spark } from '../../kit/chart/line.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { DayRangeFields } from '../registers/day-range.tsx';

type Report = Reply<typeof GetSurveyReport>;

function Figure({ value, unit = '' }: { readonly value: number | null; readonly unit?: string }) {
  const language = useLanguage();
  return <>{value === null ? '–' : `${formatNumber(value, language)}${unit}`}</>;
}

/** Shows the scores of all answers in the chosen days, with the parts of each score. */
function Scores({ report }: { readonly report: Report }) {
  const t = useWords();
  const { nps, csat, caseRatings, invited, answered, openAnswers, responseRate, weeks } = report;
  const parts = text(
    `${nps.promoters} would, ${nps.passives} perhaps, ${nps.detractors} would not`,
    `推荐 ${nps.promoters}，中立 ${nps.passives}，不推荐 ${nps.detractors}`,
  );
  return (
    <Facts
      rows={[
        {
          label: text('NPS', 'NPS'),
          value: (
            <>
              <b>
                <Figure value={nps.score} />
              </b>{' '}
              <Spark values={weeks.map(({ nps: { score } }) => score ?? 0)} label={text('NPS by week', '每周 NPS')} />
            </>
          ),
        },
        { label: text('Recommendation', '推荐意愿'), value: t(parts) },
        {
          label: text('Satisfied (4 and 5)', '满意（4 和 5）'),
          value: (
            <>
              <Figure value={csat.share} unit=" %" /> · <Figure value={csat.mean} />
            </>
          ),
        },
        {
          label: text('Ratings of closed cases', '已关闭工单的评分'),
          value: (
            <>
              <Figure value={caseRatings.share} unit=" %" /> · <Figure value={caseRatings.mean} />
            </>
          ),
        },
        {
          label: text('Answered', '回答率'),
          value: (
            <>
              <Figure value={answered} /> / <Figure value={invited} /> · <Figure value={responseRate} unit=" %" />
            </>
          ),
        },
        { label: text('By the open link', '通过公开链接'), value: <Figure value={openAnswers} /> },
      ]}
    />
  );
}

function Weeks({ weeks }: Pick<Report, 'weeks'>) {
  const t = useWords();
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t(text('Week of', '周起始日'))}</th>
          <th className="num">NPS</th>
          <th className="num">{t(text('Answers', '答案'))}</th>
          <th className="num">CSAT</th>
          <th className="num">{t(text('Answers', '答案'))}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, nps, csat }) => (
          <tr key={week}>
            <th scope="row">
              <Day day={week} />
            </th>
            <td className="num">
              <Figure value={nps.score} />
            </td>
            <td className="num">
              <Figure value={nps.answers} />
            </td>
            <td className="num">
              <Figure value={csat.share} unit=" %" />
            </td>
            <td className="num">
              <Figure value={csat.answers} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Questions({ questions }: Pick<Report, 'questions'>) {
  const t = useWords();
  const language = useLanguage();
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t(text('Question', '问题'))}</th>
          <th>{t(text('Kind', '类型'))}</th>
          <th className="num">{t(text('Answers', '答案'))}</th>
          <th>{t(text('Result', '结果'))}</th>
        </tr>
      </thead>
      <tbody>
        {questions.map(({ key, label, kind, answers, mean, choices }) => (
          <tr key={key}>
            <th scope="row">{t(label)}</th>
            <td>{t(QUESTION_KIND_WORDS[kind].label)}</td>
            <td className="num">{formatNumber(answers, language)}</td>
            <td>
              {mean !== null && formatNumber(mean, language)}
              {choices.map((choice) => `${t(choice.label)}: ${choice.answers}`).join(t(text(', ', '、')))}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Shows the scores of a survey, by week and by question. */
export function ReportTab({ record }: { readonly record: SurveyView }) {
  const t = useWords();
  const [query, setQuery] = useSearchParams();
  const days = { from: query.get('from') ?? record.createdAt.slice(0, 10), to: query.get('to') ?? today() };
  const change = (part: object) =>
    setQuery((before) => ({ ...Object.fromEntries(before), ...days, ...part }), { replace: true });
  const report = useAnswer(GetSurveyReport, { params: { surveyId: record.id }, query: days }, { keep: true });
  return (
    <div className="stack-4">
      <div className="row wrap">
        <DayRangeFields {...days} onChange={change} />
      </div>
      <Answered query={report}>
        {(data) => (
          <div className="stack-4">
            {!data.complete && (
              <Why
                tone="wait"
                title={text(
                  'Only the newest 2,000 answers are counted by question. Choose fewer days.',
                  '按问题统计仅含最新 2,000 份答案，请缩短日期范围。',
                )}
              />
            )}
            <Scores report={data} />
            <section>
              <h2>{t(text('By week', '按周'))}</h2>
              <Weeks weeks={data.weeks} />
            </section>
            <section>
              <h2>{t(text('By question', '按问题'))}</h2>
              <Questions questions={data.questions} />
            </section>
          </div>
        )}
      </Answered>
    </div>
  );
}
