import { GetForm } from '@toric/contracts/customer/forms/form.http';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';

/** Shows the name of a form, as a link to it. */
export function FormName({ id }: { readonly id: string }) {
  const t = useWords();
  const may = useMay();
  const { data } = useAnswer(GetForm, { params: { formId: id } }, { enabled: may(GetForm) });
  return <Link to={`/forms/${id}`}>{data ? t(data.settings.title) : `…${id.slice(-6)}`}</Link>;
}
