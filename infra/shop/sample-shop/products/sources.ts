// Lists the documents from which the sample catalogue has its ranges of powers and other parameters. Only facts were
// taken from the documents, no sentences.

/**
 * Describes a document that states in which powers and other parameters products are made. Some documents were read
 * only in a transcript, which `readIn` names. The original of such a document may contain more than its transcript, or
 * may have changed since.
 */
export interface Source {
  readonly title: string;
  readonly publisher: string;
  /** Holds the year or revision. For a web page, it is the day or year on which the page was read. */
  readonly edition: string;
  readonly url?: string;
  /** Names the transcript in which the document was read. It is absent if the original document was read. */
  readonly readIn?: string;
  readonly by: 'maker' | 'regulator' | 'secondary';
  /** Names the market to which the document applies, if markets differ. */
  readonly market?: string;
}

const TRANSCRIPT = 'github.com/ykh00046/LensFact, transcribed 2026-08-28';
const PAGE_OF = 'as on 2026-08-28';

/**
 * Describes a register that states how many entries each product has, but not for which powers. So it can confirm how
 * many lenses of a product are made, but not which lenses.
 */
export const KOREAN_REGISTER: Source = {
  title: 'UDI register of medical devices',
  publisher: 'Ministry of Food and Drug Safety, Republic of Korea',
  edition: PAGE_OF,
  url: 'https://emedi.mfds.go.kr/msismext/udi/uif/schStddCdLstView.do',
  readIn: TRANSCRIPT,
  by: 'regulator',
};

/** Describes the parameter table of a US online shop. */
export const HONEST_LENSES: Source = {
  title: 'LensCore lens parameters',
  publisher: 'HonestLenses',
  edition: 'as on the web in 2026',
  url: 'https://github.com/Tigerclaw77/HonestLenses/blob/d9de7a33fa589ca03994c939469f8f1c8759ab14/src/LensCore/data/lenses.ts',
  by: 'secondary',
};

/** Describes a later edition of the parameter table of `HONEST_LENSES`. */
export const HONEST_LENSES_2026: Source = {
  ...HONEST_LENSES,
  url: 'https://github.com/Tigerclaw77/HonestLenses/blob/cb236e7ec972aa148a3468e99ab5f6da16c02692/src/LensCore/data/lenses.ts',
};

const contactLensFocus = (edition: string, url: string): Source => ({
  ...{ title: 'Contact Lens Focus', publisher: 'Optometric Management', edition, by: 'secondary' },
  url: `https://www.optometricmanagement.com/issues/${url}/contact-lens-focus`,
});
export const FOCUS_JANUARY_2019 = contactLensFocus('January 2019', '2019/january-2019');
export const FOCUS_DECEMBER_2020 = contactLensFocus('December 2020', '2020/december');

export const ACUVUE_GUIDE: Source = {
  title: 'ACUVUE Technical Specification Guide',
  publisher: 'Johnson & Johnson Vision, United States',
  edition: '27 May 2025, PP2020ACLP4800 v13',
  url: 'https://shop.acuvue.com/pub/media/ACUVUE-Technical-Specification-Guide-05-27-25.pdf',
  readIn: TRANSCRIPT,
  by: 'maker',
};

const ALCON_US = { publisher: 'Alcon, United States', readIn: TRANSCRIPT, by: 'maker' } as const;
export const DAILIES_TOTAL1_PAGE: Source = {
  ...ALCON_US,
  title: 'DAILIES TOTAL1, page for professionals',
  edition: PAGE_OF,
  url: 'https://www.myalcon.com/professional/contact-lenses/daily/dailies-total1',
  market: 'US',
};
export const DAILIES_TOTAL1_PLUS: Source = {
  title: 'Alcon introduces water gradient DAILIES TOTAL1 contact lenses in plus powers',
  publisher: 'Alcon, United States',
  edition: '8 October 2015',
  url: 'https://www.alcon.com/media-release/alcon-introduce-water-gradient-dailies-total1r-contact-lenses-plus-powers',
  by: 'maker',
  market: 'US',
};
export const EYE_KNOW_OD: Source = {
  title: 'Contact lenses, parameter tables, page 4',
  publisher: 'EyeKnowOD',
  edition: '2026',
  url: 'https://www.eyeknowod.com/contact-lenses/page/4',
  by: 'secondary',
};
const eyeKnowPage = (page: number): Source => ({
  ...EYE_KNOW_OD,
  title: `Contact lenses, parameter tables, page ${page}`,
  url: `https://www.eyeknowod.com/contact-lenses/page/${page}`,
});
export const EYE_KNOW_OD_2 = eyeKnowPage(2);
export const EYE_KNOW_OD_3 = eyeKnowPage(3);
export const PRECISION1_INSERT: Source = {
  ...ALCON_US,
  title: 'PRECISION1 (verofilcon A) package insert',
  edition: PAGE_OF,
};
export const TOTAL30_INSERT: Source = {
  ...ALCON_US,
  title: 'TOTAL30 (lehfilcon A) package insert and fitting guide for professionals',
  edition: 'W900460744-0323',
};
export const AIR_OPTIX_PAGE: Source = {
  ...ALCON_US,
  title: 'AIR OPTIX plus HydraGlyde, page for professionals and package insert',
  edition: '2022, US-AHG-2100026',
};
export const AQUA_COMFORT_INSERT: Source = {
  ...ALCON_US,
  title: 'DAILIES AquaComfort Plus package insert',
  edition: 'June 2020, W900252461',
};
export const CONTACT_GO: Source = {
  title: 'Virtual try-on of coloured lenses',
  publisher: 'ContactGo',
  edition: '2026',
  url: 'https://www.contactgo.net/probador-virtual',
  by: 'secondary',
};

export const COOPER_KOREA: Source = {
  title: 'CooperVision Korea Product Specifications',
  publisher: 'CooperVision Korea',
  edition: 'revision 4, September 2023, SA09487',
  url: 'https://coopervision.co.kr/sites/coopervision.co.kr/files/CVK%20Product%20Specifications.pdf',
  readIn: TRANSCRIPT,
  by: 'maker',
};
export const cooperPage = (name: string, path: string): Source => ({
  title: `${name}, page for practitioners`,
  publisher: 'CooperVision, United States',
  edition: PAGE_OF,
  url: `https://coopervision.com/practitioner/our-products/${path}`,
  readIn: TRANSCRIPT,
  by: 'maker',
});
export const MISIGHT_UK: Source = {
  title: 'MiSight 1 day, page for practitioners',
  publisher: 'CooperVision, United Kingdom',
  edition: 'as on the web in 2026',
  url: 'https://coopervision.co.uk/practitioner/contact-lenses/misight-1-day',
  by: 'maker',
  market: 'GB',
};
export const MISIGHT_US: Source = {
  title: 'Product focus: MiSight 1 Day',
  publisher: 'Contact Lens Spectrum',
  edition: 'June 2020',
  url: 'https://www.clspectrum.com/issues/2020/june-2020/product-focus',
  by: 'secondary',
  market: 'US',
};
const myopiaProfile = (title: string, path: string): Source => ({
  ...{ title, publisher: 'Myopia Profile', edition: 'as on the web in 2026', by: 'secondary' },
  url: `https://www.myopiaprofile.com/product-compendium/${path}/`,
});
export const MYOPIA_PROFILE_MISIGHT = myopiaProfile('MiSight 1 day', 'misight-1-day');
export const MYOPIA_PROFILE_NATURALVUE = myopiaProfile('NaturalVue Multifocal 1 day', 'naturalvue-multifocal');

/**
 * Describes the summary of a US approval (FDA 510(k) K083921). It states the ends of the ranges that may be made, but
 * no steps.
 */
export const FDA_K083921: Source = {
  title: '510(k) summary K083921, SynergEyes SiH hybrid contact lens',
  publisher: 'Food and Drug Administration, United States',
  edition: '20 May 2009',
  url: 'https://510k.innolitics.com/search/K083921',
  by: 'regulator',
};
export const DUETTE_REPLACEMENT: Source = {
  title: 'What is parameter in contact lenses?',
  publisher: 'heyiamindians.com',
  edition: 'as on the web in 2026',
  url: 'https://heyiamindians.com/what-is-parameter-in-contact-lenses',
  by: 'secondary',
};

export const MYDAY_MULTIFOCAL_RELEASE: Source = {
  title: 'CooperVision introduces MyDay daily disposable multifocal',
  publisher: 'CooperVision Canada',
  edition: '1 November 2021',
  url: 'https://coopervision.ca/our-company/news-center/press-release/coopervision-introduces-myday-daily-disposable-multifocal',
  by: 'maker',
};

const BAUSCH_INSERTS = 'https://pi.bausch.com/globalassets/pdf/packageinserts/vision-care/lenses';
const BAUSCH_US = { publisher: 'Bausch + Lomb, United States', by: 'maker' } as const;
export const BIOTRUE_INSERT: Source = {
  ...BAUSCH_US,
  title: 'Biotrue ONEday package insert and fitting guide',
  edition: 'November 2019, 8101906',
  url: `${BAUSCH_INSERTS}/biotrue-one-day-pifg53.pdf`,
  readIn: TRANSCRIPT,
};
export const BIOTRUE_MULTIFOCAL_NEWS: Source = {
  title: 'FDA approves daily disposable multifocal contact lens',
  publisher: 'Healio',
  edition: '6 August 2014',
  url: 'https://cm.healio.com/news/ooi/20140806/fda-approves-daily-disposable-multifocal-contact-lens',
  by: 'secondary',
};
export const INFUSE_INSERT: Source = {
  ...BAUSCH_US,
  title: 'Bausch + Lomb INFUSE package insert and fitting guide',
  edition: 'July 2023, 8191603',
  url: `${BAUSCH_INSERTS}/bausch-lomb-infuse-package-insert-fitting-guide73.pdf`,
  readIn: TRANSCRIPT,
};
export const SOFLENS_DAILY_KOREA: Source = {
  title: 'SofLens daily disposable, product page',
  publisher: 'Bausch + Lomb Korea',
  edition: PAGE_OF,
  url: 'https://www.bauschlomb.co.kr/cleardaily/?idx=102',
  readIn: TRANSCRIPT,
  by: 'maker',
  market: 'KR',
};
export const SOFLENS_38_SHEET: Source = {
  ...BAUSCH_US,
  title: 'SofLens 38 information sheet',
  edition: 'undated',
  url: 'https://de.scribd.com/document/93073799/SofLens-38-Info-Sheet',
};
export const SOFLENS_59_INSERT: Source = {
  ...BAUSCH_US,
  title: 'SofLens 59 package insert and fitting guide',
  edition: 'April 2003',
  url: 'https://manualmachine.com/bauschlomb/soflens59contactlenses/1376903-user-manual',
};

export const MIRU_PAGE: Source = {
  title: 'Miru 1day Menicon Flat Pack, product page',
  publisher: 'Menicon Korea',
  edition: PAGE_OF,
  url: 'https://www.menicon.co.kr/consumer/products/disposable-lenses/miru-1day-flat-pack',
  readIn: TRANSCRIPT,
  by: 'maker',
};
