import { GetComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { useMay } from '../../app/api.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { complaintsSpec, unreadComplaintsSpec } from './spec.tsx';

const Readers = listPage(complaintsSpec);
const Others = listPage(unreadComplaintsSpec);

/** Lists all complaints and suspected incidents. Only roles that may read the reports get links to them. */
export default function ComplaintsPage() {
  return useMay()(GetComplaint) ? <Readers /> : <Others />;
}
