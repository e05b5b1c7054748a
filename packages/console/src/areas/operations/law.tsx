import { TextInput } from '@mantine/core';
import { GetJurisdiction } from '@toric/contracts/tools/jurisdiction.http';
import { JURISDICTION_WORDS } from '@toric/contracts/tools/jurisdiction.words';
import { Jurisdiction } from '@toric/contracts/tools/jurisdiction';
import { Link, useParams, useSearchParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { today } from '../../app/formats.ts';
import { useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { LawTable } from './law-table.tsx';

/** Shows the rules of one jurisdiction on a day. */
export default function LawPage() {
  const t = useWords();
  const code = Jurisdiction.safeParse(useParams()['code']).data;
  const [query, setQuery] = useSearchParams();
  const on = query.get('on') ?? today();
  const rules = useAnswer(GetJurisdiction, code && { params: { code }, query: { on } }, { keep: true });
  const name = code && JURISDICTION_WORDS[code].label;
  return (
    <>
      <PageHead
        title={name ?? { en: 'Law', zh: '法规' }}
        crumb={<Link to="/operations/laws">{t({ en: 'Laws', zh: '法规' })}</Link>}
        about={{ en: 'The rules as the shop applies them on the chosen day.', zh: '本店在所选日期适用的规则。' }}
        actions={
          <TextInput
            type="date"
            aria-label={t({ en: 'Day', zh: '日期' })}
            value={on}
            onChange={({ currentTarget: { value } }) => value && setQuery({ on: value }, { replace: true })}
          />
        }
      />
      <Answered query={rules}>{(pack) => <LawTable pack={pack} />}</Answered>
    </>
  );
}
