import type { PagedOperation } from '@toric/client/types';
import { PRESENCE_WORDS } from '@toric/contracts/filters/filters.words';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type ComponentProps, type FormEvent, useState } from 'react';
import { today, useWords } from '../../../app/words.ts';
import type { Filter } from '../../kit.types.ts';
import { readValue } from './filter-values.ts';
import { OptionList } from './option-list.tsx';
import { phraseOf } from './phrases.ts';
import { RecordFinder } from './record-finder.tsx';
import { SeveralOptions } from './several-options.tsx';
import { daysOf, relativeDay } from './relative-day.ts';

type Editor = {
  readonly operation: PagedOperation;
  readonly name: string;
  readonly filter: Filter;
  readonly value: string | undefined;
  readonly onSet: (value: string) => void;
};

const SHOW = { en: 'Show these', zh: '显示这些' };
const A_DAY = { en: 'A certain day', zh: '指定日期' };
const IN_THE_LAST = { en: 'In the last', zh: '最近' };
const IN_THE_NEXT = { en: 'In the next', zh: '未来' };
const DAYS = { en: 'days', zh: '天' };
const PAST = [0, -7, -14, -30, -90];
const AHEAD = [0, 7, 14, 30, 90];

/** Shows the control for the value of one filter. The kind of the filter decides it. */
export function FilterEditor(props: Editor) {
  const { filter, name, value, onSet } = props;
  const t = useWords();
  switch (filter.kind) {
    case 'choice': {
      const options = Object.entries(filter.words).map(([key, { label }]) => ({ value: key, label: t(label) }));
      if (filter.several) return <SeveralOptions options={options} chosen={value} onSet={onSet} />;
      return <OptionList options={options} chosen={value} onChoose={onSet} />;
    }
    case 'flag': {
      const options = [
        { value: 'true', label: t(filter.yes) },
        { value: 'false', label: t(filter.no) },
      ].filter(
        (option) => 'value' in readValue(props.operation, { name, filter, value: option.value, today: today() }),
      );
      return <OptionList options={options} chosen={value} onChoose={onSet} />;
    }
    case 'presence': {
      const options = Object.entries(PRESENCE_WORDS).map(([key, { label }]) => ({ value: key, label: t(label) }));
      return <OptionList options={options} chosen={value} onChoose={onSet} />;
    }
    case 'record':
      return <RecordFinder name={name} label={filter.label} onChoose={onSet} />;
    case 'day':
      return <DayEditor {...props} side={filter.side} />;
    case 'text':
      return <ValueForm {...props} label={filter.label} type="text" />;
    case 'number':
      return <ValueForm {...props} label={filter.label} type="number" inputMode="numeric" />;
  }
}

function DayEditor(props: Editor & { readonly side: 'from' | 'to' }) {
  const { filter, side, value = '', onSet } = props;
  const t = useWords();
  const options = (side === 'from' ? PAST : AHEAD).map((days) => {
    const words = phraseOf(filter, relativeDay(days)).value;
    return { value: relativeDay(days), label: 'id' in words ? '' : t(words) };
  });
  return (
    <>
      <OptionList options={options} chosen={value} onChoose={onSet} />
      <DaysForm side={side} value={value} onSet={onSet} />
      <ValueForm {...props} value={daysOf(value) === undefined ? value : ''} label={A_DAY} type="date" />
    </>
  );
}

/** A relative day is at most this number of days away. */
const MOST_DAYS = 999;

/** Asks for a number of days: the last 45 days, or the next 45 days. */
function DaysForm({ side, value, onSet }: Pick<Editor, 'onSet'> & { side: 'from' | 'to'; value: string }) {
  const t = useWords();
  const sign = side === 'from' ? -1 : 1;
  const present = daysOf(value);
  const [days, setDays] = useState(present !== undefined && present * sign > 0 ? String(Math.abs(present)) : '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const count = Number(days);
    if (Number.isInteger(count) && count >= 1 && count <= MOST_DAYS) onSet(relativeDay(sign * count));
  };
  const words = side === 'from' ? IN_THE_LAST : IN_THE_NEXT;
  return (
    <form className="list-value" onSubmit={submit}>
      <label className="row">
        <span className="nowrap">{t(words)}</span>
        <input
          className="input grow"
          type="number"
          min={1}
          max={MOST_DAYS}
          required
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <span className="nowrap">{t(DAYS)}</span>
        <button type="submit" className="btn">
          {t(SHOW)}
        </button>
      </label>
    </form>
  );
}

type Fields = Editor & { readonly label: Text } & Pick<ComponentProps<'input'>, 'type' | 'inputMode'>;

/** Shows a field with a button. A value that the contract refuses stays in the field, with the fault below it. */
function ValueForm({ operation, name, filter, value: current = '', onSet, label, type, inputMode }: Fields) {
  const t = useWords();
  const [value, setValue] = useState(current);
  const [fault, setFault] = useState<Text>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() === '') return;
    const read = readValue(operation, { name, filter, value, today: today() });
    if ('fault' in read) setFault(read.fault);
    else onSet(value.trim());
  };
  const faultId = `filter-${name}-fault`;
  return (
    <form className={`list-value${fault ? ' bad' : ''}`} onSubmit={submit}>
      <label className="label" htmlFor={`filter-${name}`}>
        {t(label)}
      </label>
      <div className="row">
        <input
          {...{ type, inputMode, value }}
          className="input grow"
          id={`filter-${name}`}
          autoComplete="off"
          data-autofocus
          aria-invalid={fault !== undefined}
          aria-describedby={fault && faultId}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <button type="submit" className="btn">
          {t(SHOW)}
        </button>
      </div>
      {fault && (
        <p className="err" id={faultId}>
          {t(fault)}
        </p>
      )}
    </form>
  );
}
