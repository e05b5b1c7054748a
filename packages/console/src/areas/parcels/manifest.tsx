import { GetManifest, GetManifestFile, type ManifestView } from '@toric/contracts/order/parcels/manifest.http';
import { ListParcels } from '@toric/contracts/order/parcels/parcel.http';
import { count, text, useLanguage, useWords } from '../../app/words.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { DownloadButton } from '../registers/download-button.tsx';
import { parcelsSpec } from './spec.tsx';

type Shown = { readonly record: ManifestView };

function Line({ record: { id, parcels, createdAt, createdBy } }: Shown) {
  const t = useWords();
  const language = useLanguage();
  return (
    <>
      {t(
        count(parcels, {
          one: '{n} parcel, handed over ',
          other: '{n} parcels, handed over ',
          zh: '{n} 个包裹，交运于 ',
        }),
      )}
      <When at={createdAt} /> · <PersonName id={createdBy} />{' '}
      <DownloadButton
        operation={GetManifestFile}
        input={{ params: { manifestId: id }, query: { language } }}
        label={text('PDF for the driver', '司机签收单 PDF')}
        small
      />
    </>
  );
}

const Parcels = ({ record: { id } }: Shown) => <RelatedList spec={parcelsSpec} query={{ manifestId: id }} />;

/** Shows one manifest with its parcels. */
export default recordPage({
  operation: GetManifest,
  params: ['manifestId'],
  list: { label: text('Manifests', '交接单'), href: '/parcel-manifests' },
  title: ({ carrier }) => carrier,
  facts: Line,
  actions: [],
  tabs: [{ id: 'parcels', label: text('Parcels', '包裹'), content: Parcels, operation: ListParcels }],
});
