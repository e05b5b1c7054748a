/**
 * Lists the currencies of ISO 4217 in which goods are sold, by the number of digits after the decimal point, as of
 * November 2026 (list one, SIX Interbank Clearing). Funds, metals and test codes (CHE, XAU, XTS) are left out.
 * Withdrawn currencies are left out too (HRK since 2023, SLL since 2024, ANG since 2025, BGN since 2026).
 */
const BY_DIGITS: ReadonlyMap<number, string> = new Map([
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE
    CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR
    KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB
    PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY
    TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  ],
]);
const DIGITS: ReadonlyMap<string, number> = new Map(
  [...BY_DIGITS].flatMap(([digits, codes]) => codes.split(/\s+/).map((code) => [code, digits] as const)),
);

/** Returns true if goods may be priced in this currency today. Letters must be capitals. */
export const isCurrency = (code: string): boolean => DIGITS.has(code);

/**
 * Returns how many digits of an amount in minor units are after the decimal point: 2 for USD, 0 for JPY, 3 for KWD. A
 * withdrawn currency has 2. The numbers come from ISO 4217 and not from `Intl`, which shows no digits for HUF, whose
 * minor unit is 1/100.
 */
export const minorDigits = (currency: string): number => DIGITS.get(currency) ?? 2;

/** Returns an amount in minor units as a person reads it in English: `USD 64.00`, `JPY 6,400`. */
export function amountInWords(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${currency} ${format.format(amount / 10 ** digits)}`;
}
