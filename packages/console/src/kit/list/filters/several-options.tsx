import { type FormEvent, useState } from 'react';
import { useWords } from '../../../app/words.ts';
import { moveWithArrows, type Option } from './option-list.tsx';

type Props = {
  readonly options: readonly Option[];
  /** Holds the chosen values, separated by commas. */
  readonly chosen: string | undefined;
  readonly onSet: (values: string) => void;
};

const SHOW = { en: 'Show these', zh: '显示这些' };

/** Shows options of which a person chooses several. */
export function SeveralOptions({ options, chosen, onSet }: Props) {
  const t = useWords();
  const [values, setValues] = useState<readonly string[]>(chosen ? chosen.split(',') : []);
  const toggle = (value: string) =>
    setValues(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const inOrder = options.map(({ value }) => value).filter((value) => values.includes(value));
    if (inOrder.length > 0) onSet(inOrder.join(','));
  };
  return (
    <form className="list-options" onSubmit={submit} onKeyDown={moveWithArrows}>
      <ul>
        {options.map(({ value, label }) => (
          <li key={value}>
            <label className="row list-check">
              <input type="checkbox" checked={values.includes(value)} onChange={() => toggle(value)} />
              {label}
            </label>
          </li>
        ))}
      </ul>
      <button type="submit" className="btn main small" disabled={values.length === 0}>
        {t(SHOW)}
      </button>
    </form>
  );
}
