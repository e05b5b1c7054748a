import { useDebouncedValue } from '@mantine/hooks';
import { FindDuplicates } from '@toric/contracts/customer/quality/duplicate.http';
import { useWatch } from 'react-hook-form';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { formatNumber } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { useFormAround } from '../../kit/form/use-spec-form.ts';
import { Why } from '../../kit/show/why.tsx';
import { Reasons } from '../quality/reasons.tsx';
import { askedFor } from './asked-for.ts';

/**
 * The request waits until the person has not typed for this number of ms. Each answer names customers and is recorded,
 * so it is requested only once.
 */
const DELAY_MS = 600;

const WORDS = {
  title: text('Perhaps this person is a customer already.', '此人可能已是客户。'),
  rule: text(
    'Open the customer and compare. Two records of one person split orders.',
    '请打开客户核对，避免同一人有两份记录。',
  ),
  other: text('It is another person', '不是同一人'),
};

/**
 * Shows customers who are probably the person whose data are being typed. They are hidden when the user states that it
 * is another person.
 */
export function LikelyPersons() {
  const t = useWords();
  const language = useLanguage();
  const may = useMay();
  const { methods } = useFormAround();
  const values = useWatch({ control: methods.control });
  const typed = JSON.stringify(askedFor(values));
  const [asked] = useDebouncedValue(typed, DELAY_MS);
  const body = askedFor(values);
  const enabled = may(FindDuplicates) && body !== undefined && asked === typed && values['isNew'] !== true;
  const { data } = useAnswer(FindDuplicates, { body: body ?? {} }, { enabled });
  const likely = enabled ? (data?.data ?? []) : [];
  return (
    <div role="status" data-operation={FindDuplicates.id}>
      {likely.length > 0 && (
        <Why
          tone="wait"
          title={WORDS.title}
          rule={WORDS.rule}
          actions={
            <button type="button" className="btn small" onClick={() => methods.setValue('isNew', true)}>
              {t(WORDS.other)}
            </button>
          }
        />
      )}
      <ul className="stack">
        {likely.map(({ id, name, score, reasons }) => (
          <li key={id} className="fine">
            <Link to={`/customers/${id}`} target="_blank">
              {name}
            </Link>{' '}
            <span className="dim">{formatNumber(score, language)} %</span> <Reasons reasons={reasons} />
          </li>
        ))}
      </ul>
    </div>
  );
}
