import { useWatch } from 'react-hook-form';
import { useWords } from '../../app/words.ts';
import { type AnyFormSpec, hiddenIn, type Values } from './model/body.ts';
import { FormField } from './form-field.tsx';
import { useFormAround } from './use-spec-form.ts';

/** Shows the fields of a form, in sections. Fields whose condition is false are left out. */
export function FormFields({ spec }: { readonly spec: AnyFormSpec }) {
  const { methods } = useFormAround();
  const values = useWatch({ control: methods.control }) as Values;
  const hidden = hiddenIn(spec, values);
  const t = useWords();
  return spec.sections.map(({ title, fields }, at) => {
    const shown = fields.filter(({ name }) => !hidden.includes(name));
    if (shown.length === 0) return null;
    const grid = (
      <div className="form-grid">
        {shown.map((field) => (
          <FormField key={field.name} field={field} guide={spec.guide} isFirst={at === 0 && field === shown[0]} />
        ))}
      </div>
    );
    if (!title) return <div key={at}>{grid}</div>;
    return (
      <fieldset key={at} className="form-section">
        <legend>{t(title)}</legend>
        {grid}
      </fieldset>
    );
  });
}
