import {
  ConfirmFacts,
  type FactView,
  GetFreshness,
  ProfileFact,
} from '@toric/contracts/customer/people/freshness.http';
import { FACT_WORDS } from '@toric/contracts/customer/people/customer.words';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useAnswer, useCommand, useMay } from '../../../app/api.ts';
import { tell } from '../../../app/tell.tsx';
import { text, useWords } from '../../../app/words.ts';
import { Block } from '../../../kit/show/block.tsx';
import { When } from '../../../kit/show/when.tsx';
import { PersonName } from '../../changes/person-name.tsx';

type Of = { readonly customerId: string };

/** Returns the request body that confirms one fact. */
function bodyOf({ fact, addressId }: FactView) {
  const profile = ProfileFact.safeParse(fact);
  return profile.success ? { facts: [profile.data] } : { addressIds: addressId === null ? [] : [addressId] };
}

function Confirm({ customerId, fact }: Of & { readonly fact: FactView }) {
  const t = useWords();
  const { run, busy } = useCommand(ConfirmFacts, { refreshes: [GetFreshness] });
  const { label } = FACT_WORDS[fact.fact];
  const confirm = async () => {
    await run({ params: { customerId }, body: bodyOf(fact) });
    tell(text('It is confirmed as of today.', '已确认，以今天为准。'));
  };
  return (
    <button
      type="button"
      className="btn small"
      disabled={busy}
      data-operation={ConfirmFacts.id}
      aria-label={t({ en: `Still right: ${label.en}`, zh: `仍正确：${label.zh}` })}
      onClick={() => void confirm().catch(() => undefined)}
    >
      {t({ en: 'Still right', zh: '仍正确' })}
    </button>
  );
}

function Line({ customerId, fact }: Of & { readonly fact: FactView }) {
  const t = useWords();
  const may = useMay();
  const Icon = fact.isStale ? IconAlertTriangle : IconCheck;
  return (
    <li className="row between">
      <span className="row">
        <Icon size={16} stroke={1.5} className={fact.isStale ? 't-wait' : 't-ok'} aria-hidden />
        <span>
          {t(FACT_WORDS[fact.fact].label)}
          <span className="fine dim">
            {' '}
            {fact.isStale && `${t({ en: 'ask again', zh: '需再次确认' })} · `}
            {fact.confirmedAt === null ? (
              <>
                {t({ en: 'recorded ', zh: '登记于 ' })}
                <When at={fact.recordedAt} />
              </>
            ) : (
              <>
                <When at={fact.confirmedAt} />{' '}
                {fact.byCustomer ? t({ en: 'by herself', zh: '本人确认' }) : <PersonName id={fact.confirmedBy} />}
              </>
            )}
          </span>
        </span>
      </span>
      {may(ConfirmFacts) && <Confirm customerId={customerId} fact={fact} />}
    </li>
  );
}

/** Shows when each fact was last confirmed, and by whom. One click confirms a fact that has not changed. */
export function Freshness({ customerId }: Of) {
  const may = useMay();
  const { data } = useAnswer(GetFreshness, { params: { customerId } }, { enabled: may(GetFreshness) });
  if (!data || data.data.length === 0) return null;
  return (
    <Block title={{ en: 'Last confirmed', zh: '最近确认' }}>
      <ul className="stack fine">
        {data.data.map((fact) => (
          <Line key={`${fact.fact} ${fact.addressId ?? ''}`} customerId={customerId} fact={fact} />
        ))}
      </ul>
    </Block>
  );
}
