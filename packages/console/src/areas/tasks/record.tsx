import { ListChanges } from '@toric/contracts/changes/change.http';
import { GetTask } from '@toric/contracts/customer/tasks/task.http';
import { FREQUENCY_WORDS, TASK_RULE_WORDS, TASK_STATE_WORDS } from '@toric/contracts/customer/tasks/task.words';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Said } from '../../kit/show/said.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { ChangeList } from '../customers/change-list.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { type Task, TASK_ACTIONS } from './actions.ts';
import { Assignee } from './assignee.tsx';
import { TaskTitle } from './title.tsx';

type Shown = { readonly record: Task };

function What({ record }: Shown) {
  const t = useWords();
  const { text: said, rule } = record;
  if (said !== null) return <p className="quote">{said}</p>;
  return (
    <p className="dim">
      {rule !== null && t(TASK_RULE_WORDS[rule].label)} {t(text('A rule has created this task.', '此任务由规则建立。'))}
    </p>
  );
}

function About({ record }: Shown) {
  const t = useWords();
  const { customerId, orderId, caseId, repeat, createdBy, doneBy, doneAt } = record;
  const open = (path: string, label: string) => <Link to={path}>{label}</Link>;
  return (
    <Block title={text('About the task', '任务信息')}>
      <Facts
        rows={[
          { label: text('Who does it', '由谁完成'), value: <Assignee task={record} /> },
          { label: text('Repeats', '重复'), value: repeat && <Said>{FREQUENCY_WORDS[repeat.frequency].label}</Said> },
          { label: text('Customer', '客户'), value: customerId && <CustomerName id={customerId} /> },
          {
            label: text('Order', '订单'),
            value: orderId && open(`/orders/${orderId}`, t(text('See the order', '查看订单'))),
          },
          {
            label: text('Case', '工单'),
            value: caseId && open(`/cases/${caseId}`, t(text('See the case', '查看工单'))),
          },
          { label: text('Created by', '建立人'), value: <PersonName id={createdBy} /> },
          { label: text('Done by', '完成人'), value: doneAt && <PersonName id={doneBy} /> },
          { label: text('Done', '完成时间'), value: doneAt && <When at={doneAt} /> },
        ]}
      />
    </Block>
  );
}

const Due = ({ record: { dueAt, state } }: Shown) => (
  <>
    {state !== 'open' && <Said>{text('due ', '到期 ')}</Said>}
    <When at={dueAt} deadline={state === 'open'} />
  </>
);
const Changes = ({ record }: Shown) => <ChangeList query={{ subject: record.id }} />;

/** Shows one task with its text, its people, and the record that it is about. */
export default recordPage({
  operation: GetTask,
  params: ['taskId'],
  list: { label: text('Tasks', '任务'), href: '/tasks' },
  title: (task) => <TaskTitle task={task} />,
  state: ({ state }) => ({ words: TASK_STATE_WORDS, value: state }),
  facts: Due,
  actions: TASK_ACTIONS,
  tabs: [
    { id: 'what', label: text('What is to be done', '要做什么'), content: What },
    { id: 'changes', label: text('Changes', '变更'), content: Changes, operation: ListChanges },
  ],
  aside: About,
});
