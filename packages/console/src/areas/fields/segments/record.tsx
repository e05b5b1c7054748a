import {
  GetSegment,
  ListSegments,
  RemoveSegment,
  type SegmentView,
} from '@toric/contracts/customer/fields/segment.http';
import { CREATE_SEGMENT_GUIDE } from '@toric/contracts/customer/fields/segment.guide';
import { ListAudience } from '@toric/contracts/marketing/marketing.http';
import { formatNumber } from '../../../app/formats.ts';
import { text, useLanguage, useWords } from '../../../app/words.ts';
import type { Action, LinkAction } from '../../../kit/kit.types.ts';
import { changesTab } from '../../../kit/record/changes.tsx';
import { recordPage } from '../../../kit/record/record-page.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { Said } from '../../../kit/show/said.tsx';
import { When } from '../../../kit/show/when.tsx';
import { Conditions } from './conditions.tsx';

type Shown = { readonly record: SegmentView };

function About({ record }: Shown) {
  const language = useLanguage();
  return (
    <Block title={text('Who is in it', '成员条件')}>
      <Facts
        rows={[
          { label: text('Conditions', '条件'), value: <Conditions conditions={record.conditions} /> },
          { label: text('Customers', '客户数'), value: formatNumber(record.members, language) },
          { label: text('Defined', '创建时间'), value: <When at={record.createdAt} /> },
        ]}
      />
    </Block>
  );
}

function Effect() {
  const t = useWords();
  return <p>{t(text('The customers and their fields stay as they are.', '客户及其字段保持不变。'))}</p>;
}

const audience: LinkAction<SegmentView> = {
  operation: ListAudience,
  label: text('Show the audience', '查看受众'),
  tone: 'main',
  href: ({ id }) => `/notices/audience?segmentId=${id}&minOrders=0`,
};

const remove: Action<SegmentView, typeof RemoveSegment> = {
  operation: RemoveSegment,
  label: text('Remove it…', '移除…'),
  tone: 'stop',
  effect: Effect,
  input: ({ id }) => ({ params: { segmentId: id } }),
  done: text('The segment is removed.', '客群已移除。'),
  then: () => '/segments',
  refreshes: [ListSegments],
};

/** Shows one segment: its conditions, and the number of its customers. */
export default recordPage({
  operation: GetSegment,
  params: ['segmentId'],
  list: { label: text('Segments', '客群'), href: '/segments' },
  title: ({ name }) => <Said>{name}</Said>,
  actions: [audience, remove],
  tabs: [
    { id: 'about', label: text('Segment', '客群'), content: About },
    changesTab(({ id }: SegmentView) => id, CREATE_SEGMENT_GUIDE),
  ],
});
