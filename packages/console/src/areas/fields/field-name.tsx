import { GetField } from '@toric/contracts/customer/fields/field.http';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';

/** Shows the name of a custom field, for the chip of a filter. */
export function FieldName({ id }: { readonly id: string }) {
  const t = useWords();
  const may = useMay();
  const { data } = useAnswer(GetField, { params: { fieldId: id } }, { enabled: may(GetField) });
  return <span>{data ? t(data.label) : `…${id.slice(-6)}`}</span>;
}
