import { type CustomerView, SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAnswer, useMay } from '../../../app/api.ts';
import { formatDay } from '../../../app/formats.ts';
import { text, useLanguage, useWords } from '../../../app/words.ts';
import { Failed } from '../../../kit/show/states.tsx';
import { nameOf } from '../../customers/name.ts';
import { findBy } from './find-by.ts';

const DELAY_MS = 250;
const HINT = text(
  'The whole phone number or e-mail, the last four digits, or the name.',
  '完整电话或邮箱、电话后四位，或姓名。',
);

type HitsProps = {
  readonly found: readonly CustomerView[];
  readonly action: Text;
  readonly onChoose: (customerId: string) => void;
};

function Hits({ found, action, onChoose }: HitsProps) {
  const t = useWords();
  const language = useLanguage();
  const bornOn = (day: string) => t(text(`born ${formatDay(day, language)}`, `${formatDay(day, language)} 出生`));
  return (
    <ul className="work" aria-label={t(text('Found', '查找结果'))}>
      {found.map((customer) => (
        <li key={customer.id}>
          <span />
          <p>
            <b>{nameOf(customer)}</b>{' '}
            <span className="fine">
              {customer.dateOfBirth && bornOn(customer.dateOfBirth)} {customer.phone}
            </span>
          </p>
          <span />
          <button className="btn small" type="button" onClick={() => onChoose(customer.id)}>
            {t(action)}
          </button>
        </li>
      ))}
    </ul>
  );
}

const CALLING = text('Who is calling?', '来电的是谁？');
const ORDER = text('Order for this person', '为此人下单');
/**
 * `to` is the page that opens next, `label` is the question, and `action` is the text of the button beside each person.
 */
type Props = { readonly to?: string; readonly label?: Text; readonly action?: Text };

/** Finds the person who calls. Enter takes the first result. */
export function FindCustomer({ to = '/orders/new', label = CALLING, action = ORDER }: Props) {
  const t = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, type] = useState('');
  // the caller is waiting, so the clerk can type at once
  useEffect(() => field.current?.focus(), []);
  const [settled] = useDebouncedValue(typed, DELAY_MS);
  const query = findBy(settled);
  const input = { query: { ...query, limit: 8 } };
  const { data, problem, refetch } = useAnswer(SearchCustomers, input, { enabled: query !== undefined });
  const found = query ? (data?.data ?? []) : [];
  const choose = (customerId: string) => void navigate(`${to}?customer=${customerId}`);
  function onKeyDown(event: KeyboardEvent) {
    const [first] = found;
    if (event.key !== 'Enter' || !first || settled !== typed) return;
    event.preventDefault();
    choose(first.id);
  }
  return (
    <div className="pad stack-4">
      <div className="field">
        <label htmlFor={id}>{t(label)}</label>
        <input
          ref={field}
          id={id}
          className="input"
          type="search"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
          aria-describedby={`${id}-help`}
        />
        <p className="help" id={`${id}-help`}>
          {t(HINT)}
        </p>
      </div>
      {problem && query && <Failed problem={problem} retry={refetch} />}
      <Hits found={found} action={action} onChoose={choose} />
      {query && data && found.length === 0 && <p className="dim">{t(text('Nobody is found.', '未找到。'))}</p>}
      {may(AddWalkIn) && (
        <Link className="btn" to="/customers/new">
          {t(text('It is a new customer', '是新客户'))}
        </Link>
      )}
    </div>
  );
}
