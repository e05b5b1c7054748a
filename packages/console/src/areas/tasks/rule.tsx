import type { Reply } from '@toric/client/types';
import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import { PUT_TASK_RULE_GUIDE } from '@toric/contracts/customer/tasks/task.guide';
import { GetTaskRule, PutTaskRule } from '@toric/contracts/customer/tasks/task-rule.http';
import { TASK_RULE_WORDS } from '@toric/contracts/customer/tasks/task.words';
import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';

/** Switches a rule that creates tasks on or off, and sets its days and its role. */
export default formPage(
  {
    operation: PutTaskRule,
    guide: PUT_TASK_RULE_GUIDE,
    title: text('A rule of tasks', '任务规则'),
    save: text('Keep the rule', '保存规则'),
    start: ({ isOn, days, assignedRole }: Reply<typeof GetTaskRule>) => ({ isOn, days, assignedRole }),
    sections: [
      {
        fields: [
          { name: 'isOn' },
          { name: 'days', width: 'half' },
          { name: 'assignedRole', words: STAFF_ROLE_WORDS, width: 'half' },
        ],
      },
    ],
  },
  {
    back: { label: text('Rules of tasks', '任务规则'), href: '/task-rules' },
    record: GetTaskRule,
    head: ({ rule }: Reply<typeof GetTaskRule>) => ({ title: TASK_RULE_WORDS[rule].label }),
    done: text('The rule is kept. All customers are looked at anew.', '规则已保存，将重新检查所有客户。'),
  },
);
