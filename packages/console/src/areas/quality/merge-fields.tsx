import {
  CONTACT_TIME_WORDS,
  CUSTOMER_CATEGORY_WORDS,
  GENDER_WORDS,
  LANGUAGE_NAME_WORDS,
} from '@toric/contracts/customer/people/customer.words';
import type { MergeChoices, MergeField, MergePreview, MergeSide } from '@toric/contracts/customer/quality/merge.http';
import { MERGE_FIELD_WORDS, MERGE_SIDE_WORDS } from '@toric/contracts/customer/quality/merge.words';
import type { Words } from '@toric/contracts/kernel/words';
import { useId } from 'react';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import { ScrollRegion } from '../../kit/scroll-region.tsx';
import { Day } from '../../kit/show/when.tsx';

type Props = {
  readonly preview: MergePreview;
  readonly choices: MergeChoices;
  readonly onChoose: (field: MergeField, side: MergeSide) => void;
};
const SIDES: readonly MergeSide[] = ['kept', 'merged'];

/** Shows both values of each field that one of the records has. The person chooses where they differ. */
export function MergeFields({ preview, choices, onChoose }: Props) {
  const t = useWords();
  const shown = preview.fields.filter(({ field }) => preview.kept[field] !== null || preview.merged[field] !== null);
  return (
    <ScrollRegion label={text('What is kept', '保留的值')}>
      <table className="side-by-side">
        <thead>
          <tr>
            <td />
            {SIDES.map((side) => (
              <th key={side} scope="col">
                <Link to={`/customers/${preview[side].id}`}>
                  {t(
                    side === 'kept'
                      ? text('The record that stays', '保留的记录')
                      : text('The other record', '另一条记录'),
                  )}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row
              key={row.field}
              row={row}
              preview={preview}
              side={choices[row.field] ?? row.proposed}
              onChoose={(side) => onChoose(row.field, side)}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type RowProps = {
  readonly row: MergePreview['fields'][number];
  readonly preview: MergePreview;
  readonly side: MergeSide;
  readonly onChoose: (side: MergeSide) => void;
};

function Row({ row: { field, differs, isFixed }, preview, side, onChoose }: RowProps) {
  const t = useWords();
  const name = useId();
  const label = t(MERGE_FIELD_WORDS[field].label);
  return (
    <tr className={differs ? 'differs' : undefined}>
      <th scope="row">{label}</th>
      {SIDES.map((one) => (
        <td key={one}>
          {differs ? (
            <label className="row">
              <span className="hit">
                <input
                  type="radio"
                  name={name}
                  disabled={isFixed}
                  checked={side === one}
                  onChange={() => onChoose(one)}
                  aria-label={`${label}: ${t(MERGE_SIDE_WORDS[one].label)}`}
                />
              </span>
              <Value field={field} preview={preview} side={one} />
            </label>
          ) : (
            <Value field={field} preview={preview} side={one} />
          )}
        </td>
      ))}
    </tr>
  );
}

const WORDS: Partial<Readonly<Record<MergeField, Words>>> = {
  language: LANGUAGE_NAME_WORDS,
  gender: GENDER_WORDS,
  category: CUSTOMER_CATEGORY_WORDS,
  contactTimes: CONTACT_TIME_WORDS,
};

function Value({
  field,
  preview,
  side,
}: {
  readonly field: MergeField;
  readonly preview: MergePreview;
  readonly side: MergeSide;
}) {
  const t = useWords();
  const value = preview[side][field];
  if (value === null) return <>–</>;
  if (field === 'dateOfBirth') return <Day day={String(value)} />;
  const words = WORDS[field];
  const said = (one: string) => (words?.[one] ? t(words[one].label) : one);
  return <>{(Array.isArray(value) ? value : [value]).map((one) => said(String(one))).join(', ')}</>;
}
