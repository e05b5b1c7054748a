import { IconX } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { useKeys } from '../../../app/keys.ts';
import { useWords } from '../../../app/words.ts';
import { Key } from '../../show/key.tsx';
import type { AnyList } from '../any-list.ts';
import { ADD_WORDS, FilterPopover } from './filter-popover.tsx';
import type { Filters, ListQuery } from './filter-values.ts';
import { phraseOf } from './phrases.ts';
import { PhraseValue } from './phrase-value.tsx';

type Props = {
  readonly list: AnyList;
  readonly filters: Filters;
  readonly faults: ListQuery['faults'];
  readonly onChange: (filters: Filters) => void;
};

const ADD = { en: 'Filter', zh: '筛选' };
const CLEAR = { en: 'Remove all', zh: '全部移除' };

/** Shows the filters as chips. Each part of a chip opens an editor, × removes the filter, and F adds one. */
export function Chips({ list, filters, faults, onChange }: Props) {
  const t = useWords();
  const [isAdding, setAdding] = useState(false);
  const declared = list.filters ?? {};
  const set = Object.keys(declared).filter((name) => filters[name] !== undefined);
  const free = Object.keys(declared).filter((name) => filters[name] === undefined);
  const [box, focusChip] = useChipFocus();
  useKeys([{ key: 'f', label: ADD_WORDS, when: free.length > 0, run: () => setAdding(true) }]);
  if (Object.keys(declared).length === 0) return null;
  const without = (name: string) => Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name));
  return (
    <div className="chips grow" ref={box}>
      {set.map((name) => (
        <Chip
          {...{ list, name, filters, faults }}
          key={name}
          onSet={(values) => {
            onChange({ ...without(name), ...values });
            focusChip(Object.keys(values)[0]);
          }}
          onRemove={() => {
            onChange(without(name));
            focusChip();
          }}
        />
      ))}
      {free.length > 0 && (
        <FilterPopover
          {...{ list, filters }}
          opened={isAdding ? 'field' : undefined}
          onClose={() => setAdding(false)}
          onSet={(values) => {
            onChange({ ...filters, ...values });
            focusChip(Object.keys(values)[0]);
          }}
        >
          <button type="button" className="chip add" aria-haspopup="dialog" onClick={() => setAdding(true)}>
            + {t(ADD)}&nbsp;<Key>f</Key>
          </button>
        </FilterPopover>
      )}
      {set.length > 1 && (
        <button type="button" className="btn bare small" onClick={() => onChange({})}>
          {t(CLEAR)}
        </button>
      )}
    </div>
  );
}

/**
 * Returns the ref of the container of the chips, and a function that focuses a chip. Without a name, it focuses "+
 * Filter".
 */
function useChipFocus() {
  const box = useRef<HTMLDivElement>(null);
  const focus = useCallback((name?: string) => {
    const find = () =>
      box.current?.querySelector<HTMLElement>(`[data-filter="${name ?? ''}"] button:nth-of-type(2)`) ??
      box.current?.querySelector<HTMLElement>('.chip.add');
    // when it closes, the popover first returns the focus to an element that may no longer exist
    setTimeout(() => find()?.focus(), FOCUS_MS);
  }, []);
  return [box, focus] as const;
}
const FOCUS_MS = 150;

type ChipProps = {
  readonly list: AnyList;
  readonly name: string;
  readonly filters: Filters;
  readonly faults: ListQuery['faults'];
  readonly onSet: (values: Filters) => void;
  readonly onRemove: () => void;
};

function Chip({ list, name, filters, faults, onSet, onRemove }: ChipProps) {
  const t = useWords();
  const [opened, setOpened] = useState<'field' | 'value'>();
  const filter = list.filters?.[name];
  if (!filter) return null;
  const phrase = phraseOf(filter, filters[name] ?? '');
  const fault = faults[name];
  const label = t(phrase.label);
  return (
    <FilterPopover {...{ list, filters, opened, onSet, name }} onClose={() => setOpened(undefined)}>
      <span className={`chip${fault ? ' list-bad' : ''}`} title={fault && t(fault)} data-filter={name}>
        <button type="button" aria-haspopup="dialog" onClick={() => setOpened('field')}>
          <span>{label}</span>
        </button>
        <button type="button" aria-haspopup="dialog" onClick={() => setOpened('value')}>
          {t(phrase.relation)} <PhraseValue filter={filter} value={phrase.value} />
          {fault && <span className="sr"> {t(fault)}</span>}
        </button>
        <button
          type="button"
          aria-label={t({ en: `Remove the filter ${phrase.label.en}`, zh: `移除筛选条件：${phrase.label.zh}` })}
          onClick={onRemove}
        >
          <IconX size={16} stroke={1.5} aria-hidden />
        </button>
      </span>
    </FilterPopover>
  );
}
