import {
  ChooseCleaned,
  type CleaningProposal,
  ListCleaningProposals,
} from '@toric/contracts/customer/quality/cleaning.http';
import { GetJob, type JobView, StartJob } from '@toric/contracts/jobs/job.http';
import { JOB_STATE_WORDS } from '@toric/contracts/jobs/job.words';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import type { ListSpec } from '../../kit/kit.types.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Why } from '../../kit/show/why.tsx';
import { FixLine, fixText } from './fix-line.tsx';

const EVERY_MS = 1_000;
const MOVING = new Set(['planned', 'checking', 'running']);
const refreshes = [ListCleaningProposals];

/** Excludes a record from the cleaning, or includes it again. */
function Choice({ proposal: { row, customer, isChosen } }: { readonly proposal: CleaningProposal }) {
  const t = useWords();
  const { jobId = '' } = useParams();
  const { run, busy } = useCommand(ChooseCleaned, { refreshes });
  const choose = () =>
    void run({ params: { jobId }, body: { rows: [row], isChosen: !isChosen } }).catch(() => undefined);
  return (
    <label className="row">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={busy}
        data-operation={ChooseCleaned.id}
        aria-label={t(text(`Clean the record of ${customer.name}`, `清理 ${customer.name} 的资料`))}
        onChange={choose}
      />
    </label>
  );
}

/** Describes the list of the changes of a cleaning, record by record. */
const PROPOSALS: ListSpec<typeof ListCleaningProposals> = {
  operation: ListCleaningProposals,
  title: text('Proposals', '提议'),
  about: text('Each record, before and after.', '每份资料清理前后的内容。'),
  key: ({ row, isChosen }) => `${row} ${isChosen}`,
  columns: [
    {
      ...{ id: 'chosen', label: text('Chosen', '选择'), width: 90 },
      cell: (proposal) => <Choice proposal={proposal} />,
      text: ({ isChosen }) => (isChosen ? 'yes' : 'no'),
    },
    {
      ...{ id: 'customer', label: text('Customer', '客户'), width: 200 },
      cell: ({ customer }) => <Link to={`/customers/${customer.id}`}>{customer.name}</Link>,
      text: ({ customer }) => customer.name,
    },
    {
      ...{ id: 'fixes', label: text('Before and after', '清理前后'), width: 520 },
      cell: ({ fixes }) => (
        <ul className="stack fine">
          {fixes.map((fix, index) => (
            <li key={index}>
              <FixLine fix={fix} />
            </li>
          ))}
        </ul>
      ),
      text: ({ fixes }) => fixes.map(fixText).join('; '),
    },
  ],
  empty: {
    title: text('There is nothing to clean.', '没有需要清理的内容。'),
    about: text(
      'Either all records are as they should be, or the cleaning is over. Its page has the report.',
      '资料均符合要求，或清理已结束。报告见任务页面。',
    ),
  },
};

function AllButtons({ jobId }: { readonly jobId: string }) {
  const t = useWords();
  const { run, busy, problem } = useCommand(ChooseCleaned, { refreshes });
  const choose = (isChosen: boolean) => void run({ params: { jobId }, body: { isChosen } }).catch(() => undefined);
  return (
    <>
      {([true, false] as const).map((isChosen) => (
        <button
          key={String(isChosen)}
          type="button"
          className="btn"
          disabled={busy}
          data-operation={ChooseCleaned.id}
          onClick={() => choose(isChosen)}
        >
          {t(isChosen ? text('Choose all', '全部选择') : text('Leave all out', '全部不选'))}
        </button>
      ))}
      <Refusal problem={problem} />
    </>
  );
}

function Start({ job }: { readonly job: JobView }) {
  const t = useWords();
  const params = { service: job.service, jobId: job.id };
  const { run, busy, problem } = useCommand(StartJob, { refreshes: [GetJob, ListCleaningProposals] });
  return (
    <>
      <button
        type="button"
        className="btn main"
        disabled={busy}
        data-operation={StartJob.id}
        onClick={() => void run({ params }).catch(() => undefined)}
      >
        {t(text('Clean the chosen records', '清理所选资料'))}
      </button>
      <Refusal problem={problem} />
    </>
  );
}

function State({ job }: { readonly job: JobView }) {
  const t = useWords();
  const page = <Link to={`/jobs/customer/${job.id}`}>{t(text('The page of the job', '任务页面'))}</Link>;
  if (job.mayStart)
    return (
      <Why
        tone="wait"
        title={text(
          'Leave out what you do not want, then start. You can undo it afterwards.',
          '取消不需要的项目后启动，之后可以撤销。',
        )}
        actions={<Start job={job} />}
      />
    );
  return <Why tone="note" title={JOB_STATE_WORDS[job.state].label} actions={page} />;
}

/** Shows the proposals of a cleaning, before and after. A person chooses all or some, and starts the job. */
export default function ProposalsPage() {
  const { jobId = '' } = useParams();
  const t = useWords();
  const input = { params: { service: 'customer' as const, jobId } };
  const query = useAnswer(GetJob, input);
  const isMoving = query.data !== undefined && MOVING.has(query.data.state);
  useAnswer(GetJob, input, isMoving ? { refreshMs: EVERY_MS } : {});
  return (
    <>
      <PageHead
        title={text('Proposals of a cleaning', '清理提议')}
        crumb={<Link to="/quality/cleaning">{t(text('Clean data', '数据清理'))}</Link>}
        state={query.data && <Badge words={JOB_STATE_WORDS} value={query.data.state} />}
        actions={query.data?.mayStart && <AllButtons jobId={jobId} />}
      />
      <Answered query={query}>
        {(job) => (
          <>
            <div className="pad">
              <State job={job} />
            </div>
            {/* the rows are reloaded whenever the job has moved on */}
            <RelatedList key={job.state} spec={PROPOSALS} params={{ jobId }} />
          </>
        )}
      </Answered>
    </>
  );
}
