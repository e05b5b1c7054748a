import type { Guide } from '@toric/contracts/kernel/guide';
import { Dominance, type Eye as EyeName } from '@toric/contracts/lens';
import { DOMINANCE_WORDS } from '@toric/contracts/lens.words';
import { useId } from 'react';
import { useWatch } from 'react-hook-form';
import { text, useWords } from '../../../app/words.ts';
import { FieldFrame } from '../../../kit/form/field-frame.tsx';
import { FormField } from '../../../kit/form/form-field.tsx';
import { useFormAround } from '../../../kit/form/use-spec-form.ts';
import { Eye } from '../../../kit/show/eye.tsx';
import { EyeAdvice } from './advice.tsx';
import { contentFields, type Prefix } from './fields.ts';

type Props = { readonly guide: Guide; readonly prefix?: Prefix };
type EyeProps = Required<Props> & { readonly eye: EyeName; readonly market: unknown };

const NAMES = { right: text('Right eye', '右眼'), left: text('Left eye', '左眼') };
const SIDES = { right: 'od', left: 'os' } as const;
type Lens = Readonly<Record<string, unknown>>;
const typed = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Shows the design and the colour of a lens. Most lenses have neither, so the fields are collapsed. */
function Rare({ guide, prefix, eye }: Omit<EyeProps, 'market'>) {
  const t = useWords();
  const { methods } = useFormAround();
  const [designId, colourId] = [useId(), useId()];
  const name = `${prefix}eyes.${eye}.parameters`;
  const watched: unknown = useWatch({ control: methods.control, name });
  const lens: Lens = typeof watched === 'object' && watched !== null ? (watched as Lens) : {};
  // the whole lens object is set, because the field of the power also writes values of this object
  const set = (part: Lens) => methods.setValue(name, { ...lens, ...part }, { shouldDirty: true });
  const frame = { error: undefined, isOptional: true, shape: 'single', hasExample: false, width: 'half' } as const;
  return (
    <details>
      <summary className="fine">{t(text('Design and colour', '设计和颜色'))}</summary>
      <div className="form-grid">
        <FieldFrame {...frame} id={designId} label={t(text('Design', '设计'))} guide={guide[`${name}.dominance`]}>
          <select
            id={designId}
            className="input"
            value={typed(lens['dominance'])}
            onChange={({ target }) => set({ dominance: target.value === '' ? undefined : target.value })}
          >
            <option value="">–</option>
            {Dominance.options.map((one) => (
              <option key={one} value={one}>
                {t(DOMINANCE_WORDS[one].label)}
              </option>
            ))}
          </select>
        </FieldFrame>
        <FieldFrame {...frame} id={colourId} label={t(text('Colour', '颜色'))} guide={guide[`${name}.colour`]}>
          <input
            id={colourId}
            className="input"
            maxLength={40}
            value={typed(lens['colour'])}
            onChange={({ target }) => set({ colour: target.value === '' ? undefined : target.value })}
          />
        </FieldFrame>
      </div>
    </details>
  );
}

function EyeFields({ guide, prefix, eye, market }: EyeProps) {
  const t = useWords();
  const { methods } = useFormAround();
  const name = `${prefix}eyes.${eye}`;
  const [productId, parameters]: readonly unknown[] = useWatch({
    control: methods.control,
    name: [`${name}.productId`, `${name}.parameters`],
  });
  return (
    <section className={`${SIDES[eye]} stack`} aria-label={t(NAMES[eye])}>
      <span className="row">
        <Eye eye={eye} />
        <b>{t(NAMES[eye])}</b>
      </span>
      <FormField field={{ name: `${name}.productId`, control: 'product' }} guide={guide} />
      <FormField field={{ name: `${name}.parameters`, control: 'power' }} guide={guide} />
      <Rare guide={guide} prefix={prefix} eye={eye} />
      <EyeAdvice productId={productId} parameters={parameters} market={market} />
    </section>
  );
}

/** Shows the fields of a prescription: both eyes side by side, then its days and its prescriber. */
export function PrescriptionFields({ guide, prefix = '' }: Props) {
  const { methods } = useFormAround();
  const t = useWords();
  const market: unknown = useWatch({ control: methods.control, name: `${prefix}issuedIn` });
  const isEye = ({ name }: { readonly name: string }) => name.startsWith(`${prefix}eyes.`);
  const others = contentFields(prefix).filter((field) => !isEye(field));
  const missing = methods.formState.errors[prefix === '' ? 'eyes' : 'contents'];
  const noEye = missing && 'message' in missing && typeof missing.message === 'string' ? missing.message : undefined;
  return (
    <>
      <div className="eyes">
        <EyeFields guide={guide} prefix={prefix} eye="right" market={market} />
        <EyeFields guide={guide} prefix={prefix} eye="left" market={market} />
      </div>
      {noEye && (
        <p className="err" role="alert">
          {t(text('Prescribe for at least one eye.', '至少为一只眼睛开具处方。'))}
        </p>
      )}
      <div className="form-grid">
        {others.map((field) => (
          <FormField key={field.name} field={field} guide={guide} />
        ))}
      </div>
    </>
  );
}
