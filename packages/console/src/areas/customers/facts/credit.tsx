import { GetCredit } from '@toric/contracts/order/credit/credit.http';
import { CREDIT_LEVEL_WORDS } from '@toric/contracts/order/credit/credit.words';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../../app/api.ts';
import { text, useWords } from '../../../app/words.ts';
import { Badge } from '../../../kit/show/badge.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Sums } from '../../credit/sums.tsx';

/** Shows the credit of a customer: its level, and the sum of her open orders. */
export function Credit({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const may = useMay();
  const { data } = useAnswer(GetCredit, { params: { customerId } }, { enabled: may(GetCredit) });
  if (!data) return null;
  const all = <Link to={`/credit/${customerId}`}>{t(text('Show it', '查看'))}</Link>;
  return (
    <Block title={text('Credit', '信用')} aside={all}>
      {data.level ? (
        <div className="stack fine">
          <Badge words={CREDIT_LEVEL_WORDS} value={data.level} />
          <Sums exposures={data.exposures} />
        </div>
      ) : (
        <p className="fine dim">{t(text('No limit is set.', '未设置额度。'))}</p>
      )}
    </Block>
  );
}
