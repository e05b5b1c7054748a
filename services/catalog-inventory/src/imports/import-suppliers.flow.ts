import { changed } from '@toric/chassis/changes/changed';
import { openDigest } from '@toric/chassis/imports/content';
import { FED, type FedKind } from '@toric/chassis/imports/fed-import';
import type { FedJobPlan, FedRow } from '@toric/chassis/imports/fed-plan';
import {
  type Content,
  type ItemResult,
  type JobContext,
  jobKind,
  type PlannedItem,
} from '@toric/chassis/jobs/job-kind';
import type { Change } from '@toric/contracts/record/change';
import { records } from '@toric/messaging/outcome';
import { insertSupplier, updateSupplier } from '../purchasing/supplier.store.ts';
import { changedSupplier, newSupplier, type Supplier } from '../purchasing/supplier.ts';
import { decideSupplier, supplierRow } from './rows/supplier-row.ts';
import { findByCodes, findSuppliers } from './suppliers.store.ts';

type Context = JobContext<FedJobPlan>;

/** Imports suppliers. The code identifies a supplier. The currency of a supplier never changes. */
export const importSuppliers: FedKind = {
  keysOf: (row, plan) => [`supplier:${supplierRow(row, plan).code ?? ''}`].filter((key) => key !== 'supplier:'),
  kind: jobKind<FedRow, FedJobPlan>({
    ...FED,
    ...{ name: 'supplier-import', subject: 'supplier', lock: 'supplier', allow: ['finance'] },
    tables: [{ table: 'supplier', key: 'id' }],
    async records(items, { tx, job: { plan } }) {
      const codes = items.map(({ change }) => supplierRow(change, plan).code ?? '');
      const known = await findByCodes(tx, codes);
      return codes.map((code) => known.get(code)?.id ?? '').map((id) => (id === '' ? [] : [id]));
    },
    apply: applyRows,
    async readBack(ids, { tx }) {
      return new Map((await findSuppliers(tx, ids)).map((supplier) => [supplier.id, contentOf(supplier)]));
    },
  }),
};

const contentOf = ({ code, name, currency, leadTimeDays, priority, contact, address }: Supplier): Content => ({
  digest: openDigest({ code, name, currency, leadTimeDays, priority, contact, ...address }),
});

type Done = { readonly result: ItemResult; readonly change?: Change };

async function applyRows(items: readonly PlannedItem<FedRow>[], context: Context) {
  const { tx, job } = context;
  const rows = items.map(({ change }) => supplierRow(change, job.plan));
  const known = await findByCodes(
    tx,
    rows.flatMap(({ code }) => code ?? []),
  );
  const done: Done[] = [];
  for (const row of rows) {
    const onFile = known.get(row.code ?? '');
    done.push(await applyRow(decideSupplier(row, onFile, job.plan.mode), onFile, context));
  }
  return {
    results: done.map(({ result }) => result),
    outcome: records(...done.flatMap(({ change }) => change ?? [])),
  };
}

async function applyRow(
  decision: ReturnType<typeof decideSupplier>,
  onFile: Supplier | undefined,
  { tx, now, newId }: Context,
): Promise<Done> {
  if (decision.do === 'reject') return { result: { did: 'rejected', reasons: decision.reasons } };
  if (!onFile) {
    const supplier = newSupplier(decision.body, newId(), now);
    if (!(await insertSupplier(tx, supplier))) throw new Error('a supplier took the code while the page ran');
    return {
      result: { did: 'created', recordIds: [supplier.id], content: contentOf(supplier) },
      change: { action: 'supplier.added', subject: supplier.id, fields: changed({}, supplier) },
    };
  }
  if (decision.do === 'keep')
    return { result: { did: 'unchanged', recordIds: [onFile.id], content: contentOf(onFile) } };
  const next = changedSupplier(onFile, decision.body, now);
  await updateSupplier(tx, next);
  return {
    result: { did: 'updated', recordIds: [onFile.id], content: contentOf(next) },
    change: { action: 'supplier.changed', subject: onFile.id, fields: changed(onFile, next) },
  };
}
