import { type Store, useStore } from '../../../app/store.ts';
import { formatNumber, useLanguage, useWords } from '../../../app/words.ts';
import { Key } from '../../show/key.tsx';
import type { AnyList } from '../any-list.ts';
import type { Held } from '../rows/held.ts';

export type Range = { readonly first: number; readonly last: number };
type Props = { readonly list: AnyList; readonly held: Held; readonly range: Store<Range> };

const WORDS = {
  move: { en: 'move', zh: '移动' },
  choose: { en: 'choose', zh: '选择' },
  open: { en: 'open', zh: '打开' },
  edit: { en: 'edit', zh: '编辑' },
  filter: { en: 'filter', zh: '筛选' },
};

/** Shows the keys of the list, and the range of visible rows. */
export function ListFoot({ list, held, range: store }: Props) {
  const { first, last } = useStore(store);
  const t = useWords();
  const language = useLanguage();
  const number = (n: number) => formatNumber(n, language);
  const total = held.next === null ? held.rows.length : held.total;
  const exact = held.next === null || held.totalIsExact;
  const range = held.rows.length === 0 ? '0' : `${number(first + 1)}–${number(Math.min(last + 1, held.rows.length))}`;
  const of = total === undefined ? '' : `${number(total)}${exact ? '' : '+'}`;
  return (
    <p className="keys fine dimmer">
      <span className="list-keys" aria-hidden="true">
        <Key>j</Key> <Key>k</Key> {t(WORDS.move)}
      </span>
      {list.bulk && (
        <span className="list-keys" aria-hidden="true">
          <Key>x</Key> {t(WORDS.choose)}
        </span>
      )}
      {list.href && (
        <>
          <span className="list-keys" aria-hidden="true">
            <Key>Enter</Key> {t(WORDS.open)}
          </span>
          <span className="list-keys" aria-hidden="true">
            <Key>e</Key> {t(WORDS.edit)}
          </span>
        </>
      )}
      {list.filters && (
        <span className="list-keys" aria-hidden="true">
          <Key>f</Key> {t(WORDS.filter)}
        </span>
      )}
      <span className="grow" />
      <span>{of ? t({ en: `${range} of ${of}`, zh: `第 ${range} 条，共 ${of} 条` }) : range}</span>
    </p>
  );
}
