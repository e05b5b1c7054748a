import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const PLAN_CUSTOMER_EDIT_GUIDE: Guide = {
  'customers.ids': field(
    both('Customers', '客户'),
    both('The customers whom you chose.', '所选客户。'),
    both('The page fills them in. At most 2,000.', '由页面自动填入，最多 2000 位。'),
    both('3 customers', '3 位客户'),
  ),
  'customers.tagId': field(
    both('Customers with the tag', '带有标签的客户'),
    both('All customers who have this tag.', '带有该标签的所有客户。'),
    both('Choose one tag.', '请选择一个标签。'),
    'VIP',
  ),
  'customers.field.fieldId': field(
    both('Custom field', '自定义字段'),
    both('A field by which customers can be searched.', '可用于搜索客户的字段。'),
    both('The list fills it in.', '由列表自动填入。'),
    both('Customer card', '会员等级'),
  ),
  'customers.field.value': field(
    both('Value of the field', '字段的值'),
    both('All customers who have exactly this value.', '值完全相同的所有客户。'),
    both('The list fills it in.', '由列表自动填入。'),
    both('gold', 'gold'),
  ),
  'customers.all': field(
    both('All customers', '全部客户'),
    both('Every customer of the shop.', '本店的每一位客户。'),
    both('Look at the dry run before you start.', '启动前请先查看试运行结果。'),
    both('Yes', '是'),
  ),
  'change.language': field(
    both('Language', '语言'),
    both('The language of mails and text messages.', '邮件和短信的语言。'),
    both('Leave it empty to change nothing.', '留空表示不更改。'),
    both('English', '英语'),
  ),
  'change.category': field(
    both('Category', '类别'),
    both('How the shop sorts its customers.', '本店对客户的分类。'),
    both('Leave it empty to change nothing.', '留空表示不更改。'),
    both('Regular', '老客户'),
  ),
  'change.addTagId': field(
    both('Give a tag', '添加标签'),
    both('Customers who have it already keep it.', '已有该标签的客户保持不变。'),
    both('Choose one tag, or leave it empty.', '请选择一个标签，或留空。'),
    'VIP',
  ),
  'change.removeTagId': field(
    both('Take a tag away', '移除标签'),
    both('Customers without it stay as they are.', '没有该标签的客户保持不变。'),
    both('Choose one tag, or leave it empty.', '请选择一个标签，或留空。'),
    'VIP',
  ),
  why: field(
    both('Reason', '原因'),
    both('Why many customers are changed. It is kept with the job.', '批量更改的原因，随任务保存。'),
    both('One sentence. Do not name people in it.', '一句话。请勿写入人员姓名。'),
    both('The shop writes in English from now on', '本店今后使用英语通信'),
  ),
};
