import { type PowerValues, powerParts } from '../../app/formats.ts';
import { Dial } from './dial.tsx';

type Props = {
  readonly lens: PowerValues | null | undefined;
  readonly big?: boolean;
  /** If true, the axis is also shown as a picture. */
  readonly dial?: boolean;
};

/** Shows the power of a lens, in the notation of opticians. It never wraps. */
export function Power({ lens, big = false, dial = false }: Props) {
  if (!lens) return <span className="dimmer">–</span>;
  const power = (
    <span className={big ? 'power big' : 'power'}>
      {powerParts(lens).map(({ text, sign }, index) => (sign ? <i key={index}>{text}</i> : text))}
    </span>
  );
  if (!dial || !lens.cylinder) return power;
  return (
    <span className="pline">
      <Dial axis={lens.axis} big={big} />
      {power}
    </span>
  );
}
