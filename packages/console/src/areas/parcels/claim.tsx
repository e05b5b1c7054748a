import {
  type ClaimView,
  CloseCarrierClaim,
  GetCarrierClaim,
  ListCarrierClaims,
} from '@toric/contracts/order/parcels/carrier-claim.http';
import { CLOSE_CARRIER_CLAIM_GUIDE } from '@toric/contracts/order/parcels/parcel.guide';
import { CLAIM_KIND_WORDS, CLAIM_OUTCOME_WORDS, CLAIM_STATUS_WORDS } from '@toric/contracts/order/parcels/parcel.words';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';

type Shown = { readonly record: ClaimView };

const close: Action<ClaimView, typeof CloseCarrierClaim> = {
  operation: CloseCarrierClaim,
  label: text('Record the answer…', '登记结果…'),
  tone: 'main',
  when: ({ status }) => status === 'filing' || status === 'filed' || status === 'by-hand',
  form: {
    operation: CloseCarrierClaim,
    guide: CLOSE_CARRIER_CLAIM_GUIDE,
    title: text('What the carrier answered', '承运商的答复'),
    save: text('Close the claim', '结束索赔'),
    start: ({ amount }) => ({ outcome: 'paid', paid: amount }),
    sections: [
      {
        fields: [
          { name: 'outcome', control: 'choice', words: CLAIM_OUTCOME_WORDS, width: 'half' },
          { name: 'paid', control: 'money', width: 'half' },
          { name: 'note', control: 'long-text' },
        ],
      },
    ],
  },
  input: ({ id }, body) => ({ params: { claimId: id }, body }),
  done: text('The claim is closed.', '索赔已结束。'),
  refreshes: [ListCarrierClaims, GetCarrierClaim],
};

function ByHand({ record: { status } }: Shown) {
  if (status !== 'by-hand') return null;
  return (
    <Why
      tone="wait"
      title={text('The carrier takes this claim from people only.', '承运商仅接受人工提交此索赔。')}
      rule={text('File it with the carrier, and record the answer here.', '请向承运商提交，并在此登记答复。')}
    />
  );
}

function Content({ record }: Shown) {
  const t = useWords();
  const { kind, amount, paid, description, note, carrier, carrierReference, openedBy, createdAt, closedAt } = record;
  return (
    <Block title={text('Claim', '索赔')}>
      <Facts
        rows={[
          { label: text('What happened', '情况'), value: t(CLAIM_KIND_WORDS[kind].label) },
          { label: text('Carrier', '承运商'), value: carrier },
          { label: text('Number at the carrier', '承运商编号'), value: carrierReference },
          { label: text('Claimed', '索赔金额'), value: <Money value={amount} /> },
          { label: text('Paid', '赔付金额'), value: paid && <Money value={paid} /> },
          { label: text('Description', '说明'), value: description },
          { label: text('Answer of the carrier', '承运商答复'), value: note },
          { label: text('Opened by', '提出人'), value: <PersonName id={openedBy} /> },
          { label: text('Opened', '提出时间'), value: <When at={createdAt} /> },
          { label: text('Closed', '结束时间'), value: closedAt && <When at={closedAt} /> },
        ]}
      />
    </Block>
  );
}

const Line = ({ record: { parcelId, parcelNumber } }: Shown) => <Link to={`/parcels/${parcelId}`}>{parcelNumber}</Link>;

/** Shows one claim to a carrier. */
export default recordPage({
  operation: GetCarrierClaim,
  params: ['claimId'],
  list: { label: text('Claims to carriers', '承运商索赔'), href: '/carrier-claims' },
  title: ({ parcelNumber }) => parcelNumber,
  state: ({ status }) => ({ words: CLAIM_STATUS_WORDS, value: status }),
  facts: Line,
  why: ByHand,
  actions: [close],
  tabs: [{ id: 'claim', label: text('Claim', '索赔'), content: Content }],
});
