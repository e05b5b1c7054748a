import type { ItemReason } from '@toric/chassis/jobs/job-kind';
import { parsePart } from '@toric/chassis/http/field-errors';
import { EYE_LACKS } from '@toric/contracts/customer/imports/import-file.errors';
import { FIELDS_OF, type ImportField } from '@toric/contracts/customer/imports/import-field';
import { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Eye } from '@toric/contracts/lens';
import { contentErrors } from '../../prescriptions/prescription.ts';
import { aboutField } from '@toric/chassis/imports/row-reader';
import { type Belonging, belongingIn, EXTERNAL_ID } from './belonging.ts';
import { bySchema, day, number, power } from '@toric/chassis/imports/cells';
import type { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { type RowReader, rowReader } from '@toric/chassis/imports/row-reader';

export type PrescriptionRow = {
  readonly customer: Belonging;
  readonly externalId: string | undefined;
  /** The contents are undefined if something is wrong with the row. */
  readonly contents: PrescriptionContents | undefined;
  readonly reasons: readonly ItemReason[];
};

const PARTS = ['ProductId', 'BaseCurve', 'Diameter', 'Sphere', 'Cylinder', 'Axis', 'Add'] as const;
const NEEDED = new Set<string>(['ProductId', 'BaseCurve', 'Diameter', 'Sphere']);
type Part = (typeof PARTS)[number];
const fieldOf = (eye: Eye, part: Part): ImportField => `${eye}${part}`;

/** Returns the lens of one eye, unchecked. Returns undefined if its cells are empty. */
function lensIn(row: RowReader, eye: Eye): object | undefined {
  const text = (part: Part) => row.text(fieldOf(eye, part));
  if (PARTS.every((part) => text(part) === undefined)) return undefined;
  for (const part of PARTS)
    if (NEEDED.has(part) && text(part) === undefined)
      row.refuse(fieldOf(eye, part), aboutField(EYE_LACKS, fieldOf(eye, part)));
  const take = (part: Part) => row.take(fieldOf(eye, part), part === 'Sphere' ? power : number);
  const [cylinder, axis] = [take('Cylinder'), take('Axis')];
  const hasCylinder = cylinder !== undefined && cylinder !== 0;
  // a file that writes 0 for no cylinder may have any axis; an axis next to an empty cell lacks its cylinder
  const isAlone = text('Cylinder') === undefined && axis !== undefined && axis !== 0;
  const add = addIn(row, fieldOf(eye, 'Add'));
  const parameters = {
    ...{ baseCurve: take('BaseCurve'), diameter: take('Diameter'), sphere: take('Sphere') },
    ...(hasCylinder && { cylinder, axis: axis === 0 ? 180 : axis }),
    ...(isAlone && { axis }),
    ...(add !== undefined && add !== 0 && { add }),
  };
  return { productId: text('ProductId'), parameters };
}

/** Returns an addition, which is a level such as HIGH, or dioptres. */
function addIn(row: RowReader, field: ImportField): string | number | undefined {
  const level = row.text(field)?.toUpperCase();
  return level !== undefined && /^(LOW|MED|HIGH)$/.test(level) ? level : row.take(field, number);
}

const numberIn = (row: RowReader) => row.take('externalId', (text) => bySchema(EXTERNAL_ID, text));

/** Reads only the number of the prescription in the other system. */
export const prescriptionNumber = (cells: ImportedRow, plan: ImportPlan): string | undefined =>
  numberIn(rowReader(cells, plan));

/**
 * Reads a row about a prescription. It is recorded as entered, which permits nothing, because a file is not evidence.
 */
export function prescriptionRow(cells: ImportedRow, plan: ImportPlan): PrescriptionRow {
  const row = rowReader(cells, plan);
  const customer = belongingIn(row);
  const externalId = numberIn(row);
  const [right, left] = [lensIn(row, 'right'), lensIn(row, 'left')];
  const address = row.text('prescriberAddress');
  const phone = row.text('prescriberPhone');
  const given = {
    issuedIn: row.text('issuedIn')?.toUpperCase() ?? plan.country,
    issuedOn: row.take('issuedOn', (text) => day(text, plan.dateOrder)),
    expiresOn: row.take('expiresOn', (text) => day(text, plan.dateOrder)),
    prescriber: {
      name: row.text('prescriberName'),
      ...{ ...(address !== undefined && { address }), ...(phone !== undefined && { phone }) },
    },
    eyes: { ...(right && { right }), ...(left && { left }) },
    ...(row.text('notes') !== undefined && { notes: row.text('notes') }),
    ...(externalId !== undefined && { identifiers: [{ system: plan.system, value: externalId }] }),
  };
  if (row.reasons.length > 0) return { customer, externalId, contents: undefined, reasons: row.reasons };
  const errors: FieldError[] = [];
  const parsed = parsePart(PrescriptionContents, given, '', errors);
  const wrong = parsed ? contentErrors(parsed) : errors;
  for (const { pointer, detail } of wrong) row.refuse(fieldAt(pointer), detail);
  return { customer, externalId, contents: wrong.length === 0 ? parsed : undefined, reasons: row.reasons };
}

/** Returns the field that a JSON pointer of the contents names: `rightSphere` for `/eyes/right/parameters/sphere`. */
function fieldAt(pointer: string): ImportField | undefined {
  const steps = pointer.split('/').filter((step) => !['', 'eyes', 'parameters'].includes(step));
  const name = steps.map((step, index) => (index === 0 ? step : step.charAt(0).toUpperCase() + step.slice(1))).join('');
  return FIELDS_OF.prescriptions.find((field) => field === name);
}
