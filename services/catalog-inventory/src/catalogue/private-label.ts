/** Private labels: the same lens of the same maker under another name (15 U.S.C. 7603(f), 16 CFR 315.5(f)). */
/** What is under one roof is one step deep: a label of a product that is no label itself. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  LABEL_DIFFERS,
  LABEL_MADE_OTHERWISE,
  LABEL_OF_A_LABEL,
  LABEL_OF_ITSELF,
  LABEL_WITH_LABELS,
  PRODUCT_NOT_THE_SAME_LENS,
} from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { compileMatrix } from '@toric/optics/matrix';
import type { Product } from './product.ts';

const AT = '/privateLabelOf';

/** `relatives`: the product that it is a label of, and its own labels, as they are to be. */
export function requireSameLens(product: Product, relatives: readonly Product[]): void {
  const errors = labelProblems(product, relatives);
  if (errors.length > 0) throw PRODUCT_NOT_THE_SAME_LENS().at(...errors);
}

export function labelProblems(product: Product, relatives: readonly Product[]): FieldError[] {
  const labels = relatives.filter(({ privateLabelOf }) => privateLabelOf?.id === product.id);
  const ofLabels = labels.flatMap((label) => differences(label, product));
  if (product.privateLabelOf === null) return ofLabels;
  const { id, handle } = product.privateLabelOf;
  if (id === product.id) return [{ pointer: AT, detail: LABEL_OF_ITSELF() }];
  if (labels.length > 0) {
    const names = labels.map((label) => label.handle).join(', ');
    return [{ pointer: AT, detail: LABEL_WITH_LABELS({ labels: names }) }];
  }
  const national = relatives.find((one) => one.id === id);
  const of = national?.privateLabelOf?.handle;
  if (of !== undefined) return [{ pointer: AT, detail: LABEL_OF_A_LABEL({ handle, of }) }];
  return national ? differences(product, national) : [];
}

const ALIKE = ['brand', 'material', 'modality', 'replacement'] as const;
/** Not every supplier says them: what is not said is no difference. */
const ALIKE_IF_SAID = ['waterContent', 'uvBlocking'] as const;

function differences(label: Product, national: Product): FieldError[] {
  const said = ALIKE_IF_SAID.filter((field) => label[field] !== null && national[field] !== null);
  const names = { label: label.handle, national: national.handle };
  const fields = [...ALIKE, ...said].flatMap((field) => {
    const [ours, theirs] = [String(label[field]), String(national[field])];
    return ours === theirs ? [] : [{ pointer: `/${field}`, detail: LABEL_DIFFERS({ ...names, ours, theirs }) }];
  });
  const lenses = lensesBeside(label, national);
  const made = { pointer: '/matrix', detail: LABEL_MADE_OTHERWISE({ ...names, lenses }) };
  return lenses === 0 ? fields : [...fields, made];
}

/** A label may come in fewer powers and markets, never in a lens that the other is not. Counted, and so never listed. */
function lensesBeside(label: Product, national: Product): number {
  const both = { segments: [...national.matrix.segments, ...label.matrix.segments] };
  return compileMatrix(both).count() - compileMatrix(national.matrix).count();
}
