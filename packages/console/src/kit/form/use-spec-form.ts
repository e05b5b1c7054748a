import { ProblemError } from '@toric/client/problem-error';
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type FieldValues, useForm, type UseFormReturn } from 'react-hook-form';
import { type AnyFormSpec, fieldsOfSpec, hiddenIn, startOf, type Values } from './model/body.ts';
import { resolverOf } from './model/messages.ts';

/** Describes the state of a form on a page: its values, whether it is being sent, and the reason of a refusal. */
export type SpecFormState = {
  readonly spec: AnyFormSpec;
  readonly methods: UseFormReturn<Values>;
  /** Holds the initial values. A field that still has its initial value was not typed by the person. */
  readonly start: Values;
  readonly submit: (event?: { preventDefault(): void }) => Promise<void>;
  readonly busy: boolean;
  readonly problem: unknown;
  /** Lists the errors of the last refusal that belong to no field of the form. */
  readonly others: readonly string[];
};

export const SpecFormContext = createContext<SpecFormState | undefined>(undefined);

/** Returns the state of the form around a component. Throws if there is no form around it. */
export function useFormAround(): SpecFormState {
  const state = useContext(SpecFormContext);
  if (!state) throw new Error('a field stands outside a form: put it into <SpecForm>');
  return state;
}

type Refused = { readonly at: ReadonlyMap<string, string>; readonly others: readonly string[] };

/** Assigns the errors of a refusal to the fields that the form shows. A pointer may lead to a part of a field. */
export function errorsByField(problem: unknown, names: readonly string[]): Refused {
  const at = new Map<string, string>();
  const others: string[] = [];
  for (const { in: part, pointer, detail } of problem instanceof ProblemError ? (problem.problem.errors ?? []) : []) {
    const path = pointer.split('/').slice(1).join('.');
    const name = names.find((one) => path === one || path.startsWith(`${one}.`) || one.startsWith(`${path}.`));
    if (part !== 'body' || path === '' || !name) others.push(detail);
    else if (!at.has(name)) at.set(path.startsWith(name) ? path : name, detail);
  }
  return { at, others };
}

type Options = {
  readonly spec: AnyFormSpec;
  readonly record: unknown;
  /** Sends the body of the operation. A refusal that it throws is shown at the fields. */
  readonly send: (body: never) => unknown;
};

/** Creates a form for the body of an operation. The schema of the contract validates the body before it is sent. */
export function useSpecForm({ spec, record, send }: Options): SpecFormState {
  const [start] = useState(() => startOf(spec, record));
  const resolver = useMemo(() => resolverOf(spec), [spec]);
  const methods = useForm<Values>({ defaultValues: start, resolver, mode: 'onTouched' });
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [others, setOthers] = useState<readonly string[]>([]);
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });

  function refuse(refusal: unknown) {
    const hidden = hiddenIn(spec, methods.getValues());
    const names = fieldsOfSpec(spec).flatMap(({ name }) => (hidden.includes(name) ? [] : [name]));
    const refused = errorsByField(refusal, names);
    for (const [name, message] of refused.at) methods.setError(name, { type: 'refused', message });
    const [first] = refused.at.keys();
    const field = names.find((name) => first?.startsWith(name));
    if (field) methods.setFocus(field);
    setOthers(refused.others);
    setProblem(refusal);
  }

  const submit = methods.handleSubmit(async (body: FieldValues) => {
    if (busy) return;
    setProblem(undefined);
    setOthers([]);
    setBusy(true);
    try {
      await latest.current(body as never); // safe cast: the resolver has parsed the body by the schema of the operation
    } catch (refusal) {
      refuse(refusal);
    } finally {
      setBusy(false);
    }
  });
  return { spec, methods, start, submit: submit as SpecFormState['submit'], busy, problem, others };
}
