import type { Text } from '@toric/contracts/kernel/sentence';
import { useWords } from '../../app/words.ts';
import './choice-buttons.css';

/** Shows a row of buttons of which one is selected, for a few views of a table inside a page. */
export function ChoiceButtons<V extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: Text;
  readonly options: readonly { readonly value: V; readonly label: Text }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}) {
  const t = useWords();
  return (
    <div className="row wrap choices" role="group" aria-label={t(label)}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="btn small"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {t(option.label)}
        </button>
      ))}
    </div>
  );
}
