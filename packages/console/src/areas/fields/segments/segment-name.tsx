import { GetSegment } from '@toric/contracts/customer/fields/segment.http';
import { useAnswer, useMay } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';

/** Shows the name of a segment, for the chip of a filter. */
export function SegmentName({ id }: { readonly id: string }) {
  const t = useWords();
  const may = useMay();
  const { data } = useAnswer(GetSegment, { params: { segmentId: id } }, { enabled: may(GetSegment) });
  return <span>{data ? t(data.name) : `…${id.slice(-6)}`}</span>;
}
