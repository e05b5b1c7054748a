import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const PLAN_CLEANING_GUIDE: Guide = {
  fixes: field(
    both('Fixes', '修正项'),
    both('What the cleaning corrects or fills in.', '清理要更正或填补的内容。'),
    both(
      'Tick what you want. Nothing is changed before you start the job.',
      '勾选所需项目。启动任务前不会更改任何内容。',
    ),
    both('Capitals of names', '姓名大小写'),
  ),
  'customers.ids': field(
    both('Customers', '客户'),
    both('The customers whom you chose.', '所选客户。'),
    both('Leave it empty to look at all customers. At most 2,000.', '留空则检查所有客户。最多 2000 位。'),
    both('3 customers', '3 位客户'),
  ),
  why: field(
    both('Reason', '原因'),
    both('Why the data is cleaned. It is kept with the job.', '清理数据的原因，随任务保存。'),
    both('One sentence. Do not name people in it.', '一句话。请勿写入人员姓名。'),
    both('The monthly cleaning', '每月数据清理'),
  ),
};
