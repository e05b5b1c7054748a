import type { Text } from '@toric/contracts/kernel/sentence';
import type { Words } from '@toric/contracts/kernel/words';
import { useId } from 'react';
import { useWords } from '../../../app/words.ts';

type Props<V extends string> = {
  readonly label: Text;
  readonly words: Words<V>;
  readonly value: V | '';
  readonly onChange: (value: V | '') => void;
  /** Holds the text of the option that means no choice. Without it, a value is always chosen. */
  readonly none?: Text;
  /** Lists the values that are offered. The default is every value that has words. */
  readonly values?: readonly V[];
  /** If true, only screen readers read the label, because a heading shows the same text. */
  readonly hidesLabel?: boolean;
};

/** Shows a choice among the values of an enum. */
export function Select<V extends string>({ label, words, value, onChange, none, values, hidesLabel }: Props<V>) {
  const t = useWords();
  const id = useId();
  const offered = values ?? (Object.keys(words) as V[]); // safe cast: the keys of the words are the values
  return (
    <div className="field">
      <label htmlFor={id} className={hidesLabel ? 'sr' : undefined}>
        {t(label)}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={({ target }) => onChange(offered.find((one) => one === target.value) ?? '')}
      >
        {none && <option value="">{t(none)}</option>}
        {offered.map((one) => (
          <option key={one} value={one}>
            {t(words[one].label)}
          </option>
        ))}
      </select>
    </div>
  );
}
