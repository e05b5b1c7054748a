import { GIVE_STORE_CREDIT_GUIDE } from '@toric/contracts/payment/store-credit/store-credit.guide';
import {
  GetStoreCredit,
  ListStoreCreditEntries,
  ListStoreCreditGifts,
  type StoreCreditGiftView,
  type StoreCreditView,
} from '@toric/contracts/payment/store-credit/store-credit.http';
import { STORE_CREDIT_GIFT_WORDS } from '@toric/contracts/payment/store-credit/store-credit.words';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import { MoreRows } from '../../kit/more-rows.tsx';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { approve, giveCreditTo, reject } from './actions.tsx';
import { Balances, KindOf } from './balances.tsx';

type Shown = { readonly record: StoreCreditView };

/** Lists the entries in the ledger of a customer's store credit, each with the balance after it. */
function Ledger({ record: { customerId } }: Shown) {
  const t = useWords();
  return (
    <MoreRows
      operation={ListStoreCreditEntries}
      input={{ params: { customerId }, query: {} }}
      empty={{
        title: text('This customer never had store credit.', '该客户从未有过储值。'),
        about: text('A return can become store credit, or you give some above.', '退货可转为储值，也可在上方赠送。'),
      }}
      head={
        <tr>
          <th>{t(text('When', '时间'))}</th>
          <th>{t(text('What', '事项'))}</th>
          <th>{t(text('Order', '订单'))}</th>
          <th className="num">{t(text('Change', '变动'))}</th>
          <th className="num">{t(text('Balance', '余额'))}</th>
        </tr>
      }
      row={(entry) => (
        <tr key={entry.id}>
          <td>
            <When at={entry.createdAt} />
          </td>
          <td>
            <KindOf kind={entry.kind} />
          </td>
          <td>{entry.orderId && <Link to={`/orders/${entry.orderId}`}>{t(text('Order', '订单'))}</Link>}</td>
          <td className="num">
            <Money value={entry.change} />
          </td>
          <td className="num">
            <Money value={entry.balance} />
          </td>
        </tr>
      )}
    />
  );
}

function GiftRow({ gift }: { readonly gift: StoreCreditGiftView }) {
  return (
    <tr>
      <td>
        <When at={gift.createdAt} />
      </td>
      <td>{gift.reason}</td>
      <td>
        <PersonName id={gift.requestedBy} />
      </td>
      <td className="num">
        <Money value={gift.amount} />
      </td>
      <td>
        <Badge words={STORE_CREDIT_GIFT_WORDS} value={gift.status} />
      </td>
      <td className="num">
        <span className="row">
          <ActionButton action={approve} record={gift} small />
          <ActionButton action={reject} record={gift} small />
        </span>
      </td>
    </tr>
  );
}

/** Lists the gifts of staff, with the decision of the second person. */
function Gifts({ record: { customerId } }: Shown) {
  const t = useWords();
  return (
    <MoreRows
      operation={ListStoreCreditGifts}
      input={{ query: { customerId } }}
      empty={{
        title: text('Nothing was given.', '没有赠送。'),
        about: text('Store credit is given above.', '可在上方赠送储值。'),
      }}
      head={
        <tr>
          <th>{t(text('When', '时间'))}</th>
          <th>{t(text('Note', '备注'))}</th>
          <th>{t(text('Given by', '赠送人'))}</th>
          <th className="num">{t(text('Amount', '金额'))}</th>
          <th>{t(text('State', '状态'))}</th>
          <th>
            <span className="sr">{t(text('Decide', '决定'))}</span>
          </th>
        </tr>
      }
      row={(gift) => <GiftRow key={gift.id} gift={gift} />}
    />
  );
}

/** Shows the store credit of one customer: the balances, the ledger, and the gifts of staff. */
export default recordPage({
  operation: GetStoreCredit,
  params: ['customerId'],
  list: { label: text('Store credit', '储值'), href: '/store-credit-gifts' },
  title: ({ customerId }) => <CustomerName id={customerId} />,
  facts: ({ record }: Shown) => <Balances balances={record.balances} />,
  actions: [giveCreditTo(({ customerId }: StoreCreditView) => customerId)],
  tabs: [
    { id: 'ledger', label: text('Balance and changes', '余额与变动'), content: Ledger },
    { id: 'gifts', label: text('Given by the shop', '商店赠送'), content: Gifts, operation: ListStoreCreditGifts },
    changesTab(({ customerId }: StoreCreditView) => customerId, GIVE_STORE_CREDIT_GUIDE),
  ],
});
