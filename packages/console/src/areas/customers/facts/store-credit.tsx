import { GetStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../../app/api.ts';
import { text, useWords } from '../../../app/words.ts';
import { Block } from '../../../kit/show/block.tsx';
import { Balances } from '../../store-credit/balances.tsx';

/** Shows the store credit that the customer may spend in her next orders. */
export function StoreCredit({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const may = useMay();
  const { data } = useAnswer(GetStoreCredit, { params: { customerId } }, { enabled: may(GetStoreCredit) });
  if (!data) return null;
  const all = <Link to={`/store-credit/${customerId}`}>{t(text('Show it', '查看'))}</Link>;
  return (
    <Block title={text('Store credit', '储值')} aside={all}>
      <p className="fine">
        <Balances balances={data.balances} />
      </p>
    </Block>
  );
}
