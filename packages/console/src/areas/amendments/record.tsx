import { type AmendmentView, GetAmendment } from '@toric/contracts/order/amendments/amendment.http';
import { AMENDMENT_STATUS_WORDS } from '@toric/contracts/order/amendments/amendment.words';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { approve, reject, takeBack } from './actions.tsx';
import { TermsTable } from './terms-table.tsx';

type Shown = { readonly record: AmendmentView };

function Versions({ record: { before, after } }: Shown) {
  const t = useWords();
  return (
    <Block title={text('Before and after', '更改前后')}>
      {before ? (
        <TermsTable before={before} after={after} />
      ) : (
        <p className="dim">{t(text('The customer was erased.', '该客户的资料已删除。'))}</p>
      )}
    </Block>
  );
}

function Title() {
  const t = useWords();
  return <>{t(text('Change of an order', '订单更改'))}</>;
}

function Head({ record }: Shown) {
  const t = useWords();
  return (
    <>
      <CustomerName id={record.customerId} /> ·{' '}
      <Link to={`/orders/${record.orderId}`}>{t(text('See the order', '查看订单'))}</Link> ·{' '}
      <When at={record.createdAt} />
    </>
  );
}

function Reason({ record: { status, reason } }: Shown) {
  if (reason) return <Why tone="stop" title={reason.detail} />;
  if (status !== 'needs-approval') return null;
  return (
    <Why
      tone="wait"
      title={text('A price by hand waits for a second person.', '手动价格等待第二人批准。')}
      rule={text('Until then the order goes on as it is, and may be shipped.', '在此之前订单按原样进行，并可发货。')}
    />
  );
}

function Aside({ record }: Shown) {
  const { difference, why, requestedBy, decidedBy, versionNumber } = record;
  return (
    <Block title={text('About it', '概况')}>
      <Facts
        rows={[
          { label: text('Difference', '差额'), value: <Money value={difference} signed /> },
          { label: text('Reason', '原因'), value: why },
          { label: text('Asked by', '申请人'), value: <PersonName id={requestedBy} /> },
          { label: text('Decided by', '决定人'), value: decidedBy && <PersonName id={decidedBy} /> },
          { label: text('Version', '版本'), value: versionNumber },
        ]}
      />
    </Block>
  );
}

const MOVING = new Set(['checking', 'charging', 'reserving', 'applying', 'undoing']);

/** Shows one change of an order: the order before and after, the difference in money, and the reason of a refusal. */
export default recordPage({
  operation: GetAmendment,
  params: ['amendmentId'],
  list: { label: text('Changes of orders', '订单更改'), href: '/amendments' },
  title: () => <Title />,
  state: ({ status }) => ({ words: AMENDMENT_STATUS_WORDS, value: status }),
  isMoving: ({ status }) => MOVING.has(status),
  facts: Head,
  why: Reason,
  actions: [approve, takeBack, reject],
  tabs: [{ id: 'versions', label: text('Before and after', '更改前后'), content: Versions }],
  aside: Aside,
});
