import { useWords } from '../../../app/words.ts';
import type { Filter } from '../../kit.types.ts';
import type { Phrase } from './phrases.ts';

/** The value of a filter in words. A record is shown by its name. */
export function PhraseValue({ filter, value }: { readonly filter: Filter; readonly value: Phrase['value'] }) {
  const t = useWords();
  if (!('id' in value)) return t(value);
  if (filter.kind !== 'record') return value.id;
  const Name = filter.name;
  return <Name id={value.id} />;
}
