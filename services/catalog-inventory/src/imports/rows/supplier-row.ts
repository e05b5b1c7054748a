import { number } from '@toric/chassis/imports/cells';
import type { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { aboutField, type RowReader, rowReader } from '@toric/chassis/imports/row-reader';
import { parsePart } from '@toric/chassis/http/field-errors';
import type { ItemReason } from '@toric/chassis/jobs/job-kind';
import { ImportField, type ImportMode } from '@toric/contracts/customer/imports/import-field';
import { placeFault } from '@toric/contracts/contact/postal-address';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  ROW_EXISTS,
  ROW_IS_NEW,
  ROW_LACKS,
  ROW_OTHER_CURRENCY,
} from '@toric/contracts/customer/imports/import-row.errors';
import { CreateSupplierBody } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import type { Supplier } from '../../purchasing/supplier.ts';

export type SupplierRow = {
  readonly code: string | undefined;
  readonly reader: RowReader;
  readonly given: Readonly<Record<string, unknown>>;
  readonly address: Readonly<Record<string, string | undefined>>;
};

const ADDRESS = ['line1', 'line2', 'city', 'region', 'postalCode'] as const;
const filledIn = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T; // omits undefined fields

/** Reads an import row about a supplier. An empty cell keeps the stored value. */
export function supplierRow(cells: ImportedRow, plan: ImportPlan): SupplierRow {
  const reader = rowReader(cells, plan);
  const code = reader.text('code');
  if (code === undefined) reader.refuse('code', aboutField(ROW_LACKS, 'code'));
  const lines = ADDRESS.map((field) => [field, reader.text(field)] as const);
  const hasAddress = lines.some(([, text]) => text !== undefined);
  const country = reader.text('country')?.toUpperCase() ?? (hasAddress ? plan.country : undefined);
  return {
    ...{ code, reader },
    given: filledIn({
      name: reader.text('name'),
      currency: reader.text('currency')?.toUpperCase(),
      leadTimeDays: reader.take('leadTimeDays', number),
      priority: reader.take('priority', number),
      contact: reader.text('contact'),
    }),
    address: filledIn({ ...Object.fromEntries(lines), country }),
  };
}

type Decided =
  | { readonly do: 'create' | 'update' | 'keep'; readonly body: CreateSupplierBody }
  | { readonly do: 'reject'; readonly reasons: readonly ItemReason[] };

/** Decides how an import row changes the suppliers. `onFile` is the stored supplier with the code of the row. */
export function decideSupplier(row: SupplierRow, onFile: Supplier | undefined, mode: ImportMode): Decided {
  const { reader, code, given } = row;
  if (onFile && mode === 'create') reader.refuse('code', ROW_EXISTS());
  if (!onFile && mode === 'update') reader.refuse('code', ROW_IS_NEW());
  if (onFile && (given['currency'] ?? onFile.currency) !== onFile.currency)
    reader.refuse('currency', ROW_OTHER_CURRENCY({ currency: onFile.currency }));
  const body = bodyOf(row, onFile);
  const errors: FieldError[] = [];
  const parsed = parsePart(CreateSupplierBody, { ...body, code }, '', errors);
  for (const { pointer, detail } of errors) reader.refuse(fieldAt(pointer), detail);
  const wrong = parsed && placeFault(parsed.address);
  if (wrong) reader.refuse(wrong.field, wrong.detail);
  if (!parsed || reader.reasons.length > 0) return { do: 'reject', reasons: reader.reasons };
  if (!onFile) return { do: 'create', body: parsed };
  const isSame = JSON.stringify(parsed) === JSON.stringify(CreateSupplierBody.parse(bodyOfSupplier(onFile)));
  return { do: isSame ? 'keep' : 'update', body: parsed };
}

const bodyOfSupplier = ({
  code,
  name,
  currency,
  leadTimeDays,
  priority,
  licences,
  address,
  contact,
  active,
}: Supplier) => ({
  ...{ code, name, currency, leadTimeDays, priority, licences, address, contact, active },
});

/** Holds the lead time of a new supplier in days, if the file does not name one. */
const USUAL_LEAD_TIME = 7;

const bodyOf = ({ given, address }: SupplierRow, onFile: Supplier | undefined): object =>
  onFile
    ? { ...bodyOfSupplier(onFile), ...given, address: { ...onFile.address, ...address } }
    : { leadTimeDays: USUAL_LEAD_TIME, ...given, address };

/**
 * Returns the last segment of a JSON pointer that is not an index, if an import column has this name. Returns undefined
 * if no column has the name.
 */
const fieldAt = (pointer: string): ImportField | undefined =>
  ImportField.safeParse(pointer.split('/').findLast((part) => !/^\d*$/.test(part))).data;
