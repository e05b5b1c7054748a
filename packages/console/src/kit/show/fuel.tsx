import type { Text } from '@toric/contracts/kernel/sentence';
import type { Eye } from '@toric/contracts/lens';
import { useWords } from '../../app/words.ts';
import { eyeLetters } from './eye.tsx';

type Props = {
  /** States the share, from 0 (empty) to 1 (full). */
  readonly share: number;
  readonly label: Text;
  readonly eye?: Eye;
  readonly tone?: 'tint' | 'ok' | 'wait';
  readonly wide?: boolean;
  readonly grow?: boolean;
};

/** Shows a remaining or finished share as a bar. */
export function Fuel({ share, label, eye, tone = 'tint', wide = false, grow = false }: Props) {
  const t = useWords();
  const classes = ['fuel', eye ? eyeLetters(eye).side : tone, wide && 'wide', grow && 'grow'].filter(Boolean).join(' ');
  return (
    <span className={classes} role="img" aria-label={t(label)}>
      <i style={{ width: `${Math.round(Math.min(Math.max(share, 0), 1) * 100)}%` }} />
    </span>
  );
}
