import type { Guide } from '@toric/contracts/kernel/guide';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useId } from 'react';
import { useController } from 'react-hook-form';
import { useLanguage, useWords } from '../../app/words.ts';
import type { Control } from '../kit.types.ts';
import { type AnyField, valueAt } from './model/body.ts';
import { type ControlProps, isGroup } from './controls/control-props.ts';
import { controls } from './controls/controls.tsx';
import { FieldFrame } from './field-frame.tsx';
import { guideOf } from './model/guide-of.ts';
import { inWords, messageIn } from './model/messages.ts';
import { controlOf, mayBeEmpty, schemaAt } from './model/schema.ts';
import { useFormAround } from './use-spec-form.ts';

/** Holds the labels of controls whose parts have their own help. */
const NAMES: Readonly<Partial<Record<Control, Text>>> = {
  power: { en: 'Power', zh: '度数' },
  lines: { en: 'Lines', zh: '明细' },
};

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isBlank = (value: unknown) => value === '' || value === null || value === undefined || isSame(value, []);

type Props = { readonly field: AnyField; readonly guide: Guide; readonly isFirst?: boolean };

/** Shows one field of a form. Its control follows from the schema, its label and help from the guide. */
export function FormField({ field, guide, isFirst = false }: Props) {
  const { spec, methods, start } = useFormAround();
  const { field: input, formState } = useController({ name: field.name, control: methods.control });
  const t = useWords();
  const language = useLanguage();
  const id = useId();
  const schema = schemaAt(spec.operation.body, field.name);
  if (!schema) throw new Error(`'${spec.operation.id}' has no field '${field.name}': name a field of its body`);
  const control = field.control ?? controlOf(schema, field.name);
  const help = guideOf(guide, field.name);
  const named = field.label ?? guide[field.name]?.label ?? NAMES[control] ?? help?.label;
  const label = named ? t(named) : field.name;
  const message = messageIn(valueAt(formState.errors, field.name));
  const error = message === undefined ? undefined : inWords(message, language);
  const wasFilled = !isBlank(valueAt(start, field.name)) && isSame(valueAt(start, field.name), input.value);
  const props: ControlProps = {
    ...{ id, label, schema, field, guide, controls, isFirst, name: field.name },
    ...{ value: input.value, onChange: input.onChange, onBlur: input.onBlur, inputRef: input.ref },
    ...{ isInvalid: error !== undefined, isFilled: wasFilled, describedBy: `${id}-help` },
  };
  const Control = controls[control];
  return (
    <FieldFrame
      id={id}
      label={label}
      guide={help}
      error={error}
      isOptional={mayBeEmpty(schema) && control !== 'check'}
      shape={control === 'check' ? 'check' : isGroup(control, props) ? 'group' : 'single'}
      hasExample={!['check', 'choice', 'day', 'lines'].includes(control)}
      width={field.width}
    >
      <Control {...props} />
    </FieldFrame>
  );
}
