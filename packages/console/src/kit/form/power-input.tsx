import type { Text } from '@toric/contracts/kernel/sentence';
import { useState } from 'react';
import { formatPower } from '../../app/formats.ts';
import { useWords } from '../../app/words.ts';
import { Dial } from '../show/dial.tsx';
import { Power } from '../show/power.tsx';
import type { Values } from './model/body.ts';
import { type ControlProps, inputProps } from './controls/control-props.ts';
import { parsePower } from './power.ts';
import { keysOf } from './model/schema.ts';
import { fieldText, numberText, parseNumber } from './typed-values.ts';

type Lens = Readonly<Record<string, unknown>>;
type Attributes = Omit<ReturnType<typeof inputProps>, 'ref'> & { readonly ref?: ControlProps['inputRef'] };
type Props = {
  readonly value: Lens | null;
  readonly onChange: (lens: Values | null) => void;
  readonly label: string;
  readonly id?: string;
  readonly invalid?: boolean;
  readonly attributes?: Attributes;
  /** Names the curves that the field also asks for beside the power: `baseCurve`, `diameter`. */
  readonly curves?: readonly string[];
};

const CURVES: Readonly<Record<string, { readonly label: Text; readonly short: string }>> = {
  baseCurve: { label: { en: 'Base curve in millimetres', zh: '基弧（毫米）' }, short: 'BC' },
  diameter: { label: { en: 'Diameter in millimetres', zh: '直径（毫米）' }, short: 'DIA' },
};
/**
 * Holds the labels of the values of rigid and orthokeratology lenses. Most prescriptions have none, so the fields are
 * collapsed.
 */
const RIGID: typeof CURVES = {
  backOpticZone: { label: { en: 'Back optic zone in millimetres', zh: '后光学区（毫米）' }, short: 'BOZD' },
  returnZoneDepth: { label: { en: 'Return zone depth in micrometres', zh: '反转弧深度（微米）' }, short: 'RZD' },
  landingZoneAngle: { label: { en: 'Landing zone angle in degrees', zh: '着陆角（度）' }, short: 'LZA' },
  jessenFactor: { label: { en: 'Jessen factor in dioptres', zh: 'Jessen 因子（屈光度）' }, short: 'JF' },
};
const RIGID_NAMES = Object.keys(RIGID);
const RIGID_VALUES = { en: 'Rigid and ortho-k values', zh: '硬镜和塑形镜参数' };
const isRead = (value: unknown) => typeof value === 'number';

function CurveInput({ name, lens, onChange }: { name: string; lens: Lens; onChange: (lens: Values) => void }) {
  const t = useWords();
  const [text, setText] = useState<string>();
  const curve = CURVES[name] ?? RIGID[name];
  return (
    <span className="input">
      <span className="form-suffix" aria-hidden="true">
        {curve?.short}
      </span>
      <input
        aria-label={curve && t(curve.label)}
        inputMode="decimal"
        autoComplete="off"
        value={text ?? numberText(lens[name])}
        onChange={(event) => {
          setText(event.target.value);
          const { [name]: _, ...others } = lens;
          const typed = event.target.value;
          // an empty field of a rigid lens means that the lens has no such value
          if (typed.trim() === '' && name in RIGID) onChange(others);
          else onChange({ ...lens, [name]: parseNumber(typed) ?? typed });
        }}
        onBlur={() => setText(undefined)}
      />
    </span>
  );
}

/** Shows the values of rigid lenses. They are expanded if the lens has one of them. */
function RigidInputs({ lens, onChange }: { lens: Lens; onChange: (lens: Values) => void }) {
  const t = useWords();
  return (
    <details open={RIGID_NAMES.some((name) => lens[name] !== undefined)}>
      <summary className="form-fold fine dim">{t(RIGID_VALUES)}</summary>
      <div className="form-power">
        {RIGID_NAMES.map((name) => (
          <CurveInput key={name} name={name} lens={lens} onChange={onChange} />
        ))}
      </div>
    </details>
  );
}

/** Shows the power that was read from the typed text, so that the person can check it at once. */
function ReadBack({ typed, lens }: { readonly typed: string; readonly lens: Lens }) {
  const t = useWords();
  const read = typed.trim() === '' ? undefined : parsePower(typed);
  if (read && !read.ok) return <p className="form-read t-wait">{t(read.problem)}</p>;
  if (!isRead(lens['sphere'])) return <p className="form-read" />;
  const axis = isRead(lens['axis']) ? (lens['axis'] as number) : undefined;
  return (
    <p className="form-read">
      {axis !== undefined && <Dial axis={axis} />}
      <Power lens={lens} />
    </p>
  );
}

/**
 * Shows a field for a power in any spacing, with base curve and diameter if the lens needs them. Other parameters are
 * kept.
 */
export function PowerInput({ value, onChange, label, id, invalid, attributes, curves = [] }: Props) {
  const [typed, setTyped] = useState<string>();
  const lens = value ?? {};
  function change(text: string) {
    setTyped(text);
    const { sphere: _s, cylinder: _c, axis: _a, add: _d, ...others } = lens;
    const read = parsePower(text);
    if (text.trim() === '') onChange(Object.keys(others).length > 0 ? others : null);
    else onChange(read.ok ? { ...others, ...read.power } : { ...others, sphere: text });
  }
  const shown = isRead(lens['sphere']) ? formatPower(lens) : fieldText(lens['sphere']);
  return (
    <>
      <div className={curves.length > 0 ? 'form-power' : undefined}>
        <input
          id={id}
          className="input"
          aria-label={id ? undefined : label}
          aria-invalid={invalid || undefined}
          {...attributes}
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder="−2.25 −0.75 180"
          value={typed ?? shown}
          onChange={(event) => change(event.target.value)}
          onBlur={() => {
            setTyped(undefined);
            attributes?.onBlur();
          }}
        />
        {curves.map((name) => (
          <CurveInput key={name} name={name} lens={lens} onChange={onChange} />
        ))}
      </div>
      {curves.length > 0 && <RigidInputs lens={lens} onChange={onChange} />}
      <ReadBack typed={typed ?? ''} lens={lens} />
    </>
  );
}

/** Shows the power of a lens in a form. */
export function PowerControl(props: ControlProps) {
  const { value, label, schema, onChange } = props;
  const lens = typeof value === 'object' && value !== null ? (value as Lens) : null;
  const curves = Object.keys(CURVES).filter((name) => keysOf(schema).includes(name));
  return <PowerInput value={lens} label={label} curves={curves} onChange={onChange} attributes={inputProps(props)} />;
}
