import { useState } from 'react';
import { fieldsOfSpec, startOf, type Values } from '../model/body.ts';
import type { SpecFormState } from '../use-spec-form.ts';
import { compare, type Conflict } from './compare.ts';

/** Describes the present version of a record, with the ETag for its change. */
export type Version = { readonly record: unknown; readonly etag: string | undefined };
export type Side = 'mine' | 'theirs';
export type Merge = {
  readonly conflicts: readonly Conflict[];
  readonly taken: readonly Conflict[];
  readonly chosen: Readonly<Record<string, Side>>;
  /** Holds the number of fields that two people changed and that still need a choice. */
  readonly left: number;
  readonly choose: (conflict: Conflict, side: Side) => void;
};
type State = { readonly version: Version; readonly found?: ReturnType<typeof compare> };

/**
 * Keeps the version on which a form is based. If a change was refused because another person has saved first, `begin`
 * compares both versions. Fields that only the other person changed take her values, and the person decides about the
 * others. No value is lost.
 */
export function useMerge({ spec, methods }: SpecFormState, first: Version) {
  // the form keeps the version from which it was filled, even if the page loads a newer version
  const [{ version, found }, setState] = useState<State>({ version: first });
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});

  function begin(present: Version) {
    const mine = methods.getValues();
    const theirs = startOf(spec, present.record);
    const names = fieldsOfSpec(spec).map(({ name }) => name);
    const compared = compare(names, startOf(spec, version.record), mine, theirs);
    for (const { name, theirs: value } of compared.taken) set(name, value);
    setChosen({});
    setState({ version: present, found: compared });
  }
  function set(name: string, value: unknown) {
    methods.setValue(name, (value ?? '') as Values[string], { shouldDirty: true, shouldTouch: true });
  }
  function choose({ name, mine, theirs }: Conflict, side: Side) {
    set(name, side === 'mine' ? mine : theirs);
    setChosen((before) => ({ ...before, [name]: side }));
  }
  const left = found ? found.conflicts.filter(({ name }) => !chosen[name]).length : 0;
  const merge: Merge | undefined = found && { ...found, chosen, left, choose };
  return { version, merge, begin };
}
