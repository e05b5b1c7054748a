import type { Input } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, refresh, useMay } from '../../../app/api.ts';
import { tell } from '../../../app/tell.tsx';
import { useWords } from '../../../app/words.ts';
import { FormDialog } from '../../form/form-dialog.tsx';
import type { Chosen } from '../../kit.types.ts';
import type { AnyBulkJob, AnyList, Row } from '../any-list.ts';

type Props = { readonly list: AnyList; readonly chosen: Chosen<Row> };

/** Shows the buttons that plan a job of the shop for the chosen rows. */
export function BulkJobs({ list, chosen }: Props) {
  const t = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<AnyBulkJob>();
  const jobs = (list.bulkJobs ?? []).filter(({ operation }) => may(operation));
  async function plan({ operation, input, then }: AnyBulkJob, body: unknown) {
    // safe cast: the list made the input for this operation, and the compiler checks it there
    const answer = await api.call<Operation>(operation, input(chosen, body) as Input<Operation>);
    refresh(operation);
    await navigate(then(answer.body));
  }
  function ask(job: AnyBulkJob) {
    const refused = job.refuse?.(chosen);
    if (refused) tell(refused, { tone: 'stop', stays: true });
    else setAsking(job);
  }
  return (
    <>
      {jobs.map((job) => (
        <button
          key={job.operation.id}
          type="button"
          className="btn small"
          data-operation={job.operation.id}
          onClick={() => ask(job)}
        >
          {t(job.label)}
        </button>
      ))}
      {asking && (
        <FormDialog
          spec={asking.form}
          record={chosen}
          onSave={(body: unknown) => plan(asking, body)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
