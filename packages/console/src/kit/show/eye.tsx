import type { Eye as EyeName } from '@toric/contracts/lens';
import { text, useWords } from '../../app/words.ts';

const NAMES = {
  right: { letters: 'OD', side: 'od', name: text('right eye', '右眼') },
  left: { letters: 'OS', side: 'os', name: text('left eye', '左眼') },
} as const;

/** The letters and the colour that are reserved for an eye: `od` or `os`. */
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
