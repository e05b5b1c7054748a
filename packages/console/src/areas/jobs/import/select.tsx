import type { Text } from '@toric/contracts/kernel/sentence';
import type { Words } from '@toric/contracts/kernel/words';
import { useId } from 'react';
import { useWords } from '../../../app/words.ts';

type Props<V extends string> = {
  readonly label: Text;
  readonly words: Words<V>;
  readonly value: V | '';
  readonly onChange: (value: V | '') => void;
  /** The words for no choice. Without them a choice is always made. */
  readonly none?: Text;
  /** The values that are offered. By default all that have words. */
  readonly values?: readonly V[];
  /** True if the label is for screen readers only, because a heading says the same. */
  readonly hidesLabel?: boolean;
};

/** A choice among the values of an enum. */
export function Select<V extends string>({ label, words, value, onChange, none, values, hidesLabel }: Props<V>) {
  const t = useWords();
  const id = useId();
  const offered = values ?? (Object.keys(words) as V[]); // the keys of the words
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
