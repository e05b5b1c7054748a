import type { SegmentView } from '@toric/contracts/customer/fields/segment.http';
import { SEGMENT_OPERATOR_WORDS } from '@toric/contracts/customer/fields/segment.words';
import { useWords } from '../../../app/words.ts';
import { FieldName } from '../field-name.tsx';

/** Shows the conditions of a segment in words. */
export function Conditions({ conditions }: Pick<SegmentView, 'conditions'>) {
  const t = useWords();
  return (
    <ul>
      {conditions.map(({ fieldId, operator, value }, at) => (
        <li key={at}>
          <FieldName id={fieldId} /> {t(SEGMENT_OPERATOR_WORDS[operator].label)}{' '}
          {value === null ? '' : <b>{[value].flat().join(', ')}</b>}
        </li>
      ))}
    </ul>
  );
}
