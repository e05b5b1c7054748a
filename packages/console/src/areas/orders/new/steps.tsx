import type { Text } from '@toric/contracts/kernel/sentence';
import { text, useWords } from '../../../app/words.ts';
import { Key } from '../../../kit/show/key.tsx';

type Step = { readonly key: string; readonly label: Text; readonly about: Text; readonly run: () => void };
type Props = {
  /** Holds the index of the next step of the call: 0, 1 or 2. */
  readonly at: number;
  readonly steps: readonly Step[];
};

/** Shows the three keys of a call: the same as last time, read back, place. */
export function ThreeKeys({ at, steps }: Props) {
  const t = useWords();
  return (
    <ol className="threekeys rule" aria-label={t(text('The steps of the call', '通话步骤'))}>
      {steps.map(({ key, label, about, run }, index) => (
        <li
          key={key}
          className={index < at ? 'done' : index === at ? 'now' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <button type="button" className="plain row" onClick={run}>
            <Key>{key}</Key>
            <span>
              <b>{t(label)}</b>
              <br />
              {t(about)}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
