import type { Operation } from '@toric/contracts/kernel/operation';
import type { Action, BodyOf, FieldSpec, FormSpec } from '../kit.types.ts';

type Asked<R, O extends Operation> = Omit<Action<R, O>, 'form'> &
  Pick<FormSpec<O, R>, 'guide' | 'title' | 'save' | 'start'> & { readonly fields: readonly FieldSpec<BodyOf<O>>[] };

/** Returns an action that first asks for the fields of its operation, in one section. */
export function formAction<R, O extends Operation>({
  guide,
  title,
  save,
  start,
  fields,
  ...action
}: Asked<R, O>): Action<R, O> {
  const { operation } = action;
  const form = { operation, guide, title, save, sections: [{ fields }], ...(start && { start }) };
  return { ...action, form };
}
