import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../app/words.ts';
import type { useEntries } from './use-entries.ts';

type Props = {
  readonly id: string;
  readonly text: string;
  readonly search: ReturnType<typeof useEntries>['search'];
  /** Holds the index of the chosen entry, if there are entries. */
  readonly chosen: number | undefined;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

const FIND = { en: 'Find or do something', zh: '查找或执行操作' };
const HOLDER = { en: 'Find, or scan a box', zh: '查找，或扫描包装盒' };

/** Shows the field of the palette. It keeps the focus while the arrow keys choose an entry. */
export function PaletteField({ id, text, search, chosen, onType, onKeyDown }: Props) {
  const t = useWords();
  return (
    <div className="pal-in">
      <IconSearch size={16} stroke={1.5} aria-hidden />
      <input
        role="combobox"
        aria-label={t(FIND)}
        aria-expanded={chosen !== undefined}
        aria-controls={chosen === undefined ? undefined : `${id}-list`}
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen}`}
        aria-autocomplete="list"
        placeholder={t(HOLDER)}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {search.isKnown && !search.problem && <span className="fine dimmer">{search.ms} ms</span>}
      <kbd aria-hidden="true">Esc</kbd>
    </div>
  );
}
