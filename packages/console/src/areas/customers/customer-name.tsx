import { GetCustomer } from '@toric/contracts/customer/people/customer.http';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { nameOf } from './name.ts';

/**
 * Returns a customer by id. All pages share the cached answer. Roles that may not read customers get undefined data.
 */
export function useCustomer(id: string | null | undefined) {
  const may = useMay();
  return useAnswer(GetCustomer, { params: { customerId: id ?? '' } }, { enabled: Boolean(id) && may(GetCustomer) });
}

/**
 * Shows the name of a customer as a link to her page. A role that may not read customers sees the end of her id
 * instead.
 */
export function CustomerName({ id, plain }: { readonly id: string; readonly plain?: true }) {
  const { data } = useCustomer(id);
  const may = useMay();
  const t = useWords();
  if (!may(GetCustomer)) {
    const number = id.slice(-6);
    return <span className="clip">{t({ en: `customer ${number}`, zh: `客户 ${number}` })}</span>;
  }
  const name = data ? nameOf(data) : '…';
  return plain ? <span className="clip">{name}</span> : <Link to={`/customers/${id}`}>{name}</Link>;
}
