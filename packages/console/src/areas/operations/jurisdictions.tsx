import { ListJurisdictions } from '@toric/contracts/tools/jurisdiction.http';
import { useAnswer } from '../../app/api.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { LawTable } from './law-table.tsx';

/** Lists the rules of each law for sellers of lenses that the shop applies, with the references to the law. */
export default function JurisdictionsPage() {
  const rules = useAnswer(ListJurisdictions);
  return (
    <>
      <PageHead
        title={{ en: 'Laws', zh: '法规' }}
        about={{
          en: 'The rules that the shop applies today. A rule that is missing here is not known: the shop then does not permit it.',
          zh: '本店今日适用的规则。此处未列出的规则视为未知，本店不予放行。',
        }}
      />
      <Answered query={rules}>
        {({ data }) => data.map((pack) => <LawTable key={pack.jurisdiction} pack={pack} link />)}
      </Answered>
    </>
  );
}
