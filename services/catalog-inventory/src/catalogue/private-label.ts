/**
 * A private label is the same lens of the same maker under another name (15 U.S.C. 7603(f), 16 CFR 315.5(f)).
 * The original is called the national brand. A national brand is never itself a private label, so there are no chains.
 */
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

const LABEL_FIELD = '/privateLabelOf';

/**
 * Throws if `labelProblems` finds an error. `relatives` contains the national brand and the private labels of the
 * product.
 */
export function requireSameLens(product: Product, relatives: readonly Product[]): void {
  const errors = labelProblems(product, relatives);
  if (errors.length > 0) throw PRODUCT_NOT_THE_SAME_LENS().at(...errors);
}

/**
 * Returns the reasons why the product may not be a private label of its national brand, or may not be the national
 * brand of the private labels in `relatives`.
 */
export function labelProblems(product: Product, relatives: readonly Product[]): FieldError[] {
  const labels = relatives.filter(({ privateLabelOf }) => privateLabelOf?.id === product.id);
  if (product.privateLabelOf === null) return labels.flatMap((label) => differences(label, product));
  const { id, handle } = product.privateLabelOf;
  if (id === product.id) return [{ pointer: LABEL_FIELD, detail: LABEL_OF_ITSELF() }];
  if (labels.length > 0) {
    const names = labels.map((label) => label.handle).join(', ');
    return [{ pointer: LABEL_FIELD, detail: LABEL_WITH_LABELS({ labels: names }) }];
  }
  const national = relatives.find((relative) => relative.id === id);
  const of = national?.privateLabelOf?.handle;
  if (of !== undefined) return [{ pointer: LABEL_FIELD, detail: LABEL_OF_A_LABEL({ handle, of }) }];
  return national ? differences(product, national) : [];
}

const SAME = ['brand', 'material', 'modality', 'replacement'] as const;
/**
 * Lists fields that not every supplier states. If only one of the two products states a field, the products may still
 * be the same lens.
 */
const SAME_IF_STATED = ['waterContent', 'uvBlocking'] as const;

function differences(label: Product, national: Product): FieldError[] {
  const stated = SAME_IF_STATED.filter((field) => label[field] !== null && national[field] !== null);
  const names = { label: label.handle, national: national.handle };
  const fields = [...SAME, ...stated].flatMap((field) => {
    const [ours, theirs] = [String(label[field]), String(national[field])];
    return ours === theirs ? [] : [{ pointer: `/${field}`, detail: LABEL_DIFFERS({ ...names, ours, theirs }) }];
  });
  const lenses = countExtraLenses(label, national);
  const made = { pointer: '/matrix', detail: LABEL_MADE_OTHERWISE({ ...names, lenses }) };
  return lenses === 0 ? fields : [...fields, made];
}

/**
 * Returns the number of lenses that the private label has but the national brand does not have. Lenses of the national
 * brand alone are permitted and do not count. The result is the number of lenses in both matrices together, minus the
 * number in the matrix of the national brand. Neither number needs a list of all combinations.
 */
function countExtraLenses(label: Product, national: Product): number {
  const both = { segments: [...national.matrix.segments, ...label.matrix.segments] };
  return compileMatrix(both).count() - compileMatrix(national.matrix).count();
}
