import { useWords } from '../../../app/words.ts';
import type { Filter } from '../../kit.types.ts';
import { atBeginning, type Phrase } from './phrases.ts';

type Props = {
  readonly filter: Filter;
  readonly value: Phrase['value'];
  /** Is true if the value of a flag begins the sentence. */
  readonly isFirst?: boolean;
};

/** Shows the value of a filter in words. A record is shown by its name. */
export function PhraseValue({ filter, value, isFirst = false }: Props) {
  const t = useWords();
  if (!('id' in value)) return isFirst && filter.kind === 'flag' ? atBeginning(t(value)) : t(value);
  if (filter.kind !== 'record') return value.id;
  const Name = filter.name;
  return <Name id={value.id} />;
}
