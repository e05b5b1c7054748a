import { IssueRecall } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { ListStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { ListSameLot } from '@toric/contracts/customer/cases/case-work.http';
import { CASE_STATE_WORDS } from '@toric/contracts/customer/cases/case.words';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../../app/api.ts';
import { count, useWords } from '../../../app/words.ts';
import { Answered } from '../../../kit/show/answered.tsx';
import { Badge } from '../../../kit/show/badge.tsx';
import { When } from '../../../kit/show/when.tsx';
import { CustomerName } from '../../customers/customer-name.tsx';
import type { Shown } from '../actions.ts';

const WORDS = {
  none: {
    en: 'The case names no lot. Sort it, and add the lot number of the box.',
    zh: '该工单未填写批号。请在归类中填写产品批号。',
  },
  show: { en: 'Show who else got this lot', zh: '查看同批次的其他客户' },
  logged: { en: 'The look-up is logged.', zh: '查询会被记录。' },
  stock: { en: 'Look at the lot in the stock', zh: '在库存中查看该批次' },
  recall: { en: 'Issue a recall', zh: '发布召回' },
  nobody: {
    en: 'No box of this lot was sent since this list is kept.',
    zh: '自开始记录以来，没有发出过该批次的产品。',
  },
  cases: { en: 'Other cases of this lot', zh: '同批次的其他工单' },
};

function Customers({ caseId }: { readonly caseId: string }) {
  const t = useWords();
  const query = useAnswer(ListSameLot, { params: { caseId } });
  return (
    <Answered query={query} rows={3}>
      {({ customers, more, otherCases }) => (
        <div className="stack">
          <p>
            {customers.length === 0
              ? t(WORDS.nobody)
              : t(count(customers.length, { one: '{n} customer', other: '{n} customers', zh: '{n} 位客户' }))}
            {more && '+'}
          </p>
          <ul className="stack">
            {customers.map(({ customerId, shippedAt }) => (
              <li key={customerId}>
                <CustomerName id={customerId} /> · <When at={shippedAt} />
              </li>
            ))}
          </ul>
          {otherCases.length > 0 && <h3>{t(WORDS.cases)}</h3>}
          <ul className="stack">
            {otherCases.map(({ id, number, state }) => (
              <li key={id} className="row">
                <Link to={`/cases/${id}`}>{number}</Link> <Badge words={CASE_STATE_WORDS} value={state} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Answered>
  );
}

/** Shows the lot of a case: the other customers who got boxes of it, and the link to a recall. */
export function SameLot({ record: { id, lotNumber } }: { readonly record: Shown }) {
  const t = useWords();
  const may = useMay();
  const [isAsked, ask] = useState(false);
  if (lotNumber === null) return <p className="dim">{t(WORDS.none)}</p>;
  return (
    <div className="stack-4">
      <p className="row wrap">
        <b className="mono">{lotNumber}</b>
        {may(ListStock) && (
          <Link className="btn small" to={`/stock?lotNumber=${encodeURIComponent(lotNumber)}`}>
            {t(WORDS.stock)}
          </Link>
        )}
        {may(IssueRecall) && (
          <Link className="btn small" to="/recall/new">
            {t(WORDS.recall)}
          </Link>
        )}
      </p>
      {isAsked ? (
        <Customers caseId={id} />
      ) : (
        may(ListSameLot) && (
          <p className="row wrap">
            <button type="button" className="btn" data-operation={ListSameLot.id} onClick={() => ask(true)}>
              {t(WORDS.show)}
            </button>
            <span className="fine dim">{t(WORDS.logged)}</span>
          </p>
        )
      )}
    </div>
  );
}
