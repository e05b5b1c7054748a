import type { Language } from '@toric/contracts/kernel/sentence';
import { Fragment } from 'react';
import { formatNumber, useLanguage, useWords } from '../../../app/words.ts';
import type { Filter } from '../../kit.types.ts';
import type { AnyList } from '../any-list.ts';
import type { Filters } from './filter-values.ts';
import { PhraseValue } from './phrase-value.tsx';
import { inSentence, type Phrase, phraseOf } from './phrases.ts';

type Total = { readonly total: number | undefined; readonly totalIsExact: boolean };

/** Labels and typed texts are quoted, so that the sentence stays readable. */
const isQuoted = ({ kind }: Filter) => kind === 'choice' || kind === 'text';

/** Shows the filters of a list as one sentence. Without filters it shows the sentence about the list. */
export function FilterSentence({ list, filters, total, totalIsExact }: { list: AnyList; filters: Filters } & Total) {
  const t = useWords();
  const language = useLanguage();
  const set = Object.entries(filters).flatMap(([name, value]) => {
    const filter = list.filters?.[name];
    return filter ? [{ name, filter, phrase: phraseOf(filter, value) }] : [];
  });
  if (set.length === 0) return t(list.about);
  const n = total === undefined ? undefined : `${formatNumber(total, language)}${totalIsExact ? '' : '+'}`;
  const phrases = set.map(({ name, filter, phrase }, index) => (
    <Fragment key={name}>
      {index > 0 && (language === 'zh' ? '、' : index === set.length - 1 ? ' and ' : ', ')}
      {beginningOf(filter, phrase, { isFirst: index === 0, language })}
      {isQuoted(filter) && '“'}
      <PhraseValue filter={filter} value={phrase.value} isFirst={index === 0} />
      {isQuoted(filter) && '”'}
    </Fragment>
  ));
  if (language === 'zh') {
    return (
      <>
        {phrases}
        {n !== undefined && `，共 ${n} 条`}。
      </>
    );
  }
  return (
    <>
      {phrases}
      {n !== undefined && `: ${n} in all`}.
    </>
  );
}

type Place = { readonly isFirst: boolean; readonly language: Language };

/**
 * Returns the label and the relation with which the words of a filter begin. Returns an empty text for a flag, because
 * its value is complete without them.
 */
function beginningOf({ kind }: Filter, phrase: Phrase, { isFirst, language }: Place): string {
  if (kind === 'flag') return '';
  if (language === 'zh') return `${phrase.label.zh}${phrase.relation.zh}`;
  const label = isFirst ? phrase.label.en : inSentence(phrase.label.en);
  return `${label} ${phrase.relation.en} `.replace(/ {2,}/, ' ');
}
