import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useFormState } from 'react-hook-form';
import { useLanguage, useWords } from '../../../app/words.ts';
import type { LineField } from '../../kit.types.ts';
import { valueAt, type Values } from '../model/body.ts';
import { type ControlProps, isGroup, isTextList } from './control-props.ts';
import { FieldFrame } from '../field-frame.tsx';
import { guideOf } from '../model/guide-of.ts';
import { inWords, messageIn } from '../model/messages.ts';
import { branchesOf, controlOf, keysOf, mayBeEmpty, schemaAt, type Schema } from '../model/schema.ts';
import { useFormAround } from '../use-spec-form.ts';

const elementOf = (schema: Schema): Schema | undefined =>
  branchesOf(schema).find(({ def }) => def.type === 'array')?.def.element;

type CellProps = {
  readonly list: ControlProps;
  readonly column: LineField;
  readonly row: number;
  readonly line: Values;
  readonly onChange: (line: Values) => void;
};

/** Shows one field of a line. It has the same frame, help and errors as a field of the form. */
function Cell({ list, column, row, line, onChange }: CellProps) {
  const { methods } = useFormAround();
  const { errors } = useFormState({ control: methods.control });
  const language = useLanguage();
  const name = `${list.name}.${row}.${column.name}`;
  const element = elementOf(list.schema);
  const schema = element && schemaAt(element, column.name);
  if (!schema) throw new Error(`the lines '${list.name}' have no '${column.name}': name a field of their schema`);
  const control = column.control ?? controlOf(schema, column.name);
  const message = messageIn(valueAt(errors, name));
  const guide = guideOf(list.guide, name);
  const props: ControlProps = {
    ...list,
    ...{ name, schema, id: `${list.id}-${row}-${column.name}`, describedBy: `${list.id}-${row}-${column.name}-help` },
    ...{ label: guide?.label[language] ?? column.name, field: { ...column } },
    inputRef: row === 0 ? list.inputRef : () => {},
    ...{ value: line[column.name] ?? '', isInvalid: message !== undefined, isFilled: false },
    onChange: (value) => onChange({ ...line, [column.name]: value }),
  };
  const Control = list.controls[control];
  return (
    <FieldFrame
      id={props.id}
      label={props.label}
      guide={guide}
      error={message === undefined ? undefined : inWords(message, language)}
      isOptional={mayBeEmpty(schema) && control !== 'check'}
      shape={control === 'check' ? 'check' : isGroup(control, props) ? 'group' : 'single'}
      hasExample={false}
      width={column.width ?? 'third'}
    >
      <Control {...props} />
    </FieldFrame>
  );
}

/** Shows the rows of a list, which can be added and removed. A new row takes the focus. */
function Lines(props: ControlProps) {
  const t = useWords();
  const next = useRef(1);
  const element = elementOf(props.schema);
  const columns = props.field.fields ?? keysOf(element as Schema).map((name) => ({ name }));
  const given: readonly Values[] = Array.isArray(props.value) ? props.value : [];
  const lines = given.length === 0 && !mayBeEmpty(props.schema) ? [{}] : given;
  const [ids, setIds] = useState<readonly number[]>(() => lines.map(() => next.current++));
  const idOf = (row: number) => ids[row] ?? -row;
  function add() {
    setIds([...lines.map((_, row) => idOf(row)), next.current++]);
    props.onChange([...lines, {}]);
  }
  function remove(row: number) {
    setIds(lines.flatMap((_, at) => (at === row ? [] : [idOf(at)])));
    props.onChange(lines.filter((_, at) => at !== row));
  }
  return (
    <div>
      {lines.map((line, row) => (
        <div
          key={idOf(row)}
          className="form-line"
          role="group"
          aria-label={t({ en: `Line ${row + 1}`, zh: `第 ${row + 1} 行` })}
        >
          <div className="form-grid">
            {columns.map((column) => (
              <Cell
                key={column.name}
                {...{ list: props, column, row, line }}
                onChange={(changed) => props.onChange(lines.map((one, at) => (at === row ? changed : one)))}
              />
            ))}
          </div>
          <button
            type="button"
            className="icon-btn"
            aria-label={t({ en: `Take line ${row + 1} away`, zh: `删除第 ${row + 1} 行` })}
            onClick={() => remove(row)}
          >
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </button>
        </div>
      ))}
      <button type="button" className="btn small" onClick={add}>
        {t({ en: 'Add a line', zh: '添加一行' })}
      </button>
    </div>
  );
}

/** Shows a list: rows with columns, or texts, one per line. */
export function LinesControl(props: ControlProps) {
  const Text = props.controls['long-text'];
  return isTextList(props.schema) ? <Text {...props} /> : <Lines {...props} />;
}
