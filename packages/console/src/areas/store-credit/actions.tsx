import { GIVE_STORE_CREDIT_GUIDE } from '@toric/contracts/payment/store-credit/store-credit.guide';
import {
  ApproveStoreCredit,
  GetStoreCredit,
  GiveStoreCredit,
  ListStoreCreditEntries,
  ListStoreCreditGifts,
  RejectStoreCredit,
  type StoreCreditGiftView,
} from '@toric/contracts/payment/store-credit/store-credit.http';
import { useSession } from '../../app/session.tsx';
import { text } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { formAction } from '../../kit/record/form-action.ts';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';

const refreshes = [GetStoreCredit, ListStoreCreditEntries, ListStoreCreditGifts];

/** Returns the action that gives store credit to the customer of a record. */
export const giveCreditTo = <R,>(customerOf: (record: R) => string) =>
  formAction<R, typeof GiveStoreCredit>({
    operation: GiveStoreCredit,
    label: text('Give store credit…', '赠送储值…'),
    guide: GIVE_STORE_CREDIT_GUIDE,
    title: text('Give store credit', '赠送储值'),
    save: text('Give it', '赠送'),
    fields: [
      { name: 'amount', control: 'money' },
      { name: 'reason', control: 'long-text' },
    ],
    input: (record, body) => ({ params: { customerId: customerOf(record) }, body }),
    done: ({ status }) =>
      status === 'given'
        ? text('The store credit is given. It can be used at once.', '储值已赠送，可立即使用。')
        : text('The gift waits for another person of finance.', '赠送等待另一位财务人员批准。'),
    refreshes,
  });

function Effect({ record }: { readonly record: StoreCreditGiftView }) {
  const own = useSession().person.id === record.requestedBy;
  return (
    <div className="stack">
      {own && (
        <Why
          tone="stop"
          title={text('You gave this store credit yourself.', '此储值由你本人赠送。')}
          rule={text('Another person of finance approves it.', '须由另一位财务人员批准。')}
        />
      )}
      <Facts
        sum
        rows={[
          { label: text('Given by', '赠送人'), value: <PersonName id={record.requestedBy} /> },
          { label: text('Note', '备注'), value: record.reason },
          { label: text('The customer gets', '客户将获得'), value: <Money value={record.amount} />, total: true },
        ]}
      />
    </div>
  );
}

const isOpen = ({ status }: StoreCreditGiftView) => status === 'needs-approval';
const input = ({ id }: StoreCreditGiftView) => ({ params: { giftId: id } });

export const approve: Action<StoreCreditGiftView, typeof ApproveStoreCredit> = {
  operation: ApproveStoreCredit,
  label: text('Approve…', '批准…'),
  tone: 'main',
  when: isOpen,
  effect: Effect,
  input,
  done: text('The store credit is given.', '储值已赠送。'),
  refreshes,
};

export const reject: Action<StoreCreditGiftView, typeof RejectStoreCredit> = {
  operation: RejectStoreCredit,
  label: text('Reject…', '驳回…'),
  tone: 'stop',
  when: isOpen,
  effect: Effect,
  input,
  done: text('The gift is rejected. The balance stays as it is.', '赠送已驳回，余额保持不变。'),
  refreshes,
};
