import type { Reply } from '@toric/client/types';
import { ISSUE_CLAIM_CODE_GUIDE } from '@toric/contracts/customer/people/walk-in.guide';
import { IssueClaimCode } from '@toric/contracts/customer/people/walk-in.http';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { FormFields } from '../../kit/form/form-fields.tsx';
import { SpecForm, useSpecForm } from '../../kit/form/spec-form.tsx';
import type { FormSpec } from '../../kit/kit.types.ts';
import { PageHead } from '../../kit/show/page-head.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { CustomerName } from './customer-name.tsx';

type Issued = Reply<typeof IssueClaimCode>;

const SPEC: FormSpec<typeof IssueClaimCode> = {
  operation: IssueClaimCode,
  guide: ISSUE_CLAIM_CODE_GUIDE,
  title: text('Issue a claim code', '发放认领码'),
  save: text('Issue the code', '发放'),
  sections: [{ fields: [{ name: 'reason', control: 'long-text' }, { name: 'email', control: 'email' }] }],
};

function Code({ issued }: { readonly issued: Issued }) {
  const t = useWords();
  return (
    <div className="stack-4 pad">
      <Why
        tone="ok"
        title={text('The code is issued. Print it or write it down now.', '认领码已发放。请立即打印或抄下。')}
        rule={text('It is shown only here, because only its digest is stored.', '仅在此处显示，系统只保存其摘要。')}
      />
      <p className="huge mono">{issued.code}</p>
      <p className="dim">
        {t(text('It works once, until ', '仅可使用一次，有效期至 '))}
        <When at={issued.expiresAt} />
      </p>
      <p className="row">
        <button className="btn main" type="button" onClick={() => window.print()}>
          {t(text('Print the code', '打印认领码'))}
        </button>
        <Link className="btn" to={`/customers/${issued.customerId}`}>
          {t(text('Back to the customer', '返回客户'))}
        </Link>
      </p>
    </div>
  );
}

function Ask({ customerId, onIssued }: { readonly customerId: string; readonly onIssued: (issued: Issued) => void }) {
  const command = useCommand(IssueClaimCode);
  const state = useSpecForm({
    spec: SPEC,
    record: undefined,
    send: async (body) => onIssued((await command.run({ params: { customerId }, body })).body),
  });
  return (
    <div className="pad">
      <SpecForm state={state}>
        <FormFields spec={SPEC} />
      </SpecForm>
    </div>
  );
}

/** Issues a code with which a customer of the counter claims her account. The code is shown once. */
export default function ClaimCodePage() {
  const { customerId = '' } = useParams();
  const [issued, show] = useState<Issued | undefined>();
  const about = text(
    'With the code, and her date of birth or phone number, she claims the account on the shop’s page.',
    '客户凭认领码，以及出生日期或电话号码，在商店页面认领账户。',
  );
  return (
    <>
      <PageHead title={SPEC.title} crumb={<CustomerName id={customerId} />} about={about} />
      {issued ? <Code issued={issued} /> : <Ask customerId={customerId} onIssued={show} />}
    </>
  );
}
