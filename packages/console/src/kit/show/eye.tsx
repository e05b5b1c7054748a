import type { Eye as EyeName } from '@toric/contracts/lens';
import type { PowerValues } from '../../app/formats.ts';
import { text, useWords } from '../../app/words.ts';
import { Dial } from './dial.tsx';
import { Power } from './power.tsx';

const NAMES = {
  right: { letters: 'OD', side: 'od', name: text('right eye', '右眼') },
  left: { letters: 'OS', side: 'os', name: text('left eye', '左眼') },
} as const;

/** Returns the letters and the colour of an eye: `od` or `os`. */
export const eyeLetters = (eye: EyeName) => NAMES[eye];

/** Names an eye: OD in blue, OS in plum. */
export function Eye({ eye, long = false }: { readonly eye: EyeName; readonly long?: boolean }) {
  const t = useWords();
  const { letters, side, name } = NAMES[eye];
  return (
    <>
      <span className={`eye ${side}`} aria-hidden={long || undefined} title={t(name)}>
        {letters}
      </span>
      {long ? <span>{t(name)}</span> : <span className="sr">{t(name)}</span>}
    </>
  );
}

/** Shows one eye on one line: its letters, the picture of its axis and its power. */
export function EyeLine({ eye, lens }: { readonly eye: EyeName; readonly lens: PowerValues | null | undefined }) {
  return (
    <span className="pline">
      <Eye eye={eye} />
      {lens?.cylinder ? <Dial axis={lens.axis} /> : null}
      <Power lens={lens} />
    </span>
  );
}
