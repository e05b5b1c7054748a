import type { Item, PagedOperation } from '@toric/client/types';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Words } from '@toric/contracts/kernel/words';
import { formatNumber, useLanguage } from '../../app/words.ts';
import type { Column } from '../kit.types.ts';
import { Badge } from '../show/badge.tsx';
import { Money } from '../show/money.tsx';
import { Day, When } from '../show/when.tsx';

type Extra = { readonly width?: number; readonly hidden?: true };
type Get<T, V> = (item: T) => V | null | undefined;

/** Returns a column with a short text. `isName` makes it bold, for the first column. */
const textColumn = <T,>(
  id: string,
  label: Text,
  get: Get<T, string>,
  { isName, ...extra }: Extra & { readonly isName?: true } = {},
): Column<T> => ({
  ...{ id, label, ...extra },
  cell: (item) => (isName ? <b>{get(item)}</b> : get(item)),
  text: (item) => get(item) ?? '',
});

/** Returns a column that shows the state of a row as a badge. */
const badgeColumn = <T,>(id: string, label: Text, words: Words, get: Get<T, string>, extra: Extra = {}): Column<T> => ({
  ...{ id, label, ...extra },
  cell: (item) => <Badge words={words} value={get(item)} />,
  text: (item) => words[get(item) ?? '']?.label.en ?? get(item) ?? '',
});

/** Returns a column that shows a number, aligned to the end. */
const numberColumn = <T,>(id: string, label: Text, get: Get<T, number>, extra: Extra = {}): Column<T> => ({
  ...{ id, label, align: 'end', ...extra },
  cell: (item) => <Count n={get(item)} />,
  text: (item) => String(get(item) ?? ''),
});

function Count({ n }: { readonly n: number | null | undefined }) {
  const language = useLanguage();
  return typeof n === 'number' ? formatNumber(n, language) : '–';
}

type MoneyOf = { readonly amount: number; readonly currency: string };

/** Returns a column that shows an amount of money, aligned to the end. A download has the amount and its currency. */
const moneyColumn = <T,>(id: string, label: Text, get: Get<T, MoneyOf>, extra: Extra = {}): Column<T> => ({
  ...{ id, label, align: 'end', ...extra },
  cell: (item) => <Money value={get(item)} />,
  text: (item) => amountText(get(item)),
});

/** Returns an amount for a spreadsheet: `419.96 USD`. The currency decides the number of decimals. */
function amountText(money: MoneyOf | null | undefined): string {
  if (!money) return '';
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: money.currency, useGrouping: false });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return `${(money.amount / 10 ** digits).toFixed(digits)} ${money.currency}`;
}

/** Returns a column that shows an instant. An instant near the present is shown in words. */
const whenColumn = <T,>(id: string, label: Text, get: Get<T, string>, extra: Extra = {}): Column<T> => ({
  ...{ id, label, width: 200, ...extra },
  cell: (item) => <When at={get(item) ?? null} />,
  text: (item) => get(item) ?? '',
});

/** Returns a column that shows a calendar day. */
const dayColumn = <T,>(id: string, label: Text, get: Get<T, string>, extra: Extra = {}): Column<T> => ({
  ...{ id, label, width: 165, ...extra },
  cell: (item) => <Day day={get(item)} />,
  text: (item) => get(item) ?? '',
});

/**
 * Returns functions that make the usual columns for rows of a type. Each column has a cell for the page and a text for
 * downloads.
 */
export const columnsOf = <T,>() => ({
  text: textColumn<T>,
  badge: badgeColumn<T>,
  number: numberColumn<T>,
  money: moneyColumn<T>,
  when: whenColumn<T>,
  day: dayColumn<T>,
});

/** Returns functions that make the usual columns for the rows of an operation. */
export const columnsFor = <O extends PagedOperation>() => columnsOf<Item<O>>();
