import type { Reply } from '@toric/client/types';
import { GetServiceTimes, ServiceTimesBy } from '@toric/contracts/customer/cases/case-report.http';
import {
  CASE_PRIORITY_WORDS,
  CASE_TYPE_WORDS,
  SERVICE_STEP_WORDS,
  SERVICE_TIMES_BY_WORDS,
} from '@toric/contracts/customer/cases/case.words';
import { CasePriority, CaseType } from '@toric/contracts/customer/cases/case';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { formatSpan, today } from '../../app/formats.ts';
import { useLanguage, useWords } from '../../app/words.ts';
import { ScrollRegion } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Said } from '../../kit/show/said.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { DayRangeFields } from '../registers/day-range.tsx';

type Report = Reply<typeof GetServiceTimes>;
type Times = Report['all'];

const MINUTE_MS = 60_000;
const TITLE = { en: 'Service times', zh: '服务时长' };
const NOBODY = 'nobody';

function Span({ minutes }: { readonly minutes: number | null }) {
  const language = useLanguage();
  return <>{minutes === null ? '–' : formatSpan(minutes * MINUTE_MS, language)}</>;
}

/** Shows the name of a group: a type, a priority, a person, or the first day of a week. */
function GroupName({ by, group }: { readonly by: ServiceTimesBy; readonly group: string }) {
  if (by === 'type') return <Said>{CASE_TYPE_WORDS[CaseType.parse(group)].label}</Said>;
  if (by === 'priority') return <Said>{CASE_PRIORITY_WORDS[CasePriority.parse(group)].label}</Said>;
  if (by === 'week') return <Day day={group} />;
  return <PersonName id={group === NOBODY ? null : group} nobody={{ en: 'nobody', zh: '无人' }} />;
}

/** Names the step of cases that takes the longest time. */
function Slowest({ all: { slowest, steps } }: { readonly all: Times }) {
  const t = useWords();
  const language = useLanguage();
  if (slowest === null) return null;
  const minutes = steps.find(({ step }) => step === slowest)?.minutes ?? 0;
  const { label } = SERVICE_STEP_WORDS[slowest];
  const span = formatSpan(minutes * MINUTE_MS, language);
  return (
    <Why
      tone="note"
      title={{
        en: `The slowest step: ${label.en}. It takes ${span} of a case.`,
        zh: `最慢的环节：${label.zh}，平均每张工单 ${span}。`,
      }}
      rule={steps
        .map(
          ({ step, minutes: each }) =>
            `${t(SERVICE_STEP_WORDS[step].label)}${t({ en: ': ', zh: '：' })}${formatSpan(each * MINUTE_MS, language)}`,
        )
        .join(t({ en: '; ', zh: '；' }))}
    />
  );
}

function Row({ name, times }: { readonly name: ReactNode; readonly times: Times }) {
  const { cases, solved, late, responseMedian, responseNinth, resolutionMedian, resolutionNinth, score, slowest } =
    times;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">{cases}</td>
      <td className="num">{solved}</td>
      <td className={late > 0 ? 'num t-stop' : 'num'}>{late}</td>
      {[responseMedian, responseNinth, resolutionMedian, resolutionNinth].map((minutes, index) => (
        <td key={index} className="num">
          <Span minutes={minutes} />
        </td>
      ))}
      <td className="num">{score ?? '–'}</td>
      <td>{slowest ? <Said>{SERVICE_STEP_WORDS[slowest].label}</Said> : '–'}</td>
    </tr>
  );
}

function Table({ report, by }: { readonly report: Report; readonly by: ServiceTimesBy }) {
  const t = useWords();
  const heads = [
    { en: 'Cases', zh: '工单数' },
    { en: 'Solved', zh: '已解决' },
    { en: 'Late', zh: '逾期' },
    { en: 'First answer, half', zh: '首次答复（一半）' },
    { en: 'nine of ten', zh: '九成' },
    { en: 'Solution, half', zh: '解决（一半）' },
    { en: 'nine of ten', zh: '九成' },
    { en: 'Rated', zh: '评分' },
    { en: 'Slowest step', zh: '最慢环节' },
  ];
  return (
    <ScrollRegion label={TITLE}>
      <table>
        <thead>
          <tr>
            <th>{t(SERVICE_TIMES_BY_WORDS[by].label)}</th>
            {heads.map((head, index) => (
              <th key={index} className={index < 8 ? 'num' : undefined}>
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row name={t({ en: 'All', zh: '全部' })} times={report.all} />
          {report.groups.map(({ group, ...times }) => (
            <Row key={group} name={<GroupName by={by} group={group} />} times={times} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Shows how long cases take, by type, priority, person or week, and the slowest step. */
export default function ServiceTimesPage() {
  const t = useWords();
  const [query, setQuery] = useSearchParams();
  const now = today();
  const days = { from: query.get('from') ?? `${now.slice(0, 8)}01`, to: query.get('to') ?? now };
  const by = ServiceTimesBy.catch('type').parse(query.get('by'));
  const change = (part: object) => setQuery({ ...days, by, ...part }, { replace: true });
  const report = useAnswer(GetServiceTimes, { query: { ...days, by } }, { keep: true });
  return (
    <>
      <PageHead title={TITLE} about={{ en: 'Cases that were opened in these days.', zh: '所选日期内建立的工单。' }} />
      <div className="block stack-4">
        <div className="row wrap">
          <DayRangeFields {...days} onChange={change} />
          {ServiceTimesBy.options.map((one) => (
            <button
              key={one}
              type="button"
              className="btn small"
              aria-pressed={one === by}
              onClick={() => change({ by: one })}
            >
              {t(SERVICE_TIMES_BY_WORDS[one].label)}
            </button>
          ))}
        </div>
        <Answered query={report}>
          {(data) => (
            <div className="stack-4">
              <Slowest all={data.all} />
              {!data.complete && (
                <Why
                  tone="wait"
                  title={{ en: 'These are not all cases. Choose fewer days.', zh: '未包含全部工单，请缩短日期范围。' }}
                />
              )}
              <Table report={data} by={by} />
            </div>
          )}
        </Answered>
      </div>
    </>
  );
}
