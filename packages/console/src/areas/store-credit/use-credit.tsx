import type { Money as Amount } from '@toric/contracts/kernel/money';
import { GetStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { useAnswer, useMay } from '../../app/api.ts';
import { formatMoney } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';

/** A token that names no card. It is sent where store credit pays everything, so the provider never sees it. */
export const NO_CARD = 'store-credit';

/** Returns how much of a total the store credit of a customer pays. Undefined: none, or it is not known yet. */
export function useCreditFor(customerId: string, total: Amount | null | undefined): Amount | undefined {
  const may = useMay();
  const { data } = useAnswer(GetStoreCredit, { params: { customerId } }, { enabled: may(GetStoreCredit) });
  const balance = data?.balances.find(({ currency }) => currency === total?.currency)?.amount ?? 0;
  const amount = Math.min(balance, total?.amount ?? 0);
  return total && amount > 0 ? { amount, currency: total.currency } : undefined;
}

type Props = {
  readonly credit: Amount | undefined;
  readonly isUsed: boolean;
  readonly onChange: (isUsed: boolean) => void;
};

/** Asks whether the order uses the store credit. It shows nothing if there is none. */
export function UseCredit({ credit, isUsed, onChange }: Props) {
  const t = useWords();
  const language = useLanguage();
  if (!credit) return null;
  const amount = formatMoney(credit, language);
  return (
    <label className="row hit">
      <input type="checkbox" checked={isUsed} onChange={({ target }) => onChange(target.checked)} />
      {t(text(`Use the store credit of ${amount}`, `使用储值 ${amount}`))}
    </label>
  );
}
