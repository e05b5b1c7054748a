import type { Money as Amount } from '@toric/contracts/kernel/money';
import type { StoreCreditKind } from '@toric/contracts/payment/store-credit/store-credit.http';
import { STORE_CREDIT_KIND_WORDS } from '@toric/contracts/payment/store-credit/store-credit.words';
import { text, useWords } from '../../app/words.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { Money } from '../../kit/show/money.tsx';

/** Shows the balance in each currency. Without a balance, it shows a text. */
export function Balances({ balances }: { readonly balances: readonly Amount[] }) {
  const t = useWords();
  const left = balances.filter(({ amount }) => amount > 0);
  if (left.length === 0) return <span className="dim">{t(text('Nothing to spend', '没有可用储值'))}</span>;
  return (
    <span className="row">
      {left.map((balance) => (
        <b key={balance.currency}>
          <Money value={balance} />
        </b>
      ))}
    </span>
  );
}

export const KindOf = ({ kind }: { readonly kind: StoreCreditKind }) => (
  <Badge words={STORE_CREDIT_KIND_WORDS} value={kind} />
);
