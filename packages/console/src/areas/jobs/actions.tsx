import { UNDO_JOB_GUIDE } from '@toric/contracts/jobs/job.guide';
import {
  CancelJob,
  GetJob,
  type JobView,
  ListJobItems,
  ListJobs,
  StartJob,
  UndoJob,
} from '@toric/contracts/jobs/job.http';
import { text, useWords } from '../../app/words.ts';
import type { Action, AnyAction } from '../../kit/kit.types.ts';
import { changedBy } from './job-title.tsx';

const params = ({ service, id }: JobView) => ({ service, jobId: id });
const refreshes = [GetJob, ListJobs, ListJobItems];

function Effect({ record: { expected, undoOf } }: { readonly record: JobView }) {
  const t = useWords();
  const { created, updated, removed, rejected } = expected;
  const [added, gone] = [`${created}`, `${removed}`];
  return (
    <p>
      {t(
        text(
          `${added} records are added, ${updated} changed, ${gone} removed. ${rejected} rows are rejected and change nothing.`,
          `将新增 ${added} 条，更改 ${updated} 条，删除 ${gone} 条。${rejected} 行被拒绝，不作更改。`,
        ),
      )}
      {undoOf === null && ` ${t(text('You can undo it afterwards.', '之后可以撤销。'))}`}
    </p>
  );
}

const start: Action<JobView, typeof StartJob> = {
  operation: StartJob,
  label: ({ state }) => (state === 'failed' ? text('Go on…', '继续…') : text('Start…', '启动…')),
  ...{ tone: 'main', key: 'a' },
  when: ({ mayStart }) => mayStart,
  effect: Effect,
  keep: text('Not now', '暂不启动'),
  input: (job) => ({ params: params(job) }),
  done: text('The job is running.', '任务正在运行。'),
  refreshes,
};

const undo: Action<JobView, typeof UndoJob> = {
  operation: UndoJob,
  label: text('Undo…', '撤销…'),
  key: 'z',
  when: ({ mayUndo }) => mayUndo,
  form: {
    operation: UndoJob,
    guide: UNDO_JOB_GUIDE,
    title: text('Plan the undo', '计划撤销'),
    save: text('Show what it takes back', '查看将撤销的内容'),
    sections: [{ fields: [{ name: 'why', control: 'long-text' }, { name: 'overwrite' }] }],
  },
  input: (job, body) => ({ params: params(job), body }),
  done: text('The dry run shows what is taken back.', '试运行将显示撤销的内容。'),
  then: ({ service, id }) => `/jobs/${service}/${id}`,
  refreshes,
};

function Stays({ record }: { readonly record: JobView }) {
  const t = useWords();
  const changed = changedBy(record);
  return <p>{t(text(`${changed} changes stay. You can undo them.`, `已作的 ${changed} 项更改保留，可以撤销。`))}</p>;
}

const cancel: Action<JobView, typeof CancelJob> = {
  operation: CancelJob,
  label: text('Stop the job…', '停止任务…'),
  tone: 'stop',
  when: ({ mayCancel }) => mayCancel,
  effect: Stays,
  keep: text('Let it go on', '让其继续'),
  input: (job) => ({ params: params(job) }),
  done: text('The job is stopped.', '任务已停止。'),
  refreshes,
};

/** Lists the actions on a job. */
export const JOB_ACTIONS: readonly AnyAction<JobView>[] = [start, undo, cancel];
