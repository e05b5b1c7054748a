import { useColleague } from '../changes/colleagues.ts';
import { CustomerName } from '../customers/customer-name.tsx';

/** Shows the person who gets a message: a colleague by name, or a customer with a link to her page. */
export function Recipient({ id, plain }: { readonly id: string; readonly plain?: true }) {
  const { data, isPending } = useColleague(id);
  if (isPending) return <span>…</span>;
  return data ? <span className="clip">{data}</span> : <CustomerName id={id} {...(plain && { plain })} />;
}
