import { GetDuplicate } from '@toric/contracts/customer/quality/duplicate.http';
import {
  type MergeChoices,
  MergeCustomers,
  type MergePreview,
  PreviewCustomerMerge,
} from '@toric/contracts/customer/quality/merge.http';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { ActionBar } from '../../kit/record/action-bar.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { MERGE_ACTIONS } from './merge-action.ts';
import { MergeFields } from './merge-fields.tsx';
import { Consequences, Forbidden } from './merge-effects.tsx';
import './quality.css';

const TITLE = text('Make one customer of two', '合并两位客户');

/** Shows the preview of a merge: the record that stays, the values that are kept, and the data that move. */
export default function MergePage() {
  const { duplicateId = '' } = useParams();
  const pair = useAnswer(GetDuplicate, { params: { duplicateId } });
  return <Answered query={pair}>{({ one, other }) => <Merge {...{ duplicateId, one, other }} />}</Answered>;
}

type Side = { readonly id: string; readonly createdAt: string };
type Pair = { readonly duplicateId: string; readonly one: Side; readonly other: Side };

function Merge({ duplicateId, one, other }: Pair) {
  const t = useWords();
  const [isSwapped, setIsSwapped] = useState(false);
  const isOlder = one.createdAt <= other.createdAt;
  const [kept, merged] = isOlder === isSwapped ? [other, one] : [one, other];
  const ids = { keptId: kept.id, mergedId: merged.id };
  const preview = useAnswer(PreviewCustomerMerge, { body: ids });
  return (
    <>
      <PageHead
        title={TITLE}
        crumb={<Link to={`/duplicates/${duplicateId}`}>{t(text('One person or two?', '是否同一人？'))}</Link>}
        about={t(
          text(
            'Everything of the other record moves to the one that stays. You can take it back for 30 days.',
            '另一条记录的所有内容都会移到保留的记录，30 天内可撤销。',
          ),
        )}
        actions={
          <button type="button" className="btn" onClick={() => setIsSwapped(!isSwapped)}>
            {t(text('Keep the other record', '改为保留另一条'))}
          </button>
        }
      />
      <Answered query={preview}>{(data) => <Chosen key={kept.id} ids={ids} preview={data} />}</Answered>
    </>
  );
}

type ChosenProps = {
  readonly ids: { readonly keptId: string; readonly mergedId: string };
  readonly preview: MergePreview;
};

function Chosen({ ids, preview }: ChosenProps) {
  const [choices, setChoices] = useState<MergeChoices>({});
  const isPossible = preview.forbidden.length === 0;
  return (
    <>
      <Forbidden preview={preview} />
      <Block title={text('What is kept', '保留的值')}>
        <MergeFields
          preview={preview}
          choices={choices}
          onChoose={(field, side) => setChoices((before) => ({ ...before, [field]: side }))}
        />
      </Block>
      <Block title={text('What moves', '移动的内容')}>
        <Consequences preview={preview} />
      </Block>
      {isPossible && (
        <div className="pad" data-operation={MergeCustomers.id}>
          <ActionBar actions={MERGE_ACTIONS} record={{ ...ids, choices }} />
        </div>
      )}
    </>
  );
}
