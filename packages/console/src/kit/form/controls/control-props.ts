import type { Guide } from '@toric/contracts/kernel/guide';
import type { ComponentType } from 'react';
import type { Control } from '../../kit.types.ts';
import type { AnyField } from '../model/body.ts';
import { branchesOf, choicesOf, type Schema } from '../model/schema.ts';

/** Maps each kind of control to its component. */
export type Controls = Readonly<Record<Control, ComponentType<ControlProps>>>;

/** Describes the properties of every control of a form. An empty value is an empty text or null. */
export type ControlProps = {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly schema: Schema;
  readonly field: AnyField;
  readonly guide: Guide;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur: () => void;
  readonly inputRef: (element: { focus(): void } | null) => void;
  readonly isInvalid: boolean;
  /** Is true while the field has a value that was filled in for the person, who has not typed it. */
  readonly isFilled: boolean;
  readonly describedBy: string;
  /** Is true for the field that has the focus when its dialog opens. */
  readonly isFirst?: boolean;
  /** Holds the controls of the kit. The control of lines shows these controls in its rows. */
  readonly controls: Controls;
};

/** Returns the attributes that every input, select and textarea of a form has. */
export const inputProps = ({ id, inputRef, onBlur, isInvalid, isFilled, describedBy, isFirst }: ControlProps) => ({
  id,
  ref: inputRef,
  onBlur,
  className: isFilled ? 'input filled' : 'input',
  'aria-invalid': isInvalid || undefined,
  'aria-describedby': describedBy,
  'data-autofocus': isFirst || undefined,
});

/** At most this number of choices are shown as radio buttons. More are shown in a menu. */
const MOST_RADIOS = 5;
export const isList = (schema: Schema): boolean => branchesOf(schema)[0]?.def.type === 'array';

/**
 * Returns the values of a choice: the values of the schema, or the keys of the words if the schema accepts any text.
 */
export function optionsOf({ schema, field }: Pick<ControlProps, 'schema' | 'field'>): readonly string[] {
  const values = choicesOf(schema);
  return values.length > 0 ? values : Object.keys(field.words ?? {});
}

/** Returns true if a control has several inputs, so that its label names the group and no single input. */
export function isGroup(control: Control, props: Pick<ControlProps, 'schema' | 'field'>): boolean {
  if (control === 'lines') return !isTextList(props.schema);
  if (control === 'money') return false;
  if (props.field.options) return control === 'choice' && isList(props.schema);
  return control === 'choice' && (isList(props.schema) || optionsOf(props).length <= MOST_RADIOS);
}

/** Returns true for a list of texts or numbers, which is typed in one field. */
export function isTextList(schema: Schema): boolean {
  const element = branchesOf(schema).find(({ def }) => def.type === 'array')?.def.element;
  return element !== undefined && branchesOf(element)[0]?.def.type !== 'object' && choicesOf(schema).length === 0;
}
