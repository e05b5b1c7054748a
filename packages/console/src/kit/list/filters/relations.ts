import type { Text } from '@toric/contracts/kernel/sentence';
import type { Filter } from '../../kit.types.ts';
import { relationOf } from './phrases.ts';

export type Declared = Readonly<Record<string, Filter>>;

/** Describes one relation of a field: the parameter that it sets, or both ends of a range of days. */
export type Relation = { readonly id: string; readonly label: Text; readonly name: string; readonly until?: string };

const BETWEEN = { en: 'between', zh: '介于' };

const namesOf = (label: Text, declared: Declared): string[] =>
  Object.keys(declared).filter((name) => declared[name]?.label.en === label.en);

/** Returns the relations of the field with this label, in the order of the declaration. */
export function relationsOf(label: Text, declared: Declared): Relation[] {
  const names = namesOf(label, declared);
  const relations = names.flatMap((name): Relation[] => {
    const filter = declared[name];
    return filter ? [{ id: name, label: relationOf(filter), name }] : [];
  });
  const end = (side: 'from' | 'to') =>
    names.find((name) => {
      const filter = declared[name];
      return filter?.kind === 'day' && filter.side === side;
    });
  const [from, to] = [end('from'), end('to')];
  if (from === undefined || to === undefined) return relations;
  return [...relations, { id: `${from} ${to}`, label: BETWEEN, name: from, until: to }];
}

export type Field = { readonly label: Text; readonly names: readonly string[] };

/** Returns the fields of a list. All filters with the same label belong to one field. */
export function fieldsOf(declared: Declared): Field[] {
  const labels = new Map(Object.values(declared).map(({ label }) => [label.en, label]));
  return [...labels.values()].map((label) => ({ label, names: namesOf(label, declared) }));
}
