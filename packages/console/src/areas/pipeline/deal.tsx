import { ListChanges } from '@toric/contracts/changes/change.http';
import {
  ChangeDeal,
  type DealDetail,
  GetDeal,
  ListDeals,
  LoseDeal,
  MoveDeal,
  ReopenDeal,
  WinDeal,
} from '@toric/contracts/customer/pipeline/deal.http';
import { MOVE_DEAL_GUIDE } from '@toric/contracts/customer/pipeline/deal.guide';
import { DEAL_KIND_WORDS, DEAL_STATE_WORDS, LOST_REASON_WORDS } from '@toric/contracts/customer/pipeline/deal.words';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { formatNumber } from '../../app/formats.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Said } from '../../kit/show/said.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { Day } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { ChangeList } from '../customers/change-list.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { PartnerName } from '../partners/partner-name.tsx';
import { CHANGED_DEAL, LOST_DEAL } from './forms.ts';
import { StageName } from './stage-name.tsx';
import { useStageOptions } from './stages.ts';

type Shown = { readonly record: DealDetail };
const isOpen = ({ state }: DealDetail) => state === 'open';

/** Shows the stages through which a deal went, and the number of days in each. */
function Way({ record: { steps } }: Shown) {
  const t = useWords();
  const language = useLanguage();
  const entries = [...steps].reverse().map(({ stageId, state, at, by, days }) => ({
    ...{ id: at, at },
    body: <b>{stageId === null ? t(DEAL_STATE_WORDS[state].label) : <StageName id={stageId} />}</b>,
    detail:
      stageId === null
        ? undefined
        : t(text(`${formatNumber(days, language)} days`, `${formatNumber(days, language)} 天`)),
    pin: <PersonName id={by} />,
  }));
  return <Timeline entries={entries} />;
}

function Progress({ record }: Shown) {
  const t = useWords();
  return (
    <div className="stack-4">
      {record.note !== '' && (
        <section>
          <h2>{t(text('Note', '备注'))}</h2>
          <p className="quote">{record.note}</p>
        </section>
      )}
      <section>
        <h2>{t(text('The way so far', '进展'))}</h2>
        <Way record={record} />
      </section>
    </div>
  );
}

function Terms({ record }: Shown) {
  const { kind, stageId, value, expectedClose, ownerId, partnerId, customerId, lostReason } = record;
  return (
    <Block title={text('Terms', '内容')}>
      <Facts
        rows={[
          { label: text('Worth', '金额'), value: <Money value={value} /> },
          { label: text('Expected', '预计成交日'), value: <Day day={expectedClose} near /> },
          { label: text('Stage', '阶段'), value: <StageName id={stageId} /> },
          { label: text('Kind', '类型'), value: <Said>{DEAL_KIND_WORDS[kind].label}</Said> },
          { label: text('Answers for it', '负责人'), value: <PersonName id={ownerId} /> },
          { label: text('Business partner', '业务伙伴'), value: partnerId && <PartnerName id={partnerId} /> },
          { label: text('Customer', '客户'), value: customerId && <CustomerName id={customerId} /> },
          {
            label: text('Lost because of', '未成交原因'),
            value: lostReason && <Said>{LOST_REASON_WORDS[lostReason].label}</Said>,
          },
        ]}
      />
    </Block>
  );
}

const Worth = ({ record: { value, expectedClose } }: Shown) => (
  <>
    <Money value={value} /> · <Day day={expectedClose} near />
  </>
);
const Changes = ({ record }: Shown) => <ChangeList query={{ subject: record.id }} />;
const input = ({ id }: DealDetail) => ({ params: { dealId: id } });
const refreshes = [ListDeals];

/** Shows one deal with its terms and its history. */
export default recordPage({
  operation: GetDeal,
  params: ['dealId'],
  list: { label: text('Deals', '商机'), href: '/deals' },
  title: ({ title }) => title,
  state: ({ state }) => ({ words: DEAL_STATE_WORDS, value: state }),
  facts: Worth,
  actions: [
    {
      operation: MoveDeal,
      label: text('Move it to…', '移至…'),
      tone: 'main',
      key: 'm',
      when: isOpen,
      form: {
        operation: MoveDeal,
        guide: MOVE_DEAL_GUIDE,
        title: text('To which stage?', '移至哪个阶段？'),
        save: text('Move the deal', '移动商机'),
        sections: [{ fields: [{ name: 'stageId', options: useStageOptions }] }],
        start: ({ stageId }: DealDetail) => ({ stageId }),
      },
      input: (deal, body) => ({ ...input(deal), body }),
      done: text('The deal is in its new stage.', '商机已移至新阶段。'),
      refreshes,
    },
    {
      operation: WinDeal,
      label: text('It is won', '已成交'),
      key: 'w',
      when: isOpen,
      input,
      done: text('The deal is won.', '商机已成交。'),
      undo: { operation: ReopenDeal, input },
      refreshes,
    },
    {
      operation: ChangeDeal,
      label: text('Change it…', '更改…'),
      key: 'e',
      when: isOpen,
      form: CHANGED_DEAL,
      input: (deal, body) => ({ ...input(deal), body }),
      done: text('The deal is saved.', '商机已保存。'),
      refreshes,
    },
    {
      operation: LoseDeal,
      label: text('It is lost…', '未成交…'),
      tone: 'stop',
      when: isOpen,
      form: LOST_DEAL,
      input: (deal, body) => ({ ...input(deal), body }),
      done: text('The deal is lost.', '已标记为未成交。'),
      undo: { operation: ReopenDeal, input },
      refreshes,
    },
    {
      operation: ReopenDeal,
      label: text('Open it again', '重新打开'),
      when: (deal) => !isOpen(deal),
      input,
      done: text('The deal is open again.', '商机已重新打开。'),
      refreshes,
    },
  ],
  tabs: [
    { id: 'way', label: text('Way', '进展'), content: Progress },
    { id: 'changes', label: text('Changes', '变更'), content: Changes, operation: ListChanges },
  ],
  aside: Terms,
});
