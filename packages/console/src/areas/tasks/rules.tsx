import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import { ListTaskRules, PutTaskRule, type TaskRuleView } from '@toric/contracts/customer/tasks/task-rule.http';
import { TASK_RULE_WORDS } from '@toric/contracts/customer/tasks/task.words';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';

const TITLE = text('Rules of tasks', '任务规则');
const ABOUT = text(
  'A rule looks at all customers once a day, and creates one task for each person and event.',
  '规则每天检查所有客户，为每位客户的每个事件建立一项任务。',
);
const HEADS = [text('Rule', '规则'), text('State', '状态'), text('Days', '天数'), text('Who does it', '由谁完成')];

/** Returns the days of a rule in words: the days before an event, or the days after the last purchase. */
const daysOf = ({ rule, days }: TaskRuleView) =>
  rule === 'last-purchase'
    ? text(`${days} days after`, `之后 ${days} 天`)
    : text(`${days} days before`, `提前 ${days} 天`);

function Row({ rule }: { readonly rule: TaskRuleView }) {
  const t = useWords();
  const may = useMay();
  const name = t(TASK_RULE_WORDS[rule.rule].label);
  return (
    <tr>
      <td>{may(PutTaskRule) ? <Link to={`/task-rules/${rule.rule}`}>{name}</Link> : name}</td>
      <td>
        {rule.isOn ? (
          <StateBadge state="ok" label={text('On', '已启用')} />
        ) : (
          <StateBadge state="ended" label={text('Off', '未启用')} />
        )}
      </td>
      <td>{t(daysOf(rule))}</td>
      <td>{t(STAFF_ROLE_WORDS[rule.assignedRole].label)}</td>
    </tr>
  );
}

/** Lists the rules that create tasks. */
export default function RulesPage() {
  const t = useWords();
  return (
    <>
      <PageHead title={TITLE} about={ABOUT} />
      <Answered query={useAnswer(ListTaskRules)}>
        {({ data }) => (
          <ScrollTable edge>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head.en}>{t(head)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((rule) => (
                <Row key={rule.rule} rule={rule} />
              ))}
            </tbody>
          </ScrollTable>
        )}
      </Answered>
    </>
  );
}
