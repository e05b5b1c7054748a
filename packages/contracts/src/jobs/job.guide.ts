import { both } from '../guide/parts.ts';
import { field, type Guide } from '../kernel/guide.ts';

export const UNDO_JOB_GUIDE: Guide = {
  why: field(
    both('Reason', '原因'),
    both('Why the job is taken back. It is kept with the job.', '撤销该任务的原因，随任务保存。'),
    both('One sentence. Do not name people in it.', '一句话。请勿写入人员姓名。'),
    both('The phone numbers were in the wrong column', '电话号码填错了列'),
  ),
  overwrite: field(
    both('Also what was changed since', '包括此后更改的记录'),
    both(
      'Takes back records that somebody has changed after the job. Her changes are lost.',
      '任务之后有人更改过的记录也一并撤销，其更改将丢失。',
    ),
    both('Leave it off first, and look at the report.', '请先不勾选，查看报告。'),
    both('No', '否'),
  ),
};
