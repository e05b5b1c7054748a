import { type RecallView, GetRecall } from '@toric/contracts/catalog-inventory/recall/recall.http';
import {
  AnswerRecallCase,
  ListRecallCases,
  type RecallCaseView,
} from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { ANSWER_RECALL_CASE_GUIDE } from '@toric/contracts/catalog-inventory/recall/recall-case.guide';
import {
  RECALL_CASE_STATUS_WORDS,
  RECALL_OUTCOME_WORDS,
} from '@toric/contracts/catalog-inventory/recall/recall-case.words';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { When } from '../../kit/show/when.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { ChoiceButtons } from '../stock/choice-buttons.tsx';
import { MoreRows } from '../../kit/more-rows.tsx';
import './recall.css';

const answerFor = (recallId: string): Action<RecallCaseView, typeof AnswerRecallCase> => ({
  operation: AnswerRecallCase,
  label: { en: 'Record the answer…', zh: '记录答复…' },
  form: {
    operation: AnswerRecallCase,
    guide: ANSWER_RECALL_CASE_GUIDE,
    title: { en: 'What became of the boxes', zh: '这些镜片的去向' },
    save: { en: 'Record the answer', zh: '记录答复' },
    sections: [
      {
        fields: [
          { name: 'outcome', words: RECALL_OUTCOME_WORDS },
          { name: 'note', control: 'long-text' },
        ],
      },
    ],
  },
  input: ({ id }, body) => ({ params: { recallId, caseId: id }, body }),
  done: { en: 'The answer is recorded.', zh: '答复已记录。' },
  refreshes: [GetRecall, ListRecallCases],
});

function Row({ one, recallId }: { readonly one: RecallCaseView; readonly recallId: string }) {
  const t = useWords();
  const may = useMay();
  const note = one.answers.at(-1)?.note;
  return (
    <tr>
      <td>
        {one.customerId ? (
          <CustomerName id={one.customerId} />
        ) : (
          <Link to={`/orders/${one.orderId}`}>{t({ en: 'See the order', zh: '查看订单' })}</Link>
        )}
      </td>
      <td className="mono">{one.lotNumber}</td>
      <td className="num">{one.quantity}</td>
      <td>
        <When at={one.notifiedAt} />
      </td>
      <td>
        {one.outcome ? (
          <Badge words={RECALL_OUTCOME_WORDS} value={one.outcome} />
        ) : (
          <Badge words={RECALL_CASE_STATUS_WORDS} value={one.status} />
        )}
        {note && <div className="fine dim case-note">{note}</div>}
      </td>
      <td className="num">
        {may(AnswerRecallCase) && one.status !== 'out-of-scope' && (
          <ActionButton action={answerFor(recallId)} record={one} />
        )}
      </td>
    </tr>
  );
}

type View = 'all' | RecallCaseView['status'];
const VIEWS: readonly { readonly value: View; readonly label: { readonly en: string; readonly zh: string } }[] = [
  { value: 'all', label: { en: 'All', zh: '全部' } },
  { value: 'open', label: { en: 'Not told', zh: '未通知' } },
  { value: 'notified', label: { en: 'Silent', zh: '未答复' } },
  { value: 'answered', label: { en: 'Answered', zh: '已答复' } },
  { value: 'out-of-scope', label: { en: 'No longer covered', zh: '不再涵盖' } },
];

const PARTS = [
  ['returned', 'a1', { en: 'sent back', zh: '已退回' }],
  ['destroyed', 'a2', { en: 'destroyed', zh: '已销毁' }],
  ['used', 'a3', { en: 'had used them', zh: '已使用' }],
  ['stopped', 'a3', { en: 'keep them, unused', zh: '留存不用' }],
  ['unanswered', 'a4', { en: 'silent', zh: '未答复' }],
  ['unreachable', 'a5', { en: 'not reached', zh: '无法联系' }],
  ['refused', 'a5', { en: 'will not say', zh: '拒绝答复' }],
] as const;

function AnswersBar({ boxes }: { readonly boxes: RecallView['figures']['boxes'] }) {
  const t = useWords();
  const parts = PARTS.filter(([key]) => boxes[key] > 0);
  if (parts.length === 0) return null;
  const said = parts.map(([key, , label]) => `${boxes[key]} ${t(label)}`);
  return (
    <>
      <div className="answers-bar" role="img" aria-label={said.join(', ')}>
        {parts.map(([key, tone]) => (
          <i key={key} className={tone} style={{ flex: boxes[key] }} />
        ))}
      </div>
      <p className="legend">
        {parts.map(([key, tone], at) => (
          <span key={key}>
            <i className={tone} />
            {said[at]}
          </span>
        ))}
      </p>
    </>
  );
}

/**
 * Lists the customers of a recall: the boxes with an answer, the customers without an answer, and the form for the
 * answer of a caller.
 */
export function Cases({ recall }: { readonly recall: RecallView }) {
  const t = useWords();
  const [view, setView] = useState<View>('all');
  return (
    <Block
      title={{ en: 'Customers', zh: '客户' }}
      aside={t({ en: `${recall.figures.customers.affected} in all`, zh: `共 ${recall.figures.customers.affected} 位` })}
    >
      <AnswersBar boxes={recall.figures.boxes} />
      <ChoiceButtons label={{ en: 'Which cases', zh: '筛选' }} options={VIEWS} value={view} onChange={setView} />
      <MoreRows
        operation={ListRecallCases}
        input={{ params: { recallId: recall.id }, query: view === 'all' ? {} : { status: view } }}
        empty={{
          title: { en: 'No customer is here.', zh: '没有客户。' },
          about: {
            en: 'A case begins with each order line that had such boxes.',
            zh: '每个含有此类镜片的订单行都会成为一个个案。',
          },
        }}
        head={
          <tr>
            <th>{t({ en: 'Customer', zh: '客户' })}</th>
            <th>{t({ en: 'Lot', zh: '批号' })}</th>
            <th className="num">{t({ en: 'Boxes', zh: '盒数' })}</th>
            <th>{t({ en: 'Told', zh: '通知时间' })}</th>
            <th>{t({ en: 'Answer', zh: '答复' })}</th>
            <th>
              <span className="sr">{t({ en: 'Record', zh: '记录' })}</span>
            </th>
          </tr>
        }
        row={(one) => <Row key={one.id} one={one} recallId={recall.id} />}
      />
    </Block>
  );
}
