import type { Eye as EyeName } from '@toric/contracts/lens';
import type { PowerValues } from '../../app/formats.ts';
import { Dial } from './dial.tsx';
import { Eye } from './eye.tsx';
import { Power } from './power.tsx';

/** One eye on one line: its letters, the picture of its axis and its power. */
export function EyeLine({ eye, lens }: { readonly eye: EyeName; readonly lens: PowerValues | null | undefined }) {
  return (
    <span className="pline">
      <Eye eye={eye} />
      {lens?.cylinder ? <Dial axis={lens.axis} /> : null}
      <Power lens={lens} />
    </span>
  );
}
