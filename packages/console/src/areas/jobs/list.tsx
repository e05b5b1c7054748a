import { PlanCustomerEdit } from '@toric/contracts/customer/imports/customer-edit.http';
import { CreateImportFile } from '@toric/contracts/customer/imports/import-file.http';
import { ListJobs } from '@toric/contracts/jobs/job.http';
import { JOB_KIND_WORDS, JOB_STATE_WORDS } from '@toric/contracts/jobs/job.words';
import { SERVICE_NAME_WORDS } from '@toric/contracts/operator/operator.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { changedBy, JobTitle } from './job-title.tsx';
import { Progress } from './progress.tsx';

const column = columnsFor<typeof ListJobs>();
const STATE = { en: 'State', zh: '状态' };

/** Lists the jobs of all services. */
export default listPage({
  operation: ListJobs,
  title: { en: 'Jobs', zh: '批量任务' },
  about: {
    en: 'Imports and other changes of many records, the newest first. Each can be undone for a while.',
    zh: '导入及其他批量更改，最新的在前。每项在一段时间内可以撤销。',
  },
  key: ({ id }) => id,
  href: ({ service, id }) => `/jobs/${service}/${id}`,
  filters: {
    state: { kind: 'choice', label: STATE, words: JOB_STATE_WORDS },
    kind: { kind: 'choice', label: { en: 'Kind', zh: '类型' }, words: JOB_KIND_WORDS },
    service: { kind: 'choice', label: { en: 'Part of the shop', zh: '所属部分' }, words: SERVICE_NAME_WORDS },
  },
  views: [
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
    { id: 'ready', label: { en: 'Ready to start', zh: '可启动' }, filters: { state: 'ready' } },
    { id: 'running', label: { en: 'Running', zh: '运行中' }, filters: { state: 'running' } },
    { id: 'failed', label: { en: 'Stopped by an error', zh: '因错误停止' }, filters: { state: 'failed' } },
  ],
  columns: [
    {
      ...{ id: 'kind', label: { en: 'Job', zh: '任务' }, width: 260 },
      cell: (job) => <JobTitle job={job} />,
      text: ({ kind }) => JOB_KIND_WORDS[kind].label.en,
    },
    column.badge('state', STATE, JOB_STATE_WORDS, ({ state }) => state, { width: 170 }),
    {
      ...{ id: 'progress', label: { en: 'Progress', zh: '进度' }, width: 150 },
      cell: (job) => <Progress job={job} />,
    },
    column.number('changed', { en: 'Changed', zh: '已更改' }, changedBy),
    column.number('rejected', { en: 'Rejected', zh: '被拒绝' }, ({ counts, expected }) =>
      Math.max(counts.rejected, expected.rejected),
    ),
    {
      ...{ id: 'by', label: { en: 'By', zh: '计划人' }, width: 150 },
      cell: ({ createdBy }) => <PersonName id={createdBy} />,
      text: ({ createdBy }) => createdBy,
    },
    column.when('planned', { en: 'Planned', zh: '计划时间' }, ({ createdAt }) => createdAt),
    column.when('until', { en: 'Undo until', zh: '可撤销至' }, ({ undoUntil }) => undoUntil, { hidden: true }),
  ],
  actions: [
    {
      ...{ href: '/imports/new', operation: CreateImportFile, tone: 'main', key: 'n' },
      label: { en: 'Import a file', zh: '导入文件' },
    },
    {
      ...{ href: '/jobs/customers/new', operation: PlanCustomerEdit },
      label: { en: 'Change many customers', zh: '批量更改客户' },
    },
  ],
  empty: {
    title: { en: 'There are no jobs yet.', zh: '还没有批量任务。' },
    about: { en: 'An import is a job, for example. You can undo it.', zh: '例如导入文件就是一项任务，可以撤销。' },
  },
});
