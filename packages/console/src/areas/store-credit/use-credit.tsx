import type { Money as Amount } from '@toric/contracts/kernel/money';
import { GetStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { useAnswer, useMay } from '../../app/api.ts';
import { formatMoney } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';

/** This token names no card. It is sent if store credit pays the whole total, so the provider never receives it. */
export const NO_CARD = 'store-credit';

/**
 * Returns the part of a total that the store credit of a customer pays. Returns undefined if there is no credit, or if
 * it is not loaded yet.
 */
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

/** Asks whether the order uses the store credit. Shows nothing if the customer has none. */
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
