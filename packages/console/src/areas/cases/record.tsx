import { ListChanges } from '@toric/contracts/changes/change.http';
import { ListChannelItems } from '@toric/contracts/customer/channels/channel-item.http';
import { GetCase } from '@toric/contracts/customer/cases/case.http';
import { CASE_PRIORITY_WORDS, CASE_STATE_WORDS, CASE_TYPE_WORDS } from '@toric/contracts/customer/cases/case.words';
import { text } from '../../app/words.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { itemsSpec } from '../channels/spec.tsx';
import { CASE_ACTIONS, type Shown } from './actions.ts';
import { CaseArticles } from './parts/case-articles.tsx';
import { CaseAside } from './parts/case-aside.tsx';
import './parts/cases.css';
import { Conversation } from './parts/conversation.tsx';
import { SameLot } from './parts/same-lot.tsx';

type Props = { readonly record: Shown };

function About({ record: { type, priority, assigneeId, createdAt } }: Props) {
  return (
    <>
      <Badge words={CASE_TYPE_WORDS} value={type} /> <Badge words={CASE_PRIORITY_WORDS} value={priority} /> ·{' '}
      <PersonName id={assigneeId} nobody={text('nobody has taken it', '无人接手')} /> · <When at={createdAt} />
    </>
  );
}

/** Warns that a deadline has passed, that a deadline comes soon, or that a problem with a device needs an optician. */
function Reasons({ record: { clock, state, complaintId } }: Props) {
  const isOpen = state !== 'solved' && state !== 'closed';
  if (clock.late) return <Why tone="stop" title={text('The deadline has passed.', '已超过期限。')} rule={SOON} />;
  if (clock.warned && isOpen)
    return (
      <Why tone="wait" title={text('Three quarters of the time have passed.', '时限已过四分之三。')} rule={SOON} />
    );
  if (clock.paused)
    return (
      <Why tone="note" title={text('The customer is waited for. The clock stands.', '正在等待客户，时限暂停。')} />
    );
  if (complaintId !== null && isOpen)
    return (
      <Why
        tone="note"
        title={text('It stands in the register of complaints.', '已登记到投诉登记册。')}
        rule={text('An optician follows it up there, and passes incidents on.', '由验光师在登记册中跟进，并转交事件。')}
      />
    );
  return null;
}
const SOON = text('Answer, solve it, or say that the customer is waited for.', '请答复、解决，或标为等待客户。');

const CaseItems = ({ record }: Props) => <RelatedList spec={itemsSpec} query={{ caseId: record.id }} />;

/** Shows one case: the conversation, the clock, the lot and the articles. */
export default recordPage({
  operation: GetCase,
  params: ['caseId'],
  list: { label: text('Cases', '工单'), href: '/cases' },
  title: ({ number, subject }) => (subject ? `${number} · ${subject}` : number),
  state: ({ state }) => ({ words: CASE_STATE_WORDS, value: state }),
  facts: About,
  why: Reasons,
  actions: CASE_ACTIONS,
  tabs: [
    { id: 'conversation', label: text('Conversation', '往来'), content: Conversation },
    { id: 'articles', label: text('Articles', '文章'), content: CaseArticles },
    { id: 'outside', label: text('On other systems', '外部内容'), content: CaseItems, operation: ListChannelItems },
    { id: 'lot', label: text('Same lot', '同批次'), content: SameLot },
    { ...changesTab(({ id }: Shown) => id), operation: ListChanges },
  ],
  aside: CaseAside,
});
