import { RecordReview } from '@toric/contracts/customer/recording/review.http';
import { useMay } from '../../app/api.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { hrefOf, reviewsSpec } from './spec.tsx';

const Opticians = listPage(reviewsSpec);
const Auditors = listPage({ ...reviewsSpec, href: hrefOf });

/** Lists the prescriptions whose files wait for an optician. Auditors see the prescriptions, and compare nothing. */
export default function ReviewsPage() {
  return useMay()(RecordReview) ? <Opticians /> : <Auditors />;
}
