import { CONSENT_STATE_WORDS, CONSENT_TOLD_BY_WORDS } from '@toric/contracts/customer/consent/consent.words';
import { ListGuardianConsents } from '@toric/contracts/customer/households/household.http';
import { useAnswer, useMay } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { Badge } from '../../../kit/show/badge.tsx';
import { When } from '../../../kit/show/when.tsx';
import { CustomerName } from '../customer-name.tsx';

/** Lists the answers of guardians for a minor, the newest first. No line is ever changed. */
export function GuardianAnswers({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const may = useMay();
  const input = { params: { customerId } };
  const { data } = useAnswer(ListGuardianConsents, input, { enabled: may(ListGuardianConsents) });
  if (!data || data.data.length === 0) return null;
  return (
    <ul className="stack fine">
      {data.data.map(({ id, guardianId, state, how, said, createdAt }) => (
        <li key={id}>
          <span className="row wrap">
            <Badge words={CONSENT_STATE_WORDS} value={state} />
            <CustomerName id={guardianId} />
            <When at={createdAt} />
          </span>
          <span className="dim">
            {t(CONSENT_TOLD_BY_WORDS[how].label)}: {said}
          </span>
        </li>
      ))}
    </ul>
  );
}
