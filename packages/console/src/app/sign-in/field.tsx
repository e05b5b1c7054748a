import { IconAlertTriangle } from '@tabler/icons-react';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { useWords } from '../words.ts';

type Props = InputHTMLAttributes<HTMLInputElement> & {
  readonly label: Text;
  readonly help?: ReactNode;
  readonly error?: Text | undefined;
  readonly onValue: (value: string) => void;
};

/** Shows one field of the pages before the console. Its error replaces its help. */
export function GateField({ label, help, error, onValue, className, ...input }: Props) {
  const t = useWords();
  const id = useId();
  const note = error || help ? `${id}-note` : undefined;
  return (
    <div className={error ? 'field bad' : 'field'}>
      <label htmlFor={id}>{t(label)}</label>
      <input
        {...input}
        id={id}
        className={['input', className].filter(Boolean).join(' ')}
        aria-invalid={error ? true : undefined}
        aria-describedby={note}
        onChange={({ target }) => onValue(target.value)}
      />
      {error && (
        <p className="err" id={note} role="alert">
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />
          {t(error)}
        </p>
      )}
      {help && (
        <p className="help" id={error ? undefined : note}>
          {help}
        </p>
      )}
    </div>
  );
}
