import { SET_CREDIT_GUIDE } from '@toric/contracts/order/credit/credit.guide';
import {
  ApproveCreditChange,
  type CreditView,
  GetCredit,
  ListCreditAccounts,
  ListCreditChanges,
  RejectCreditChange,
  SetCredit,
} from '@toric/contracts/order/credit/credit.http';
import { CREDIT_LEVEL_WORDS } from '@toric/contracts/order/credit/credit.words';
import { useSession } from '../../app/session.tsx';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';

const refreshes = [GetCredit, ListCreditAccounts, ListCreditChanges];

export const setCredit: Action<CreditView, typeof SetCredit> = {
  operation: SetCredit,
  label: text('Set the credit…', '设置信用…'),
  key: 'e',
  form: {
    operation: SetCredit,
    guide: SET_CREDIT_GUIDE,
    title: text('Credit of the customer', '客户信用'),
    save: text('Set the credit', '设置信用'),
    start: ({ level, exposures, score }) => ({
      level: level ?? score.suggestedLevel,
      limits: exposures.flatMap(({ limit }) => (limit ? [{ limit }] : [])),
    }),
    sections: [
      {
        fields: [
          { name: 'level', words: CREDIT_LEVEL_WORDS, width: 'half' },
          {
            name: 'limits',
            control: 'lines',
            label: text('Limits', '额度'),
            fields: [{ name: 'limit', control: 'money', width: 'half' }],
          },
          { name: 'why', control: 'long-text' },
        ],
      },
    ],
  },
  input: ({ customerId }, body) => ({ params: { customerId }, body }),
  done: ({ status }) =>
    status === 'applied'
      ? text('The credit is set. The next order is measured by it.', '信用已设置，下一订单即按此执行。')
      : text('The change waits for another person of finance.', '变更等待另一位财务人员批准。'),
  refreshes,
};

/** Shows the change of a credit that waits for approval, and whether the person may approve it. */
export function Waiting({ record: { waiting } }: { readonly record: CreditView }) {
  const t = useWords();
  const own = useSession().person.id === waiting?.requestedBy;
  if (!waiting) return null;
  return (
    <div className="stack">
      {own && (
        <Why
          tone="stop"
          title={text('You asked for this change yourself.', '此变更由你本人申请。')}
          rule={text('Another person of finance approves it.', '须由另一位财务人员批准。')}
        />
      )}
      <Facts
        rows={[
          { label: text('Level', '等级'), value: t(CREDIT_LEVEL_WORDS[waiting.level].label) },
          ...waiting.limits.map(({ limit }) => ({ label: text('Limit', '额度'), value: <Money value={limit} /> })),
          { label: text('Reason', '原因'), value: waiting.why },
          { label: text('Asked by', '申请人'), value: <PersonName id={waiting.requestedBy} /> },
        ]}
      />
    </div>
  );
}

const isWaiting = ({ waiting }: CreditView) => waiting !== null;
const input = ({ waiting }: CreditView) => ({ params: { changeId: waiting?.id ?? '' } });

export const approve: Action<CreditView, typeof ApproveCreditChange> = {
  operation: ApproveCreditChange,
  label: text('Approve the change…', '批准变更…'),
  tone: 'main',
  when: isWaiting,
  effect: Waiting,
  input,
  done: text('The change is in force.', '变更已生效。'),
  refreshes,
};

export const reject: Action<CreditView, typeof RejectCreditChange> = {
  operation: RejectCreditChange,
  label: text('Reject the change…', '驳回变更…'),
  tone: 'stop',
  when: isWaiting,
  effect: Waiting,
  input,
  done: text('The change is rejected. The credit stays as it is.', '变更已驳回，信用保持不变。'),
  refreshes,
};
