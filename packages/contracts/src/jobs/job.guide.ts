import { both } from '../guide/parts.ts';
import { field, type Guide } from '../kernel/guide.ts';

export const PROVE_JOB_GUIDE: Guide = {
  after: field(
    both('After this row', '从该行之后'),
    both('The row after which to go on.', '从哪一行之后继续。'),
    both('Begin with 0, then take `next` of the answer.', '从 0 开始，之后使用应答中的 next。'),
    '0',
  ),
  read: field(
    both('Hash of what was read', '读取内容的哈希'),
    both('The hash so far.', '目前为止的哈希值。'),
    both('Empty at first, then that of the answer before.', '首次留空，之后使用上次应答的值。'),
    '',
  ),
  stored: field(
    both('Hash of what is stored', '存储内容的哈希'),
    both('The hash so far.', '目前为止的哈希值。'),
    both('Empty at first, then that of the answer before.', '首次留空，之后使用上次应答的值。'),
    '',
  ),
};

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
