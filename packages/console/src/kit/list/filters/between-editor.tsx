import type { PagedOperation } from '@toric/client/types';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type FormEvent, useState } from 'react';
import { today, useWords } from '../../../app/words.ts';
import { type Filters, readValue } from './filter-values.ts';
import { resolveDay } from './relative-day.ts';

type Props = {
  readonly operation: PagedOperation;
  readonly from: string;
  readonly to: string;
  readonly filters: Filters;
  readonly onSet: (values: Filters) => void;
};

const FIRST = { en: 'First day', zh: '起始日期' };
const LAST = { en: 'Last day', zh: '截止日期' };
const SHOW = { en: 'Show these', zh: '显示这些' };
const BOTH = { en: 'Give both days, the earlier one first.', zh: '请填写两个日期，较早的在前。' };

/** Asks for both ends of a range of days. */
export function BetweenEditor({ operation, from, to, filters, onSet }: Props) {
  const t = useWords();
  const at = (name: string) => (filters[name] === undefined ? '' : resolveDay(filters[name], today()));
  const [days, setDays] = useState({ first: at(from), last: at(to) });
  const [fault, setFault] = useState<Text>();
  const read = (name: string, side: 'from' | 'to', value: string) =>
    readValue(operation, { name, filter: { kind: 'day', label: FIRST, side }, value, today: today() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { first, last } = days;
    if (!first || !last || first > last) return setFault(BOTH);
    const faults = [read(from, 'from', first), read(to, 'to', last)].flatMap((one) =>
      'fault' in one ? [one.fault] : [],
    );
    if (faults[0]) setFault(faults[0]);
    else onSet({ [from]: first, [to]: last });
  };
  const field = (name: 'first' | 'last', label: Text) => (
    <label className="stack">
      <span className="label">{t(label)}</span>
      <input
        className="input"
        type="date"
        max="2999-12-31"
        value={days[name]}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && 'filter-between-fault'}
        onChange={(event) => setDays({ ...days, [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form className={`list-value${fault ? ' bad' : ''}`} onSubmit={submit}>
      {field('first', FIRST)}
      {field('last', LAST)}
      <button type="submit" className="btn">
        {t(SHOW)}
      </button>
      {fault && (
        <p className="err" id="filter-between-fault">
          {t(fault)}
        </p>
      )}
    </form>
  );
}
