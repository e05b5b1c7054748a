import { Popover } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '../../../app/announce.ts';
import { useWords } from '../../../app/words.ts';
import type { AnyList } from '../any-list.ts';
import { type Arrangement, arrange, moveColumn } from './columns.ts';

type Props = {
  readonly list: AnyList;
  readonly arranged: readonly Arrangement[];
  readonly onChange: (columns: readonly Arrangement[]) => void;
};

const COLUMNS = { en: 'Columns', zh: '列' };
const RESET = { en: 'As the list had them', zh: '恢复列表原样' };
const ALWAYS = { en: 'always first', zh: '始终在最前' };

/** Chooses the columns of a list and their order. */
export function ColumnChooser({ list, arranged, onChange }: Props) {
  const t = useWords();
  const [opened, setOpened] = useState(false);
  const columns = arrange(list.columns, arranged);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" withRoles={false} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="btn bare"
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <IconColumns3 size={16} stroke={1.5} aria-hidden />
          {t(COLUMNS)}
        </button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t(COLUMNS)} className="list-popover">
        <ul className="list-columns">
          {columns.map((column, index) => (
            <ColumnLine {...{ list, column, columns, onChange }} key={column.id} isFixed={index === 0} />
          ))}
        </ul>
        <button type="button" className="btn small" disabled={arranged.length === 0} onClick={() => onChange([])}>
          {t(RESET)}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}

type LineProps = {
  readonly list: AnyList;
  readonly column: Arrangement;
  readonly columns: readonly Arrangement[];
  readonly isFixed: boolean;
  readonly onChange: Props['onChange'];
};

function ColumnLine({ list, column, columns, isFixed, onChange }: LineProps) {
  const t = useWords();
  const label = list.columns.find(({ id }) => id === column.id)?.label ?? { en: column.id, zh: column.id };
  const place = columns.indexOf(column);
  const show = (isShown: boolean) =>
    onChange(columns.map((one) => (one === column ? { ...one, hidden: !isShown } : one)));
  const move = (step: 1 | -1) => {
    onChange(moveColumn(columns, column.id, step));
    const to = place + step + 1;
    announce(t({ en: `${label.en} is column ${to} now.`, zh: `${label.zh}现为第 ${to} 列。` }));
  };
  return (
    <li className="row">
      <label className="row list-check grow">
        <input
          type="checkbox"
          checked={column.hidden !== true}
          disabled={isFixed}
          onChange={(event) => show(event.currentTarget.checked)}
        />
        {t(label)}
      </label>
      {isFixed ? (
        <span className="fine dimmer">{t(ALWAYS)}</span>
      ) : (
        <>
          <button
            type="button"
            className="list-step"
            disabled={place <= 1}
            aria-label={t({ en: `Move ${label.en} forward`, zh: `将${label.zh}前移` })}
            onClick={() => move(-1)}
          >
            <IconChevronUp size={16} stroke={1.5} aria-hidden />
          </button>
          <button
            type="button"
            className="list-step"
            disabled={place === columns.length - 1}
            aria-label={t({ en: `Move ${label.en} back`, zh: `将${label.zh}后移` })}
            onClick={() => move(1)}
          >
            <IconChevronDown size={16} stroke={1.5} aria-hidden />
          </button>
        </>
      )}
    </li>
  );
}
