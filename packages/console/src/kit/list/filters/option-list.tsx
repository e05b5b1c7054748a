import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useWords } from '../../../app/words.ts';

export type Option = { readonly value: string; readonly label: string; readonly detail?: ReactNode };

/** A list with more options than this has a search field. */
const FEW = 8;
const FIND = { en: 'Find in this list', zh: '在此列表中查找' };
const NONE = { en: 'Nothing has this name.', zh: '没有此名称的项。' };

/** Moves the focus between the buttons of a list with the arrow keys. */
export function moveWithArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}

/** Shows options of which a person chooses one, by mouse, by arrow keys or by a part of its name. */
export function OptionList({
  options,
  chosen,
  onChoose,
}: {
  readonly options: readonly Option[];
  readonly chosen?: string | undefined;
  readonly onChoose: (value: string) => void;
}) {
  const t = useWords();
  const [text, setText] = useState('');
  const found = options.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <div className="list-options" onKeyDown={moveWithArrows}>
      {options.length > FEW && (
        <input
          className="input"
          aria-label={t(FIND)}
          placeholder={t(FIND)}
          value={text}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found[0]) onChoose(found[0].value);
          }}
        />
      )}
      <ul>
        {found.map(({ value, label, detail }) => (
          <li key={value}>
            <button type="button" aria-current={value === chosen || undefined} onClick={() => onChoose(value)}>
              <span className="list-option-mark">
                {value === chosen && <IconCheck size={16} stroke={1.5} aria-hidden />}
              </span>
              <span className="grow">{label}</span>
              {detail}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="fine dimmer">{t(NONE)}</p>}
    </div>
  );
}
