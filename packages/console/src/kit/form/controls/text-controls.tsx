import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ComponentType, type InputHTMLAttributes, useState } from 'react';
import { useWords } from '../../../app/words.ts';
import { type ControlProps, inputProps, isTextList } from './control-props.ts';
import { branchesOf, nodeOf, type Schema } from '../model/schema.ts';
import { fieldText, joinList, numberText, parseNumber, splitList } from '../typed-values.ts';

type Look = InputHTMLAttributes<HTMLInputElement> & { readonly rows?: number };

const elementOf = (schema: Schema) => {
  const element = branchesOf(schema).find(({ def }) => def.type === 'array')?.def.element;
  return element && nodeOf(element).schema;
};
const isNumeric = (schema: Schema | undefined) => schema !== undefined && ['number', 'int'].includes(schema.def.type);

/** Shows a list of texts or numbers in one field. The typed text stays unchanged until the field loses the focus. */
function ListControl(props: ControlProps & { readonly rows: number | undefined }) {
  const { value, onChange, schema, rows } = props;
  const list = Array.isArray(value) ? value : [];
  const [text, setText] = useState<string>();
  const lines = rows !== undefined || props.field.control === 'lines';
  const shared = inputProps(props);
  const attributes = {
    ...shared,
    value: text ?? joinList(list, lines),
    onChange: (event: { target: { value: string } }) => {
      setText(event.target.value);
      const parts = splitList(event.target.value, lines);
      onChange(isNumeric(elementOf(schema)) ? parts.map((part) => parseNumber(part) ?? part) : parts);
    },
    onBlur: () => {
      setText(undefined);
      shared.onBlur();
    },
  };
  return lines ? (
    <textarea rows={rows ?? 3} {...attributes} />
  ) : (
    <input type="text" autoComplete="off" {...attributes} />
  );
}

/** Returns the control for texts with these attributes. A list of texts is also typed in one field. */
export function typed({ rows, className = '', ...look }: Look): ComponentType<ControlProps> {
  return function TypedControl(props) {
    if (isTextList(props.schema)) return <ListControl {...props} rows={rows} />;
    const maxLength = branchesOf(props.schema)[0]?.maxLength ?? undefined;
    const shared = inputProps(props);
    const attributes = {
      ...shared,
      value: fieldText(props.value),
      className: `${shared.className} ${className}`.trim(),
      ...(maxLength && { maxLength }),
      onChange: (event: { target: { value: string } }) => props.onChange(event.target.value),
    };
    return rows ? <textarea rows={rows} {...attributes} /> : <input autoComplete="off" {...look} {...attributes} />;
  };
}

/** Matches the names of fields whose numbers are basis points. */
const PERCENT = /(?:basisPoints|taxRate|share)$/i;

/** Shows a number. Basis points are typed in percent. A text that is no number stays, and the schema refuses it. */
export function NumberControl(props: ControlProps) {
  const { value, onChange, name } = props;
  const [text, setText] = useState<string>();
  const isPercent = PERCENT.test(name);
  const shared = inputProps(props);
  return (
    <span className={`${shared.className} num`}>
      <input
        {...shared}
        className=""
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text ?? numberText(value, isPercent)}
        onChange={(event) => {
          setText(event.target.value);
          onChange(parseNumber(event.target.value, isPercent) ?? event.target.value);
        }}
        onBlur={() => {
          setText(undefined);
          shared.onBlur();
        }}
      />
      {isPercent && <span className="form-suffix">%</span>}
    </span>
  );
}

/** Shows a checkbox for yes or no. */
export function CheckControl(props: ControlProps) {
  const { className: _, ...shared } = inputProps(props);
  return (
    <input
      type="checkbox"
      {...shared}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.target.checked)}
    />
  );
}

/** Shows a field for a new password, which the person can reveal while she types it. */
export function PasswordControl(props: ControlProps) {
  const [isShown, setShown] = useState(false);
  const t = useWords();
  const shared = inputProps(props);
  const Icon = isShown ? IconEyeOff : IconEye;
  return (
    <span className={shared.className}>
      <input
        {...shared}
        className=""
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        spellCheck={false}
        value={fieldText(props.value)}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <button
        type="button"
        className="icon-btn"
        aria-pressed={isShown}
        aria-label={t({ en: 'Show the password', zh: '显示密码' })}
        onClick={() => setShown(!isShown)}
      >
        <Icon size={16} stroke={1.5} aria-hidden />
      </button>
    </span>
  );
}
