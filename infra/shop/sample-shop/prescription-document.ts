/** Makes the document that a sample customer attaches: a page of a PDF with the prescription in words. */
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import { Eye } from '@toric/contracts/lens';

const escaped = (text: string) => text.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&');

function linesOf(patient: string, { prescriber, issuedOn, expiresOn, eyes }: PrescriptionContents): string[] {
  const lenses = Eye.options.flatMap((eye) => {
    const lens = eyes[eye];
    const values = Object.entries(lens?.parameters ?? {}).map(([name, value]) => `${name} ${value}`);
    return lens ? [`${eye} eye: ${lens.productName ?? lens.productId}, ${values.join(', ')}`] : [];
  });
  const days = `Issued ${issuedOn}, valid until ${expiresOn}`;
  return ['SAMPLE. Not a real prescription.', prescriber.name, `Patient: ${patient}`, days, ...lenses];
}

/**
 * Returns a PDF (ISO 32000-1) of one page, with one line of Helvetica for each fact. Other scripts are shown as `?`.
 */
export function prescriptionDocument(patient: string, contents: PrescriptionContents): Uint8Array<ArrayBuffer> {
  const shown = linesOf(patient, contents).map((line) => `(${escaped(line)}) Tj T*`);
  const stream = `BT /F1 12 Tf 18 TL 60 760 Td ${shown.join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  // the file has no cross-reference table, because the service rewrites every PDF before it is stored
  return new TextEncoder().encode(`%PDF-1.4\n${body}trailer\n<< /Root 1 0 R >>\n%%EOF\n`);
}
