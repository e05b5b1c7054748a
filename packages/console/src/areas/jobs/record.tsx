import { GetJob, GetRejectedRows, type JobView, ListJobItems } from '@toric/contracts/jobs/job.http';
import { JOB_STATE_WORDS } from '@toric/contracts/jobs/job.words';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { formatNumber, text, useLanguage, useWords } from '../../app/words.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { DownloadButton } from '../registers/download-button.tsx';
import { JOB_ACTIONS } from './actions.tsx';
import { ITEMS } from './items.tsx';
import { JobTitle } from './job-title.tsx';
import { Progress, ProgressLine } from './progress.tsx';
import { Report } from './report.tsx';

type Shown = { readonly record: JobView };
const EVERY_MS = 1_000;
const MOVING = new Set(['planned', 'checking', 'running']);

/** Reads the job every second while it runs. The page shares the cached answer. */
function useProgress({ service, id, state }: JobView): void {
  const isMoving = MOVING.has(state);
  useAnswer(GetJob, { params: { service, jobId: id } }, isMoving ? { refreshMs: EVERY_MS } : {});
}

function State({ record }: Shown) {
  useProgress(record);
  const { state, failure, overwrite, expected } = record;
  if (failure) return <Why tone="stop" title={failure} />;
  if (state === 'running' || state === 'checking' || state === 'planned')
    return (
      <Why
        tone="note"
        title={
          state === 'running'
            ? text('The job is running. You can leave this page.', '任务正在运行，可以离开此页面。')
            : text('The dry run goes on. Nothing is changed yet.', '试运行中，尚未更改任何内容。')
        }
        rule={<ProgressLine job={record} />}
        actions={<Progress job={record} />}
      />
    );
  if (state !== 'ready') return null;
  const isUndo = record.undoOf !== null;
  return (
    <Why
      tone="wait"
      title={text('The dry run is over. Look at the report, then start.', '试运行已完成。请查看报告后启动。')}
      rule={isUndo && !overwrite && expected.rejected > 0 ? LEFT_ALONE : undefined}
    />
  );
}

const LEFT_ALONE = text(
  'Records that somebody has changed since are left alone. They are listed under "Rejected".',
  '此后有人更改过的记录保持不变，列于“被拒绝”中。',
);

function Line({ record }: Shown) {
  const t = useWords();
  const { createdBy, createdAt, why, service, undoOf, undoneBy, kind } = record;
  return (
    <>
      <PersonName id={createdBy} /> · <When at={createdAt} />
      {why !== null && ` · ${why}`}
      {kind === 'customer-cleaning' && undoOf === null && (
        <>
          {' · '}
          <Link to={`/quality/cleaning/${record.id}`}>{t(text('what it changes', '将更改的内容'))}</Link>
        </>
      )}
      {undoOf !== null && (
        <>
          {' · '}
          <Link to={`/jobs/${service}/${undoOf}`}>{t(text('the job that it takes back', '被撤销的任务'))}</Link>
        </>
      )}
      {undoneBy !== null && (
        <>
          {' · '}
          <Link to={`/jobs/${service}/${undoneBy}`}>{t(text('its undo', '撤销任务'))}</Link>
        </>
      )}
    </>
  );
}

const paramsOf = ({ service, id }: JobView) => ({ service, jobId: id });

function Rejected({ record }: Shown) {
  const hasRun = record.startedAt !== null;
  return (
    <>
      {record.hasRejectedFile && (
        <Block title={text('The rows as a file', '以文件形式下载')}>
          <DownloadButton
            operation={GetRejectedRows}
            input={{ params: paramsOf(record) }}
            label={text('Download them with the reasons', '下载被拒绝的行及原因')}
          />
        </Block>
      )}
      <RelatedList
        spec={ITEMS}
        params={paramsOf(record)}
        query={hasRun ? { state: 'rejected' } : { expected: 'rejected' }}
      />
    </>
  );
}

const All = ({ record }: Shown) => <RelatedList spec={ITEMS} params={paramsOf(record)} />;

function Aside({ record }: Shown) {
  const language = useLanguage();
  const { total, startedAt, endedAt, undoUntil } = record;
  return (
    <Block title={text('Job', '任务')}>
      <Facts
        rows={[
          { label: text('Rows', '行数'), value: total === null ? '…' : formatNumber(total, language) },
          { label: text('Started', '启动'), value: <When at={startedAt} /> },
          { label: text('Ended', '结束'), value: <When at={endedAt} /> },
          { label: text('Undo until', '可撤销至'), value: <When at={undoUntil} /> },
        ]}
      />
    </Block>
  );
}

/** Shows a job with its report, its rejected rows, and its undo. */
export default recordPage({
  operation: GetJob,
  params: ['service', 'jobId'],
  list: { label: text('Jobs', '批量任务'), href: '/jobs' },
  title: (job) => <JobTitle job={job} />,
  state: ({ state }) => ({ words: JOB_STATE_WORDS, value: state }),
  facts: Line,
  why: State,
  actions: JOB_ACTIONS,
  tabs: [
    { id: 'report', label: text('Report', '报告'), content: Report },
    { id: 'rejected', label: text('Rejected', '被拒绝'), content: Rejected, operation: ListJobItems },
    { id: 'rows', label: text('All rows', '所有行'), content: All, operation: ListJobItems },
    changesTab((job: JobView) => job.id),
  ],
  aside: Aside,
});
