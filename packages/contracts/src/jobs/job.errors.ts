/** Declares the refusals about jobs, and the reasons for which an item of a job is rejected. */
import { refusal } from '../kernel/refusal.ts';
import { sentence } from '../kernel/sentence.ts';

export const JOB_NOT_FOUND = refusal('job.not-found', 'not-found', {
  en: 'There is no such job, or it is for other roles. List the jobs: GET /v1/jobs.',
  zh: '没有此批量任务，或其仅限其他角色查看。任务列表：GET /v1/jobs。',
});
export const JOB_NOT_READY = refusal('job.not-ready', 'conflict', {
  en: 'The job is {state}. Only a job whose dry run is over and that nobody has started can be started.',
  zh: '任务状态为 {state}。只有试运行已完成且尚未启动的任务才能启动。',
});
export const JOB_OVER = refusal('job.over', 'conflict', {
  en: 'The job is {state}, so there is nothing left to cancel. What it has changed can be undone.',
  zh: '任务状态为 {state}，已无可取消的内容。它所作的更改可以撤销。',
});
export const JOB_NOT_UNDOABLE = refusal('job.not-undoable', 'conflict', {
  en: 'The job is {state}, or has changed nothing. Only a job that has stopped and has changed records can be undone.',
  zh: '任务状态为 {state}，或未更改任何内容。只有已停止且更改过记录的任务才能撤销。',
});
export const JOB_UNDO_EXPIRED = refusal('job.undo-expired', 'conflict', {
  en: 'The job can no longer be undone: what its records were before is kept until {day} only. Correct the records one by one.',
  zh: '该任务已不能撤销：其更改前的数据仅保存至 {day}。请逐条更正记录。',
});
export const JOB_NEVER_UNDONE = refusal('job.never-undone', 'unprocessable', {
  en: 'A job of this kind cannot be undone: its records are a ledger. Correct them by new entries, for example by the withdrawal of a consent.',
  zh: '此类任务不能撤销：其记录为只增不改的台账。请以新记录更正，例如登记同意的撤回。',
});
export const JOB_NOTHING_REJECTED = refusal('job.nothing-rejected', 'not-found', {
  en: 'No row of this job was rejected, or its rows are no longer kept. There is no file to mend.',
  zh: '此任务没有被拒绝的行，或其行已不再保存。没有可修改的文件。',
});

export const JOB_NOTHING_TO_PROVE = refusal('job.nothing-to-prove', 'not-found', {
  en: 'This job has no rows to compare: it has not run, it is no import, or its items are no longer kept.',
  zh: '此任务没有可比对的行：尚未运行、不是导入任务，或其条目已不再保存。',
});

export const REPEATED_ITEM = sentence({
  en: 'row {row} of this job is about the same record: keep one of them',
  zh: '本任务第 {row} 行针对同一记录：请只保留其一',
});
export const CHANGED_SINCE = sentence({
  en: 'somebody has changed the record since: it is left as it is',
  zh: '此后有人更改了该记录：保持现状',
});
export const REFERRED_TO = sentence({
  en: 'something else belongs to the record by now ({table}), so it is not removed',
  zh: '该记录现已有其他关联数据（{table}），因此不予删除',
});
export const TAKEN_MEANWHILE = sentence({
  en: 'another record has taken its place in {table} since, so it cannot be put back',
  zh: '此后另一条记录已占用其在 {table} 中的位置，因此无法恢复',
});
export const GONE_SINCE = sentence({
  en: 'what the record was before is no longer kept',
  zh: '该记录更改前的数据已不再保存',
});

export const JOB_STOPPED = sentence({
  en: 'The item after row {row} failed for a reason that the program does not know. Start the job again, or ask an operator to look for the id of the job in the log.',
  zh: '第 {row} 行之后的一项因程序未知的原因失败。请重新启动任务，或请运维人员按任务 id 查看日志。',
});
