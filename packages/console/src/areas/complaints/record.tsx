import { ListChanges } from '@toric/contracts/changes/change.http';
import { type FollowUp, GetComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import {
  COMPLAINT_OUTCOME_WORDS,
  COMPLAINT_REPORTER_WORDS,
  COMPLAINT_STATUS_WORDS,
  FOLLOW_UP_KIND_WORDS,
  PARTY_WORDS,
  SERIOUSNESS_WORDS,
} from '@toric/contracts/customer/complaints/complaint.words';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Said } from '../../kit/show/said.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { Day, When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { ChangeList } from '../customers/change-list.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { COMPLAINT_ACTIONS, type Complaint } from './actions.tsx';

type Shown = { readonly record: Complaint };

const AT_ONCE = text(
  'A suspected incident must be passed on to the manufacturer at once.',
  '疑似不良事件须立即转交制造商。',
);
const SOURCE = {
  label: 'MDR Art. 14(5)',
  href: 'https://eur-lex.europa.eu/eli/reg/2017/745/oj',
};

function Reasons({ record }: Shown) {
  const { seriousness, status, passedOn } = record;
  const waits = status === 'open' && seriousness !== 'complaint' && passedOn.length === 0;
  if (!waits) return null;
  const rule = text(
    'Tell the manufacturer, the authorised representative and the importer. Then record it here.',
    '请告知制造商、授权代表和进口商，然后在此登记。',
  );
  return <Why tone="stop" title={AT_ONCE} rule={rule} source={SOURCE} />;
}

/** Shows the facts of a follow-up beside its kind: the party, the reference and the outcome. */
function Of({ followUp }: { readonly followUp: FollowUp }) {
  if (followUp.kind === 'passed-on') {
    return (
      <>
        <Said>{PARTY_WORDS[followUp.to].label}</Said>, {followUp.reference} · <When at={followUp.at} />
      </>
    );
  }
  if (followUp.kind === 'reply') {
    return (
      <>
        <Said>{PARTY_WORDS[followUp.from].label}</Said> · <When at={followUp.at} />
      </>
    );
  }
  return followUp.kind === 'closed' ? <Said>{COMPLAINT_OUTCOME_WORDS[followUp.outcome].label}</Said> : null;
}

function Report({ record }: Shown) {
  const t = useWords();
  const { told, followUps } = record;
  const entries = [...followUps].reverse().map(({ id, recordedAt, recordedBy, followUp }) => ({
    ...{ id, at: recordedAt, detail: followUp.text },
    body: (
      <>
        <b>
          <Said>{FOLLOW_UP_KIND_WORDS[followUp.kind].label}</Said>
        </b>{' '}
        <Of followUp={followUp} />
      </>
    ),
    pin: <PersonName id={recordedBy} />,
  }));
  return (
    <div className="stack-4">
      <section>
        <h2>{t(text('What was reported', '报告内容'))}</h2>
        <p className="quote">{told.whatHappened}</p>
        <Facts
          rows={[
            {
              label: text('Reported by', '报告人'),
              value: <Said>{COMPLAINT_REPORTER_WORDS[told.reporter].label}</Said>,
            },
            { label: text('It happened', '发生日期'), value: told.happenedOn && <Day day={told.happenedOn} /> },
          ]}
        />
      </section>
      <section>
        <h2>{t(text('What was done', '处理经过'))}</h2>
        <Timeline entries={entries} />
        {entries.length === 0 && <p className="dim">{t(text('Nothing was recorded yet.', '尚无记录。'))}</p>}
      </section>
    </div>
  );
}

function Box({ record }: Shown) {
  const t = useWords();
  const { gtin, lotNumber, customerId, orderId, outcome } = record;
  return (
    <Block title={text('Box and customer', '产品和客户')}>
      <Facts
        rows={[
          { label: text('GTIN', 'GTIN'), value: gtin && <span className="mono">{gtin}</span> },
          { label: text('Lot', '批号'), value: lotNumber && <span className="mono">{lotNumber}</span> },
          { label: text('Customer', '客户'), value: customerId && <CustomerName id={customerId} /> },
          {
            label: text('Order', '订单'),
            value: orderId && <Link to={`/orders/${orderId}`}>{t(text('See the order', '查看订单'))}</Link>,
          },
          { label: text('Outcome', '结果'), value: outcome && <Said>{COMPLAINT_OUTCOME_WORDS[outcome].label}</Said> },
          { label: text('Recorded by', '登记人'), value: <PersonName id={record.recordedBy} /> },
        ]}
      />
    </Block>
  );
}

const About = ({ record }: Shown) => (
  <>
    <Said>{text('reached us ', '收到于 ')}</Said>
    <When at={record.receivedAt} />
  </>
);
const Changes = ({ record }: Shown) => <ChangeList query={{ subject: record.id }} />;

/** Shows one complaint with its report and its follow-ups. */
export default recordPage({
  operation: GetComplaint,
  params: ['complaintId'],
  list: { label: text('Complaints', '投诉'), href: '/complaints' },
  title: ({ seriousness }) => <Said>{SERIOUSNESS_WORDS[seriousness].label}</Said>,
  state: ({ status }) => ({ words: COMPLAINT_STATUS_WORDS, value: status }),
  facts: About,
  why: Reasons,
  actions: COMPLAINT_ACTIONS,
  tabs: [
    { id: 'report', label: text('Report', '报告'), content: Report },
    { id: 'changes', label: text('Changes', '变更'), content: Changes, operation: ListChanges },
  ],
  aside: Box,
});
