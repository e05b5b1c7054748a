import { GetOrderField } from '@toric/contracts/order/fields/order-field.http';
import { useAnswer, useMay } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';

/** Shows the name of a custom field of orders, for the chip of a filter. */
export function OrderFieldName({ id }: { readonly id: string }) {
  const t = useWords();
  const may = useMay();
  const { data } = useAnswer(GetOrderField, { params: { fieldId: id } }, { enabled: may(GetOrderField) });
  return <span>{data ? t(data.label) : `…${id.slice(-6)}`}</span>;
}
