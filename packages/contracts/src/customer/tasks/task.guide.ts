import { CUSTOMER } from '../../guide/goods.guide.ts';
import { both, under } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const REPEAT: Guide = {
  frequency: field(
    both('Repeats', '重复'),
    both('How often the task comes again.', '任务重复的频率。'),
    both(
      'Choose one, or leave it empty. A month without the day takes its last day.',
      '选择一项，或留空。当月没有该日时取最后一天。',
    ),
    both('Every week', '每周'),
  ),
  interval: field(
    both('Every', '间隔'),
    both('2 with "every week" means every other week.', '“每周”填 2 表示每两周。'),
    both('A whole number from 1 to 99.', '1 至 99 的整数。'),
    '1',
  ),
  weekdays: field(
    both('Weekdays', '星期'),
    both('The days of a weekly task.', '每周任务的日子。'),
    both(
      'Choose some, the first due day among them. Empty: its weekday.',
      '选择若干，须包含首次到期日。留空则为该日的星期。',
    ),
    both('Monday, Thursday', '星期一、星期四'),
  ),
  until: field(
    both('Until', '截止'),
    both('The last day on which it may be due.', '最后可能的到期日。'),
    both('A day, or empty. Not together with a number of times.', '填写日期或留空，不能与次数同时填写。'),
    '2027-06-30',
  ),
  count: field(
    both('Times', '次数'),
    both('How often it is due altogether.', '总共到期的次数。'),
    both('1 to 999, or empty.', '1 至 999，或留空。'),
    '4',
  ),
};

const TASK: Guide = {
  text: field(
    both('What is to be done', '要做什么'),
    both('The first line is the title in lists.', '第一行作为列表中的标题。'),
    both(
      'At most 2,000 characters. Write facts that you would say to her face.',
      '最多 2,000 个字符。只写可以当面说的事实。',
    ),
    both('Call the clinic about the trial lenses', '致电诊所询问试戴镜片'),
  ),
  dueAt: field(
    both('Due', '到期'),
    both('When it must be done.', '须完成的时间。'),
    both('A day and a time.', '填写日期和时间。'),
    '2026-11-21 09:30',
  ),
  remindMinutesBefore: field(
    both('Remind, minutes before', '提前提醒（分钟）'),
    both('A notice comes into the inbox so long before.', '提前多久在收件箱提醒。'),
    both(
      '0 reminds when it is due. 1440 is a day. Empty: no reminder.',
      '0 表示到期时提醒，1440 为一天。留空则不提醒。',
    ),
    '60',
  ),
  ...under('repeat', REPEAT),
  assignedTo: field(
    both('Colleague', '同事'),
    both('Who does it.', '由谁完成。'),
    both('Choose one, or a role instead. Both empty: you.', '选择一人，或改选角色。均留空则为你本人。'),
    'Olga Brandt',
  ),
  assignedRole: field(
    both('Role', '角色'),
    both('Anybody with this role does it.', '由该角色的任何人完成。'),
    both('Choose one, or a colleague instead.', '选择一项，或改选同事。'),
    both('Optician', '验光师'),
  ),
};

export const CREATE_TASK_GUIDE: Guide = {
  ...TASK,
  customerId: CUSTOMER,
  orderId: field(
    both('Order', '订单'),
    both('The order that it is about.', '所涉订单。'),
    both('Leave it empty if it is about none.', '未涉及订单时留空。'),
    'T-2026-000123',
  ),
  caseId: field(
    both('Case', '工单'),
    both('The case that it is about.', '所涉工单。'),
    both('The page of the case fills it in.', '由工单页面自动填入。'),
    'C-2026-000012',
  ),
};
export const CHANGE_TASK_GUIDE: Guide = TASK;

export const PUT_TASK_RULE_GUIDE: Guide = {
  isOn: field(
    both('Switched on', '启用'),
    both('Whether the rule creates tasks.', '该规则是否建立任务。'),
    both('Tick it. It looks at all customers within a day.', '勾选后一天内会检查所有客户。'),
    both('Yes', '是'),
  ),
  days: field(
    both('Days', '天数'),
    both(
      'How many days before the event the task is due; for the last purchase, how many days after it.',
      '任务在事件前多少天到期；对于最后购买，为购买后多少天。',
    ),
    both('0 to 730. Tasks are due on the Monday of that week.', '0 至 730。任务在该周的星期一到期。'),
    '21',
  ),
  assignedRole: field(
    both('Role', '角色'),
    both('Who does the tasks.', '由谁完成任务。'),
    both('Choose one.', '选择一项。'),
    both('Sales', '销售'),
  ),
};
