import { ListChanges } from '@toric/contracts/changes/change.http';
import { ListAttachments } from '@toric/contracts/customer/prescriptions/attachment.http';
import { GetFhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { GetPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { PRESCRIPTION_STATUS_WORDS } from '@toric/contracts/customer/prescriptions/prescription.words';
import { api, useMay } from '../../app/api.ts';
import { today } from '../../app/formats.ts';
import { text, useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Said } from '../../kit/show/said.tsx';
import { Day, When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ChangeList } from '../customers/change-list.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { PartnerName } from '../partners/partner-name.tsx';
import { PRESCRIPTION_ACTIONS, type PrescriptionRecord } from './actions.tsx';
import { Contents } from './contents.tsx';
import { Files } from './files.tsx';
import { saveFile } from './save-file.ts';

type Shown = { readonly record: PrescriptionRecord };

function Facts({ record }: Shown) {
  const t = useWords();
  return (
    <>
      <CustomerName id={record.customerId} /> · {t(text('revision', '第'))} {record.revision}
      {t(text('', ' 版'))} · {t(text('recorded ', '录入于 '))}
      <When at={record.createdAt} />
      {record.partnerId && (
        <>
          {' '}
          · <PartnerName id={record.partnerId} />
        </>
      )}
    </>
  );
}

const REFUSED = {
  title: text('The prescriber has denied it. Nothing is supplied on it.', '处方医师已否认，不能据此供应。'),
  rule: text(
    'Ask the prescriber again, and record the answer with the verification.',
    '请再次询问处方医师，并在核实记录中登记答复。',
  ),
};
const ENTERED = {
  title: text(
    'Only its values are known. The prescriber is asked when lenses are ordered on it.',
    '仅知其数值。据此下单时将询问处方医师。',
  ),
  rule: text('With the paper or a copy of it in hand, an optician can confirm it.', '验光师持有原件或副本时可以确认。'),
};

function Reasons({ record }: Shown) {
  const { status, reviewSince, expiresOn } = record;
  if (status === 'withdrawn')
    return <Why tone="stop" title={text('It was withdrawn. Nothing is supplied on it.', '已撤回，不能据此供应。')} />;
  if (status === 'refused') return <Why tone="stop" title={REFUSED.title} rule={REFUSED.rule} />;
  if (status === 'expired' || expiresOn < today()) return <Expired day={expiresOn} />;
  if (reviewSince) {
    return (
      <Why tone="wait" title={text('A file of the customer waits for an optician.', '客户的文件等待验光师核对。')} />
    );
  }
  return status === 'entered' ? <Why tone="note" title={ENTERED.title} rule={ENTERED.rule} /> : null;
}

function Expired({ day }: { readonly day: string }) {
  const t = useWords();
  const title = (
    <>
      {t(text('Nothing is supplied on it: its last day was ', '不能据此供应：最后一天为 '))}
      <Day day={day} />.
    </>
  );
  const source = { label: '16 CFR 315.6', href: 'https://www.ecfr.gov/current/title-16/section-315.6' };
  return <Why tone="stop" title={title} rule={text('A new prescription is needed.', '需要新处方。')} source={source} />;
}

function Papers({ record }: Shown) {
  const t = useWords();
  const may = useMay();
  if (!may(GetFhirPrescription)) return null;
  const params = { customerId: record.customerId, prescriptionId: record.id };
  async function download() {
    const { body } = await api.call(GetFhirPrescription, { params });
    saveFile(JSON.stringify(body, null, 2), 'application/fhir+json', `prescription-${record.id}.fhir.json`);
  }
  return (
    <Block title={text('For other systems', '供其他系统使用')}>
      <button className="btn small" type="button" onClick={() => void download()}>
        {t(text('Download as FHIR', '下载 FHIR 文件'))}
      </button>
      <p className="fine dimmer">{t(text('The download is kept.', '下载会被记录。'))}</p>
    </Block>
  );
}

const Changes = ({ record }: Shown) => <ChangeList query={{ subject: record.id }} />;

/** Shows one prescription: both eyes, its files and its changes. */
export default recordPage({
  operation: GetPrescription,
  params: ['customerId', 'prescriptionId'],
  list: { label: text('Prescriptions to look at', '待核对处方'), href: '/prescriptions' },
  title: ({ prescriber: { name } }) => <Said>{text(`Prescription by ${name}`, `${name} 的处方`)}</Said>,
  state: ({ status }) => ({ words: PRESCRIPTION_STATUS_WORDS, value: status }),
  facts: Facts,
  why: Reasons,
  actions: PRESCRIPTION_ACTIONS,
  tabs: [
    { id: 'contents', label: text('Prescription', '处方'), content: Contents },
    { id: 'files', label: text('Files', '文件'), content: Files, operation: ListAttachments },
    { id: 'changes', label: text('Changes', '变更'), content: Changes, operation: ListChanges },
  ],
  aside: Papers,
});
