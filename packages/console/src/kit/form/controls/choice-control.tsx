import { useState } from 'react';
import { useLanguage, useWords } from '../../../app/words.ts';
import type { Option } from '../../kit.types.ts';
import { type ControlProps, inputProps, isGroup, isList, optionsOf } from './control-props.ts';
import { fieldText } from '../typed-values.ts';
import { mayBeEmpty } from '../model/schema.ts';

function useOptions(props: ControlProps): readonly Option[] {
  const language = useLanguage();
  const { words } = props.field;
  return optionsOf(props).map((value) => ({ value, label: words?.[value]?.label[language] ?? value }));
}

/** Shows radio buttons. If the field may be empty, the first button is "Not said". */
function Radios(props: ControlProps) {
  const t = useWords();
  const { id, name, value, onChange, onBlur, inputRef, schema } = props;
  const none: Option = { value: '', label: t({ en: 'Not said', zh: '不填' }) };
  const options = [...(mayBeEmpty(schema) ? [none] : []), ...useOptions(props)];
  const chosen = value ?? '';
  return (
    <div className="form-choices">
      {options.map((option, at) => (
        <label key={option.value}>
          <span className="hit">
            <input
              type="radio"
              name={`${id}-${name}`}
              ref={at === 0 ? inputRef : undefined}
              checked={chosen === option.value}
              onChange={() => onChange(option.value)}
              onBlur={onBlur}
            />
          </span>
          {option.label}
        </label>
      ))}
    </div>
  );
}

/** Shows a menu of choices. */
function Menu({ options, ...props }: ControlProps & { readonly options: readonly Option[] }) {
  const t = useWords();
  const empty = mayBeEmpty(props.schema) ? t({ en: 'Not said', zh: '不填' }) : t({ en: 'Choose one', zh: '请选择' });
  return (
    <select
      {...inputProps(props)}
      value={fieldText(props.value)}
      onChange={(event) => props.onChange(event.target.value)}
    >
      <option value="">{empty}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** Shows a checkbox for each choice. Several may be chosen, and the value keeps the order of the choices. */
function Boxes({ options, ...props }: ControlProps & { readonly options: readonly Option[] }) {
  const { value, onChange, onBlur, inputRef } = props;
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (one: string, isChosen: boolean) =>
    onChange(options.map((option) => option.value).filter((each) => (each === one ? isChosen : chosen.includes(each))));
  return (
    <div className={options.length > 6 ? 'form-choices many' : 'form-choices'}>
      {options.map((option, at) => (
        <label key={option.value}>
          <span className="hit">
            <input
              type="checkbox"
              ref={at === 0 ? inputRef : undefined}
              checked={chosen.includes(option.value)}
              onChange={(event) => toggle(option.value, event.target.checked)}
              onBlur={onBlur}
            />
          </span>
          {option.label}
        </label>
      ))}
    </div>
  );
}

/** Shows a menu of values that the API knows. While there are none, the value is typed. */
function Known(props: ControlProps & { readonly useKnown: () => readonly Option[] }) {
  const options = props.useKnown();
  const Text = props.controls.text;
  return options.length > 0 ? <Menu {...props} options={options} /> : <Text {...props} />;
}

/** A list with more checkboxes than this has a field that filters them. */
const MANY = 8;

/**
 * Shows checkboxes of values that the API knows. Chosen values stay visible while a part of a name filters the others.
 */
function KnownBoxes(props: ControlProps & { readonly useKnown: () => readonly Option[] }) {
  const t = useWords();
  const options = props.useKnown();
  const [typed, setTyped] = useState('');
  const chosen: readonly unknown[] = Array.isArray(props.value) ? props.value : [];
  const part = typed.trim().toLowerCase();
  const shown = options.filter(({ value, label }) => chosen.includes(value) || label.toLowerCase().includes(part));
  return (
    <div className="stack">
      {options.length > MANY && (
        <input
          type="search"
          className="input"
          aria-label={t({ en: `${props.label}: a part of the name`, zh: `${props.label}：名称的一部分` })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <Boxes {...props} options={shown} />
      {shown.length === 0 && <p className="help">{t({ en: 'Nobody has this name.', zh: '没有此名称。' })}</p>}
    </div>
  );
}

function WordBoxes(props: ControlProps) {
  return <Boxes {...props} options={useOptions(props)} />;
}

function Words(props: ControlProps) {
  return <Menu {...props} options={useOptions(props)} />;
}

/** Shows a choice: radio buttons for at most five values, a menu for more, checkboxes for a list of values. */
export function ChoiceControl(props: ControlProps) {
  const { options } = props.field;
  if (options && isList(props.schema)) return <KnownBoxes {...props} useKnown={options} />;
  if (options) return <Known {...props} useKnown={options} />;
  if (isList(props.schema)) return <WordBoxes {...props} />;
  return isGroup('choice', props) ? <Radios {...props} /> : <Words {...props} />;
}
