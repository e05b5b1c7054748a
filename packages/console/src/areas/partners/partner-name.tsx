import { GetPartner } from '@toric/contracts/customer/partners/partner.http';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';

/** Shows the name of a partner as a link to its page. A role that may not read partners sees the end of the id. */
export function PartnerName({ id }: { readonly id: string }) {
  const may = useMay();
  const { data } = useAnswer(GetPartner, { params: { partnerId: id } }, { enabled: may(GetPartner) });
  if (!may(GetPartner)) return <span className="mono">…{id.slice(-6)}</span>;
  return <Link to={`/partners/${id}`}>{data?.name ?? '…'}</Link>;
}
