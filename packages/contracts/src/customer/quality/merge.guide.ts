import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const why = field(
  both('Why', '原因'),
  both('How you know that they are one person. It is kept with the job.', '如何得知是同一人，随任务保存。'),
  both('One sentence. Do not name people in it.', '一句话。请勿写入人员姓名。'),
  both('She was entered again at the counter', '在柜台重复录入'),
);

export const MERGE_CUSTOMERS_GUIDE: Guide = {
  keptId: field(
    both('The record that stays', '保留的记录'),
    both(
      'The customer who stays. Links to the other one lead here from then on.',
      '保留的客户。指向另一客户的链接今后都会转到这里。',
    ),
    both(
      'The page fills it in. If only one of them has an account, that one stays.',
      '由页面填入。如只有一位有账户，则保留该客户。',
    ),
    '0197a000-0000-7000-8000-0000000000c1',
  ),
  mergedId: field(
    both('The other record', '另一条记录'),
    both('Everything of this customer moves to the other one.', '该客户的所有内容都会移到另一客户名下。'),
    both('The page fills it in.', '由页面填入。'),
    '0197a000-0000-7000-8000-0000000000c2',
  ),
  choices: field(
    both('What is kept', '保留的值'),
    both('For each field, the value of one of both records.', '每个字段保留其中一条记录的值。'),
    both(
      'Choose a value where both differ. The proposed one is the last that was confirmed, or the fuller one.',
      '在两者不同处选择。默认建议最近确认的或更完整的值。',
    ),
    both('Phone: of the other record', '电话：另一条记录的值'),
  ),
  why,
};

export const MERGE_CERTAIN_PAIRS_GUIDE: Guide = {
  most: field(
    both('At most', '最多'),
    both('How many pairs one job takes. The oldest come first.', '一次任务处理的客户对数量，最早的优先。'),
    both('From 1 to 500.', '1 到 500。'),
    '100',
  ),
  why,
};
