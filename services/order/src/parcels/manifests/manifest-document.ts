/** Creates the PDF of a manifest, which the driver signs. The PDF has numbers and weights of parcels, and no name. */
import { lineAt, PAGE, pdfDocument, textAt } from '@toric/chassis/files/pdf';
import type { Language } from '@toric/contracts/kernel/sentence';

type Row = {
  readonly number: string;
  readonly trackingNumber: string | null;
  readonly service: string | null;
  readonly weightGrams: number | null;
  readonly market: string;
};
type Manifest = { readonly id: string; readonly carrier: string; readonly createdAt: Date };

const WORDS = {
  title: { en: 'Manifest', zh: '包裹交接单' },
  carrier: { en: 'Carrier', zh: '承运商' },
  made: { en: 'Made at', zh: '制单时间' },
  parcels: { en: 'Parcels', zh: '包裹数' },
  weight: { en: 'Weight, kg', zh: '重量（千克）' },
  columns: {
    en: ['Parcel', 'Tracking number', 'Service', 'Country', 'Grams'],
    zh: ['包裹', '运单号', '服务', '目的地', '克'],
  },
  signature: { en: 'Received, the driver:', zh: '司机签收：' },
} as const;

const [LEFT, RIGHT, TOP, BOTTOM] = [50, PAGE.width - 50, PAGE.height - 60, 110];
const COLUMNS = [LEFT, 170, 330, 430, RIGHT];
const ROW = 16;
const ROWS_OF_PAGE = Math.floor((TOP - 90 - BOTTOM) / ROW);

const cell = (text: string, column: number, y: number, font: 'sans' | 'bold' | 'mono' = 'sans') =>
  textAt(text, { x: COLUMNS[column] ?? LEFT, y, size: 9, font, ...(column === 4 && { align: 'end' as const }) });

/** Returns the PDF of a manifest, with one line for each parcel. */
export function manifestPdf(manifest: Manifest, parcels: readonly Row[], language: Language): Buffer {
  const pages = Math.max(1, Math.ceil(parcels.length / ROWS_OF_PAGE));
  const texts = Array.from({ length: pages }, (_, page) => {
    const rows = parcels.slice(page * ROWS_OF_PAGE, (page + 1) * ROWS_OF_PAGE);
    return [...head(manifest, parcels, language), ...rows.flatMap(rowAt), ...foot(language, page + 1, pages)].join(
      '\n',
    );
  });
  return pdfDocument(texts, language);
}

function head({ carrier, createdAt, id }: Manifest, parcels: readonly Row[], language: Language): string[] {
  const kilos = (parcels.reduce((sum, { weightGrams }) => sum + (weightGrams ?? 0), 0) / 1_000).toFixed(1);
  const facts = [
    `${WORDS.carrier[language]}: ${carrier}`,
    `${WORDS.made[language]}: ${createdAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `${WORDS.parcels[language]}: ${parcels.length}   ${WORDS.weight[language]}: ${kilos}`,
  ];
  return [
    textAt(WORDS.title[language], { x: LEFT, y: TOP, size: 18, font: 'bold' }),
    textAt(id, { x: RIGHT, y: TOP, size: 8, font: 'mono', align: 'end' }),
    ...facts.map((text, index) => textAt(text, { x: LEFT, y: TOP - 22 - index * 14, size: 10 })),
    ...WORDS.columns[language].map((text, column) => cell(text, column, TOP - 78, 'bold')),
    lineAt(TOP - 83, LEFT, RIGHT),
  ];
}

function rowAt({ number, trackingNumber, service, weightGrams, market }: Row, index: number): string[] {
  const y = TOP - 97 - index * ROW;
  return [number, trackingNumber ?? '', service ?? '', market, weightGrams === null ? '' : String(weightGrams)].map(
    (text, column) => cell(text, column, y, column === 1 ? 'mono' : 'sans'),
  );
}

const foot = (language: Language, page: number, pages: number): string[] => [
  textAt(WORDS.signature[language], { x: LEFT, y: BOTTOM - 40, size: 10 }),
  lineAt(BOTTOM - 44, LEFT + 110, RIGHT - 60),
  textAt(`${page} / ${pages}`, { x: RIGHT, y: BOTTOM - 40, size: 9, align: 'end' }),
];
