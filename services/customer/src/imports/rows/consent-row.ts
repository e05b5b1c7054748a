import type { ItemReason } from '@toric/chassis/jobs/job-kind';
import type { ConsentChannel, ConsentPurpose, ConsentState } from '@toric/contracts/customer/consent/purpose';
import { NOT_ONE_OF } from '@toric/contracts/customer/imports/import-file.errors';
import type { ImportField } from '@toric/contracts/customer/imports/import-field';
import { oneLine } from '@toric/contracts/kernel/text';
import { bySchema, oneOf } from '@toric/chassis/imports/cells';
import { CHANNEL_NAMES, CONSENT_NAMES, PURPOSE_NAMES } from './cells.ts';
import type { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { type Belonging, belongingIn } from './belonging.ts';
import { rowReader } from '@toric/chassis/imports/row-reader';

export type ConsentRow = {
  readonly customer: Belonging;
  readonly purpose: ConsentPurpose | undefined;
  readonly channel: ConsentChannel | undefined;
  readonly state: ConsentState | undefined;
  readonly said: string | undefined;
  readonly reasons: readonly ItemReason[];
};

/** Reads a row of a file about a consent. */
export function consentRow(cells: ImportedRow, plan: ImportPlan): ConsentRow {
  const row = rowReader(cells, plan);
  const needed = <V extends string>(
    field: ImportField,
    names: Readonly<Record<V, readonly string[]>>,
  ): V | undefined => {
    if (row.text(field) === undefined) row.refuse(field, NOT_ONE_OF({ values: Object.keys(names).join(', ') }));
    return row.take(field, (text) => oneOf(names, text));
  };
  return {
    customer: belongingIn(row),
    purpose: needed('purpose', PURPOSE_NAMES),
    channel: needed('channel', CHANNEL_NAMES),
    state: needed('consent', CONSENT_NAMES),
    said: row.take('said', (text) => bySchema(oneLine(500), text)),
    reasons: row.reasons,
  };
}
