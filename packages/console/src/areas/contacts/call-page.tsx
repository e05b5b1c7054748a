import { useParams } from 'react-router';
import { text } from '../../app/words.ts';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Caller } from './caller.tsx';

const TITLE = text('A call', '来电');
const ABOUT = text('Everybody who has this number. A call is kept for a week.', '使用此号码的所有客户。通话保留一周。');

/** Shows one call. A notice about the call links to this page. */
export default function CallPage() {
  const { callId = '' } = useParams();
  return (
    <>
      <PageHead title={TITLE} about={ABOUT} />
      <div className="pad rule">
        <Caller callId={callId} />
      </div>
    </>
  );
}
