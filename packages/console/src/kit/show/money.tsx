import { formatMoney, type MoneyValue } from '../../app/formats.ts';
import { useLanguage } from '../../app/words.ts';

/** Shows an amount of money, with digits of equal width. */
export function Money({
  value,
  signed = false,
}: {
  readonly value: MoneyValue | null | undefined;
  readonly signed?: boolean;
}) {
  const language = useLanguage();
  return <span className="money">{value ? formatMoney(value, language, signed) : '–'}</span>;
}
