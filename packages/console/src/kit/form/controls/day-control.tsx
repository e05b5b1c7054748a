import { formatDay, formatInstant, useLanguage } from '../../../app/words.ts';
import { type ControlProps, inputProps } from './control-props.ts';
import { fieldText } from '../typed-values.ts';
import { branchesOf, formatOf, type Schema } from '../model/schema.ts';

const takesTime = (schema: Schema) => branchesOf(schema).some((one) => formatOf(one) === 'datetime');
const pad = (n: number) => String(n).padStart(2, '0');

/** Returns an instant in the format of the browser's field: local time without a zone. */
function localText(instant: unknown): string {
  const at = new Date(fieldText(instant));
  if (Number.isNaN(at.getTime())) return '';
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}
const instantOf = (local: string): string => {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? '' : at.toISOString();
};

/**
 * Shows a day, or an instant in the time zone of this computer. The browser may show days in another order than the
 * language of the person, so the day is repeated in words.
 */
export function DayControl(props: ControlProps) {
  const language = useLanguage();
  const isInstant = takesTime(props.schema);
  const text = fieldText(props.value);
  const words = text === '' ? '' : isInstant ? formatInstant(text, language) : formatDay(text, language);
  return (
    <>
      <input
        {...inputProps(props)}
        type={isInstant ? 'datetime-local' : 'date'}
        max={isInstant ? '2999-12-31T23:59' : '2999-12-31'}
        value={isInstant ? localText(text) : text}
        onChange={(event) => props.onChange(isInstant ? instantOf(event.target.value) : event.target.value)}
      />
      <p className="form-read">{words}</p>
    </>
  );
}
