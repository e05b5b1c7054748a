import { useSearchParams } from 'react-router';
import { text } from '../../../app/words.ts';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Failed, Loading } from '../../../kit/show/states.tsx';
import { useCaller } from './caller.ts';
import { FindCustomer } from './find-customer.tsx';
import { OrderFor } from './order-for.tsx';

function Known({ customerId, likeId }: { readonly customerId: string; readonly likeId: string | null }) {
  const { caller, failed } = useCaller(customerId);
  if (failed?.problem) return <Failed problem={failed.problem} retry={failed.refetch} />;
  return caller ? <OrderFor caller={caller} likeId={likeId} /> : <Loading rows={8} />;
}

/**
 * Shows the order for a person on the phone or at the counter. The clerk first finds the person, then makes the order.
 */
export default function NewOrderPage() {
  const [query] = useSearchParams();
  const customerId = query.get('customer');
  if (customerId) return <Known key={customerId} customerId={customerId} likeId={query.get('like')} />;
  return (
    <>
      <PageHead title={text('New order', '新建订单')} about={text('Find the person first.', '请先查找客户。')} />
      <FindCustomer />
    </>
  );
}
