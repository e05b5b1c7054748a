import type { ProposedFix } from '@toric/contracts/customer/quality/cleaning.http';
import {
  CLEANED_FIELD_WORDS,
  CLEANING_FIX_WORDS,
  INFERENCE_BASIS_WORDS,
} from '@toric/contracts/customer/quality/cleaning.words';
import { LANGUAGE_NAME_WORDS } from '@toric/contracts/customer/people/customer.words';
import { text, useWords } from '../../app/words.ts';

/** Returns a fix of a customer's data in plain text, for downloads. */
export const fixText = ({ field, before, after }: ProposedFix): string =>
  `${CLEANED_FIELD_WORDS[field].label.en}: ${before ?? '–'} → ${after}`;

/** Shows one fact before and after a fix. An inferred fact is shown with its reason. */
export function FixLine({ fix: { fix, field, before, after, basis } }: { readonly fix: ProposedFix }) {
  const t = useWords();
  const name = t(CLEANED_FIELD_WORDS[field].label);
  const shown = (value: string) =>
    // safe cast: the condition before it checks the value
    field === 'language' && value in LANGUAGE_NAME_WORDS ? t(LANGUAGE_NAME_WORDS[value as 'en'].label) : value;
  const from = basis && INFERENCE_BASIS_WORDS[basis].label;
  return (
    <>
      {name}: {before === null ? <span className="dimmer">{t(text('empty', '空'))}</span> : <del>{shown(before)}</del>}{' '}
      <span aria-hidden>→</span> <ins>{shown(after)}</ins>{' '}
      <span className="dim">
        {from ? t(text(`inferred from ${from.en}`, `根据${from.zh}推断`)) : t(CLEANING_FIX_WORDS[fix].label)}
      </span>
    </>
  );
}
