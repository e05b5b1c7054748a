import {
  GetCustomerHousehold,
  type HouseholdView,
  PutHouseholdMember,
} from '@toric/contracts/customer/households/household.http';
import { HOUSEHOLD_ROLE_WORDS } from '@toric/contracts/customer/households/household.words';
import { GetConsents } from '@toric/contracts/customer/consent/consent.http';
import { useState } from 'react';
import { useAnswer, useCommand, useMay } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { Picker } from '../../../kit/form/picker.tsx';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { ActionButton } from '../../../kit/record/action-button.tsx';
import { Answered } from '../../../kit/show/answered.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { AddressLines } from '../../orders/address-lines.tsx';
import { CustomerName } from '../customer-name.tsx';
import { GuardianAnswers } from './guardian-answers.tsx';
import { change, dissolve, found, guardianConsent, leave, type Member, setRole } from './household-actions.ts';

type Of = { readonly household: HouseholdView };

function MemberLine({ household, member }: Of & { readonly member: Member }) {
  const t = useWords();
  const record = { household, member };
  return (
    <li className="stack">
      <span className="row wrap">
        <CustomerName id={member.customerId} />
        <span className="dim">
          {t(HOUSEHOLD_ROLE_WORDS[member.role].label)}
          {member.isUnderAge && ` · ${t({ en: 'under 18', zh: '未满 18 岁' })}`}
        </span>
      </span>
      <span className="row">
        <ActionButton action={setRole} record={record} small />
        <ActionButton action={leave} record={record} small />
      </span>
    </li>
  );
}

/** Adds another customer to the household, with the role of an adult. Her role can be changed on her line. */
function AddMember({ household }: Of) {
  const t = useWords();
  const may = useMay();
  const [customerId, setCustomerId] = useState('');
  const { run, busy, problem } = useCommand(PutHouseholdMember, { refreshes: [GetCustomerHousehold, GetConsents] });
  if (!may(PutHouseholdMember)) return null;
  const params = { householdId: household.id, customerId };
  const add = () => run({ params, body: { role: 'adult' } }).then(() => setCustomerId(''));
  return (
    <div className="stack">
      <Picker
        kind="customer"
        value={customerId}
        onChange={setCustomerId}
        label={t({ en: 'Another member', zh: '其他成员' })}
      />
      <button
        type="button"
        className="btn small"
        data-operation={PutHouseholdMember.id}
        disabled={busy || customerId === ''}
        onClick={() => void add().catch(() => undefined)}
      >
        {t({ en: 'Add to the household', zh: '加入家庭' })}
      </button>
      <Refusal problem={problem} />
    </div>
  );
}

function Shared({ household }: Of) {
  const { phone, address, payerId, members } = household;
  return (
    <>
      <Facts
        rows={[
          { label: { en: 'Phone', zh: '共用电话' }, value: phone && <a href={`tel:${phone}`}>{phone}</a> },
          { label: { en: 'Address', zh: '共用地址' }, value: address && <AddressLines address={address} /> },
          { label: { en: 'Pays for all', zh: '付款人' }, value: payerId && <CustomerName id={payerId} /> },
        ]}
      />
      <ul className="stack fine">
        {members.map((member) => (
          <MemberLine key={member.customerId} household={household} member={member} />
        ))}
      </ul>
      <AddMember household={household} />
      <span className="row">
        <ActionButton action={change} record={household} small />
        <ActionButton action={dissolve} record={household} small />
      </span>
    </>
  );
}

const UNGUARDED = {
  title: { en: 'Her own consents do not count yet.', zh: '其本人的同意暂不生效。' },
  rule: {
    en: 'She is under 18. A guardian of her household must agree first.',
    zh: '未满 18 岁，须先由其家庭中的监护人同意。',
  },
};

/**
 * Shows the household of a customer: its members, the data that they share, and whether a guardian agreed for a minor.
 */
export function Household({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const may = useMay();
  const query = useAnswer(GetCustomerHousehold, { params: { customerId } }, { enabled: may(GetCustomerHousehold) });
  if (!may(GetCustomerHousehold)) return null;
  const name = query.data?.household?.name;
  return (
    <Block title={{ en: 'Household', zh: '家庭' }} aside={name}>
      <Answered query={query} rows={2}>
        {({ household, self }) => {
          const home = { household, self, customerId };
          return (
            <>
              {!self.mayConsent && <Why tone="wait" title={UNGUARDED.title} rule={UNGUARDED.rule} />}
              {household ? (
                <Shared household={household} />
              ) : (
                <p className="fine dim">{t({ en: 'She belongs to no household.', zh: '不属于任何家庭。' })}</p>
              )}
              {self.isUnderAge && <GuardianAnswers customerId={customerId} />}
              <span className="row">
                <ActionButton action={found} record={home} small />
                <ActionButton action={guardianConsent} record={home} small />
              </span>
            </>
          );
        }}
      </Answered>
    </Block>
  );
}
