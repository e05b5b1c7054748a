import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import { Key } from '../../kit/show/key.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Failed, Loading } from '../../kit/show/states.tsx';
import { nameOf } from '../customers/name.ts';
import { type Caller, useCaller } from '../orders/new/caller.ts';
import { FindCustomer } from '../orders/new/find-customer.tsx';
import { Receipt } from './receipt.tsx';
import { Sell } from './sell.tsx';

const SELL = text('Sell to this person', '为此人结账');
const WHO = text('Who is buying?', '谁在购买？');
const NEXT = text('Next customer', '下一位客户');

/** Shows the sale for one customer, and its receipt when it is done. */
function SaleFor({ caller }: { readonly caller: Caller }) {
  const t = useWords();
  const navigate = useNavigate();
  const [orderId, setOrderId] = useState<string>();
  const name = nameOf(caller.customer);
  const leave = () => void navigate('/counter');
  return (
    <>
      <PageHead
        title={text(`Counter sale for ${name}`, `为 ${name} 办理柜台销售`)}
        about={text('Paid at once, and handed over at once.', '当场付款，当场取货。')}
        actions={
          <button className="btn" type="button" onClick={leave}>
            {t(NEXT)} <Key>w</Key>
          </button>
        }
      />
      {orderId === undefined ? (
        <Sell caller={caller} onLeave={leave} onSold={setOrderId} />
      ) : (
        <Receipt orderId={orderId} onLeave={leave} onAgain={() => setOrderId(undefined)} />
      )}
    </>
  );
}

function Known({ customerId }: { readonly customerId: string }) {
  const { caller, failed } = useCaller(customerId);
  if (failed?.problem) return <Failed problem={failed.problem} retry={failed.refetch} />;
  return caller ? <SaleFor caller={caller} /> : <Loading rows={8} />;
}

/** Shows the counter: the staff find the buyer and scan the goods, and she pays by card or in cash. */
export default function CounterPage() {
  const customerId = useSearchParams()[0].get('customer');
  if (customerId) return <Known key={customerId} customerId={customerId} />;
  return (
    <>
      <PageHead
        title={text('Counter', '柜台销售')}
        about={text('Find the person first. Somebody new is recorded first.', '请先查找客户。新客户请先建档。')}
      />
      <FindCustomer to="/counter" label={WHO} action={SELL} />
    </>
  );
}
