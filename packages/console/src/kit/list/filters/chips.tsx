import { Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactElement, useCallback, useRef, useState } from 'react';
import { useKeys } from '../../../app/keys.ts';
import { useWords } from '../../../app/words.ts';
import { Key } from '../../show/key.tsx';
import type { AnyList } from '../any-list.ts';
import { FocusFirst } from '../focus-first.tsx';
import { FilterEditor } from './filter-editor.tsx';
import type { Filters, ListQuery } from './filter-values.ts';
import { OptionList } from './option-list.tsx';
import { fieldLabel, phraseOf } from './phrases.ts';
import { PhraseValue } from './phrase-value.tsx';

type Props = {
  readonly list: AnyList;
  readonly filters: Filters;
  readonly faults: ListQuery['faults'];
  readonly onChange: (filters: Filters) => void;
};

const ADD = { en: 'Filter', zh: '筛选' };
const ADD_WORDS = { en: 'Add a filter', zh: '添加筛选条件' };
const CLEAR = { en: 'Remove all', zh: '全部移除' };

/** The filters as chips. Each part opens by itself, × removes the filter, and F adds one. */
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
          {...{ list, name, free, faults }}
          key={name}
          value={filters[name] ?? ''}
          onSet={(other, value) => {
            onChange({ ...without(name), [other]: value });
            focusChip(other);
          }}
          onRemove={() => {
            onChange(without(name));
            focusChip();
          }}
        />
      ))}
      {free.length > 0 && (
        <FilterPopover
          {...{ list, free }}
          opened={isAdding ? 'field' : undefined}
          onClose={() => setAdding(false)}
          onSet={(name, value) => {
            onChange({ ...filters, [name]: value });
            focusChip(name);
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

/** Returns the box of the chips, and the function that gives a chip the focus. Without a name, "+ Filter" gets it. */
function useChipFocus() {
  const box = useRef<HTMLDivElement>(null);
  const focus = useCallback((name?: string) => {
    const find = () =>
      box.current?.querySelector<HTMLElement>(`[data-filter="${name ?? ''}"] button:nth-of-type(2)`) ??
      box.current?.querySelector<HTMLElement>('.chip.add');
    // the popover gives the focus back first, to a part that may be gone
    setTimeout(() => find()?.focus(), FOCUS_MS);
  }, []);
  return [box, focus] as const;
}
const FOCUS_MS = 150;

type ChipProps = {
  readonly list: AnyList;
  readonly name: string;
  readonly value: string;
  readonly free: readonly string[];
  readonly faults: ListQuery['faults'];
  readonly onSet: (name: string, value: string) => void;
  readonly onRemove: () => void;
};

function Chip({ list, name, value, free, faults, onSet, onRemove }: ChipProps) {
  const t = useWords();
  const [opened, setOpened] = useState<'field' | 'value'>();
  const filter = list.filters?.[name];
  if (!filter) return null;
  const phrase = phraseOf(filter, value);
  const fault = faults[name];
  const label = t(phrase.label);
  return (
    <FilterPopover {...{ list, free, opened, onSet, name, value }} onClose={() => setOpened(undefined)}>
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

type PopoverProps = {
  readonly list: AnyList;
  readonly free: readonly string[];
  readonly opened: 'field' | 'value' | undefined;
  readonly name?: string;
  readonly value?: string;
  readonly onSet: (name: string, value: string) => void;
  readonly onClose: () => void;
  readonly children: ReactElement;
};

/** Asks for the field of a filter, then for its value. */
function FilterPopover({ list, free, opened, name: current, value, onSet, onClose, children }: PopoverProps) {
  const t = useWords();
  const [field, setField] = useState<string>();
  const name = opened === 'value' ? current : field;
  const filter = name === undefined ? undefined : list.filters?.[name];
  const close = () => {
    setField(undefined);
    onClose();
  };
  const options = (current === undefined ? free : [current, ...free]).flatMap((one) => {
    const declared = list.filters?.[one];
    return declared ? [{ value: one, label: t(fieldLabel(declared, Object.values(list.filters ?? {}))) }] : [];
  });
  return (
    <Popover
      opened={opened !== undefined}
      onChange={(isOpened) => !isOpened && close()}
      position="bottom-start"
      withRoles={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t(filter?.label ?? ADD_WORDS)} className="list-popover">
        <FocusFirst key={name ?? ''}>
          {name !== undefined && filter ? (
            <FilterEditor
              {...{ filter, name, operation: list.operation }}
              value={name === current ? value : undefined}
              onSet={(next) => {
                onSet(name, next);
                close();
              }}
            />
          ) : (
            <OptionList options={options} chosen={current} onChoose={setField} />
          )}
        </FocusFirst>
      </Popover.Dropdown>
    </Popover>
  );
}
