import type { Text } from '@toric/contracts/kernel/sentence';
import { useId } from 'react';
import { useWords } from '../../../app/words.ts';

type Props = { readonly label: Text; readonly value: string; readonly onChange: (value: string) => void };

/** Shows a text field of one line, with its label. */
export function Line({ label, value, onChange }: Props) {
  const t = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t(label)}</label>
      <input id={id} className="input" value={value} onChange={({ target }) => onChange(target.value)} />
    </div>
  );
}
