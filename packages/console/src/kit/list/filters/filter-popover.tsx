import { Popover } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useWords } from '../../../app/words.ts';
import type { AnyList } from '../any-list.ts';
import { FocusFirst } from '../focus-first.tsx';
import { BetweenEditor } from './between-editor.tsx';
import { FilterEditor } from './filter-editor.tsx';
import type { Filters } from './filter-values.ts';
import { OptionList } from './option-list.tsx';
import { fieldsOf, type Relation, relationsOf } from './relations.ts';

export const ADD_WORDS = { en: 'Add a filter', zh: '添加筛选条件' };
const RELATION = { en: 'Relation', zh: '条件' };

type Props = {
  readonly list: AnyList;
  readonly filters: Filters;
  readonly opened: 'field' | 'value' | undefined;
  /** Names the filter that the person changes. Without it, a filter is added. */
  readonly name?: string;
  readonly onSet: (values: Filters) => void;
  readonly onClose: () => void;
  readonly children: ReactElement;
};

/** Asks for the field of a filter, then for its relation and its value. */
export function FilterPopover({ list, filters, opened, name: current, onSet, onClose, children }: Props) {
  const t = useWords();
  const [chosen, setChosen] = useState<Relation>();
  const declared = list.filters ?? {};
  const close = () => {
    setChosen(undefined);
    onClose();
  };
  const relation = chosen ?? (opened === 'value' && current !== undefined ? relationFor(list, current) : undefined);
  const filter = relation && declared[relation.name];
  const fields = fieldsOf(declared).filter(({ names }) =>
    names.some((name) => name === current || filters[name] === undefined),
  );
  const chooseField = (en: string) => {
    const field = fields.find(({ label }) => label.en === en);
    const all = field ? relationsOf(field.label, declared) : [];
    setChosen(
      all.find(({ name }) => name === current) ?? all.find(({ name }) => filters[name] === undefined) ?? all[0],
    );
  };
  return (
    <Popover
      opened={opened !== undefined}
      onChange={(isOpened) => !isOpened && close()}
      position="bottom-start"
      withRoles={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t(filter?.label ?? ADD_WORDS)} className="list-popover">
        <FocusFirst key={relation?.id ?? ''}>
          {relation && filter ? (
            <>
              <Relations all={relationsOf(filter.label, declared)} chosen={relation} onChoose={setChosen} />
              <ValueEditor
                {...{ list, filters, relation }}
                onSet={(values) => {
                  onSet(values);
                  close();
                }}
              />
            </>
          ) : (
            <OptionList
              options={fields.map(({ label }) => ({ value: label.en, label: t(label) }))}
              chosen={current === undefined ? undefined : declared[current]?.label.en}
              onChoose={chooseField}
            />
          )}
        </FocusFirst>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Returns the relation of the field that the filter with this name sets. */
function relationFor({ filters = {} }: AnyList, name: string): Relation | undefined {
  const filter = filters[name];
  return filter && relationsOf(filter.label, filters).find((one) => one.id === name);
}

type RelationsProps = {
  readonly all: readonly Relation[];
  readonly chosen: Relation;
  readonly onChoose: (relation: Relation) => void;
};

/** Shows the relations of a field as buttons. Shows nothing for a field with one relation. */
function Relations({ all, chosen, onChoose }: RelationsProps) {
  const t = useWords();
  if (all.length < 2) return null;
  return (
    <div className="row wrap list-relations" role="group" aria-label={t(RELATION)}>
      {all.map((relation) => (
        <button
          key={relation.id}
          type="button"
          className="btn small"
          aria-pressed={relation.id === chosen.id}
          onClick={() => onChoose(relation)}
        >
          {t(relation.label)}
        </button>
      ))}
    </div>
  );
}

type ValueProps = Pick<Props, 'list' | 'filters' | 'onSet'> & { readonly relation: Relation };

function ValueEditor({ list, filters, relation: { name, until }, onSet }: ValueProps) {
  const filter = list.filters?.[name];
  if (!filter) return null;
  const { operation } = list;
  const value = filters[name];
  if (until !== undefined) return <BetweenEditor {...{ operation, filters, onSet }} from={name} to={until} />;
  return <FilterEditor {...{ filter, name, operation, value }} onSet={(next) => onSet({ [name]: next })} />;
}
